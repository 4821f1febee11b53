import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { whenText } from "../one/pages.ts";
import { contactText } from "../own/pages.ts";
import type { Room } from "../seats/queries.ts";
import { freePlaces } from "../seats/seat.ts";
import { kindHint, levelText } from "../words.ts";
import { openUrl, openWorkshopUrl } from "./addresses.ts";
import type { RoomThen } from "./forms.ts";
import type { Closed } from "./open.ts";
import type { OpenPage, OpenProgramme } from "./queries.ts";

/** So many past workshops are listed, the latest first. */
const mostPast = 10;

/** What anybody may come to, and what there has been. */
export function openListPage({ programme, ahead, past }: OpenProgramme, asking: Asking): Page {
  const { t, locale } = asking;
  return {
    view: "workshops/public/list",
    title: t("workshops.public.title"),
    model: {
      place: programme.name,
      lead: ahead.length === 0 ? t("workshops.public.none") : t("workshops.public.lead", { count: ahead.length }),
      ahead: ahead.map(({ workshop, room }) => ({
        url: openWorkshopUrl(programme.id, workshop.id),
        ...placesModel(room, asking),
        ...workshopModel({ programme, workshop }, asking),
      })),
      past: past
        .slice(-mostPast)
        .reverse()
        .map((workshop) => ({
          name: textIn(workshop.names, locale),
          when: whenText(workshop, programme.timeZone, asking),
        })),
      contact: contactText(programme, asking),
    },
  };
}

/** What it is, when, where, and for whom. */
export function workshopModel({ programme, workshop }: Pick<OpenPage, "programme" | "workshop">, asking: Asking) {
  const { t, locale } = asking;
  const hasRemote = workshop.remoteUrl !== "";
  return {
    name: textIn(workshop.names, locale),
    when: whenText(workshop, programme.timeZone, asking),
    where: [
      workshop.place === "" && !hasRemote ? t("workshops.letters.placeLater") : workshop.place,
      hasRemote ? t(workshop.place === "" ? "workshops.public.remoteOnly" : "workshops.public.remoteToo") : "",
    ].filter((part) => part !== ""),
  };
}

/** Whether there is room, in words: how many come is nobody's business. */
export function placesModel(room: Room, { t }: Asking) {
  const isFull = room.hasRoom && freePlaces(room) === 0;
  const full = room.hasRemote ? "workshops.public.fullRoom" : "workshops.public.full";
  return { isFull, places: t(isFull ? full : "workshops.public.placesLeft") };
}

/** The facts of one workshop, for whom it is among them. */
export function factsOf({ workshop }: Pick<OpenPage, "workshop">, { t }: Asking) {
  const level = workshop.level === "all" ? "" : t("workshops.public.level", { level: t(levelText[workshop.level]) });
  return [t(kindHint[workshop.kind]), level].filter((part) => part !== "").join(" ");
}

export const closedText: Record<Closed, Key> = {
  cancelled: "workshops.public.closed.cancelled",
  begun: "workshops.public.closed.begun",
};

const receiptText: Record<RoomThen, Key> = {
  free: "workshops.public.receipt.free",
  full: "workshops.public.receipt.full",
  remote: "workshops.public.receipt.remote",
};

/** After signing up: the same words for everybody, and what is so for the person comes by mail. */
export function receiptPage(open: OpenPage, then: RoomThen, asking: Asking): Page {
  const { t } = asking;
  const { programme } = open;
  return {
    view: "workshops/public/receipt",
    title: t("workshops.public.receipt.heading"),
    model: {
      place: programme.name,
      ...workshopModel(open, asking),
      text: t(receiptText[then]),
      listUrl: openUrl(programme.id),
      contact: contactText(programme, asking),
    },
  };
}
