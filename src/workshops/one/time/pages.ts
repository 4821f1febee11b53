import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { foldOf, localDayAndTime } from "../../calendar/local-times.ts";
import { facilitatorsUrl } from "../../facilitators/pages.ts";
import { roomsUrl } from "../../rooms/pages.ts";
import { durationText } from "../../topics/rows/pages.ts";
import { refusalShown, workshopFrame, workshopUrl } from "../pages.ts";
import { workshopVersion } from "../version.ts";
import { readTime, usualPlaces, type ArrangementRefusal, type TimeMistake, type TypedTime } from "./arrangement.ts";
import { facilitatorOptions } from "./facilitator-options.ts";
import type { ArrangementDetails, JustAdded } from "./forms.ts";
import { noNotes, type Notes } from "./notes/pages.ts";
import type { Surroundings } from "./queries.ts";

/** What is wrong with a typed time, in words. */
export const timeText: Record<TimeMistake["reason"], Key> = {
  "day-missing": "workshops.time.dayMissing",
  "start-missing": "workshops.time.startMissing",
  "length-missing": "workshops.time.lengthMissing",
  "end-before-start": "workshops.time.endBeforeStart",
  skipped: "workshops.time.skipped",
  twice: "workshops.time.twice",
};

/** Why a workshop is not arranged so, in words and at which field; without a field the whole form is meant. */
export const arrangementText: Record<ArrangementRefusal, Key> = {
  cancelled: "workshops.time.cancelled",
  "changed-meanwhile": "workshops.one.changedMeanwhile",
  "held-in-future": "workshops.holding.inFuture",
  "held-without-time": "workshops.time.heldWithoutTime",
  "people-need-time": "workshops.time.peopleNeedTime",
  "too-few-places": "workshops.time.tooFewPlaces",
  "remote-people": "workshops.time.remotePeople",
};
export const arrangementField: Record<ArrangementRefusal, keyof ArrangementDetails | null> = {
  cancelled: null,
  "changed-meanwhile": null,
  "held-in-future": "day",
  "held-without-time": "day",
  "people-need-time": "day",
  "too-few-places": "places",
  "remote-people": "remoteUrl",
};

/** The form of when and where, and who leads; `notes` tell what was found when it was checked. */
export function timePage(
  around: Surroundings,
  form: FormState,
  asking: Asking,
  { notes = noNotes, alert = null, added = {} }: { notes?: Notes; alert?: Key | null; added?: JustAdded } = {},
): Page {
  const { t } = asking;
  const { programme, workshop, seats } = around;
  const shown =
    form === emptyForm ? { ...emptyForm, values: { ...valuesOf(around), ...withAdded(around, added) } } : form;
  const fields = fieldsOf(around, shown, asking);
  const mistakes = summary(Object.values(fields).filter((field) => field !== null));
  const url = workshopUrl(programme.id, workshop.id);
  return {
    view: "workshops/one/time",
    region: "workshops/one/_notes",
    title: t("workshops.time.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...workshopFrame(programme, workshop, "overview", asking),
      heading: t(workshop.state === "held" ? "workshops.time.headingHeld" : "workshops.time.heading"),
      fields,
      mistakes,
      notes,
      alert: refusalShown(workshop, alert, t),
      tells:
        workshop.state === "planned" && seats.invited + seats.coming + seats.remote + seats.waiting > 0
          ? t("workshops.time.tells", { count: seats.invited + seats.coming + seats.remote + seats.waiting })
          : null,
      version: workshopVersion(workshop),
      actionUrl: `${url}/time`,
      checkUrl: `${url}/time/check`,
      cancelUrl: url,
      newRoomUrl: `${roomsUrl(programme.id)}/new?workshop=${workshop.id}`,
      newFacilitatorUrl: `${facilitatorsUrl(programme.id)}/new?workshop=${workshop.id}`,
      hasFacilitators: around.facilitators.length > 0,
    },
  };
}

function fieldsOf(around: Surroundings, form: FormState, { t, locale }: Asking) {
  const { workshop, topic, rooms } = around;
  const { durationMinutes } = workshop;
  const isTwice = [form.mistakes["start"], form.mistakes["end"]].includes(timeText.twice);
  const field = (name: string, settings: Parameters<typeof formField>[3]) => formField(form, t, name, settings);
  const endHint =
    durationMinutes === null ? {} : { hint: t("workshops.time.endHint", { length: durationText(durationMinutes, t) }) };
  const most = topic?.mostPeople ?? null;
  const placesHint = most === null ? t("workshops.time.placesHint") : t("workshops.time.placesHintMost", { most });
  return {
    day: field("day", { label: t("workshops.time.day"), type: "date", optional: true }),
    start: field("start", { label: t("workshops.time.start"), type: "time", optional: true }),
    end: field("end", { label: t("workshops.time.end"), type: "time", optional: true, ...endHint }),
    fold:
      isTwice || (form.values["fold"] ?? "") !== ""
        ? field("fold", {
            label: t("workshops.time.fold"),
            type: "radio",
            options: [
              { value: "first", text: t("workshops.time.foldFirst") },
              { value: "second", text: t("workshops.time.foldSecond") },
            ],
          })
        : null,
    roomId: field("roomId", {
      label: t("workshops.time.room"),
      options: [
        { value: "", text: t("workshops.time.noRoom") },
        ...rooms.map(({ id, name, places }) => ({
          value: id,
          text: `${name} (${t("workshops.rooms.places", { count: places })})`,
        })),
      ],
    }),
    place: field("place", { label: t("workshops.time.place"), hint: t("workshops.time.placeHint"), optional: true }),
    remoteUrl: field("remoteUrl", {
      label: t("workshops.time.remote"),
      hint: t("workshops.time.remoteHint"),
      inputmode: "url",
      optional: true,
    }),
    places: field("places", {
      label: t("workshops.time.places"),
      hint: placesHint,
      inputmode: "numeric",
      optional: true,
    }),
    facilitatorIds: field("facilitatorIds", {
      label: t("workshops.time.facilitators"),
      type: "checkbox",
      optional: true,
      options: facilitatorOptions(around, { t, locale }),
    }),
  };
}

/** The form's values as the workshop has them; places that follow from the room are left empty, to follow a new one. */
function valuesOf({ programme, workshop, topic, rooms }: Surroundings): Record<string, string> {
  const { startsAt, endsAt, roomId, place, remoteUrl, places, facilitatorIds } = workshop;
  const room = rooms.find(({ id }) => id === roomId) ?? null;
  const at = (instant: typeof startsAt) =>
    instant === null ? { day: "", time: "" } : localDayAndTime(instant, programme.timeZone);
  const folds = [startsAt, endsAt].map((instant) => (instant === null ? null : foldOf(instant, programme.timeZone)));
  const [{ day, time: start }, { time: end }] = [at(startsAt), at(endsAt)];
  const fold = folds.find((each) => each !== null) ?? null;
  return {
    ...{ day, start, fold: fold ?? "" },
    end: startsAt === null || leadsBack({ day, start, end, fold }, endsAt, programme.timeZone) ? end : "",
    roomId: roomId ?? "",
    place: roomId === null ? place : "",
    remoteUrl,
    places: places === null || places === usualPlaces(room, topic) ? "" : String(places),
    facilitatorIds: facilitatorIds.join("\n"),
  };
}

/** Whether the form would read the end as it is. One on a later day is left empty: then the length stays. */
function leadsBack(typed: TypedTime, endsAt: Temporal.Instant | null, timeZone: string): boolean {
  const read = readTime(typed, null, timeZone);
  return !("reason" in read) && endsAt !== null && read.endsAt?.equals(endsAt) === true;
}

/** What has just been added to the lists for this workshop is chosen at once. */
function withAdded({ workshop }: Surroundings, { room, facilitator }: JustAdded): Record<string, string> {
  return {
    ...(room !== undefined && { roomId: room, place: "", places: "" }),
    ...(facilitator !== undefined && { facilitatorIds: [...workshop.facilitatorIds, facilitator].join("\n") }),
  };
}
