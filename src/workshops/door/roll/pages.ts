import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatDay, formatTime } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { whereFrom } from "../../attendees/pages.ts";
import { localDayAndTime } from "../../calendar/local-times.ts";
import { workshopFrame, workshopUrl } from "../../one/pages.ts";
import type { HoldingRefusal } from "../../register/holding.ts";
import type { Seated } from "../../seats/queries.ts";
import { checkInRefusal, isFoundIn, rollRefusal, type RollRefusal } from "../door.ts";
import { questionModel, type Question } from "../question/pages.ts";
import type { RollDone } from "./forms.ts";
import type { Roll } from "./queries.ts";
import { rollCounts, sectionOf, type HeadCountRefusal, type RollSection } from "./roll.ts";

/** From how many people on the list can be searched. */
const searchedFrom = 16;

/** What was pressed, and what could not be done. */
export interface Pressed extends RollDone {
  sought: string;
  refused: RollRefusal | null;
  question: Question | null;
  /** The form that marks the workshop as held, as it was sent. */
  form: FormState;
}

/** Who is here: one press for each person, made for a phone at the door. */
export function rollPage(roll: Roll, pressed: Pressed, asking: Asking): Page {
  const { programme, workshop, seated } = roll;
  const { t } = asking;
  const url = attendanceUrl(programme.id, workshop.id);
  const holding = holdingModel(roll, pressed.form, url, asking);
  const mistakes = holding === null ? [] : summary([holding.heldOn, holding.headCount]);
  return {
    view: "workshops/door/roll",
    region: "workshops/door/_roll",
    title: t("workshops.one.attendance"),
    hasMistakes: mistakes.length > 0,
    model: {
      frame: workshopFrame(programme, workshop, "attendance", asking),
      mistakes,
      search: seated.length < searchedFrom ? null : { url, value: pressed.sought },
      sought: pressed.sought,
      status: statusText(pressed, asking),
      undo:
        pressed.everybody === undefined
          ? null
          : { url: `${url}/everybody/removal`, everybody: pressed.everybody.toString() },
      question: pressed.question === null ? null : questionModel(pressed.question, roll.room, asking),
      lead: leadText(roll, asking),
      why: whyText(roll, asking),
      ...actsModel(roll, url),
      isEmpty: seated.length === 0,
      sections: sections(roll, pressed.sought, url, asking),
      nobodyFound: pressed.sought !== "" && found(roll, pressed.sought).length === 0,
      holding,
      links: linksOf(roll, url, asking),
    },
  };
}

export function attendanceUrl(programmeId: string, workshopId: string): string {
  return workshopUrl(programmeId, workshopId, "/attendance");
}

const doneText: Record<NonNullable<RollDone["done"]>, Key> = {
  held: "workshops.door.done.held",
  "walk-in": "workshops.door.done.walkIn",
  "walk-in-added-place": "workshops.door.done.walkInAddedPlace",
  "nobody-left": "workshops.door.done.nobodyLeft",
  undone: "workshops.door.done.undone",
};

export const rollRefusalText: Record<RollRefusal, Key> = {
  cancelled: "workshops.door.refused.cancelled",
  "not-today": "workshops.door.refused.notToday",
};

function statusText({ done, everybody, refused }: Pressed, { t }: Asking): string | null {
  if (refused !== null) return t(rollRefusalText[refused]);
  if (everybody !== undefined) return t("workshops.door.done.everybody");
  return done === undefined ? null : t(doneText[done]);
}

/** "11 / 14 on paikalla, heistä 2 etänä." */
function leadText({ workshop, seated }: Roll, { t }: Asking): string {
  const { all, here, hereRemote, unmarked } = rollCounts(seated.map(({ seat }) => seat));
  const { state, headCount } = workshop;
  const counted = headCount === null ? "" : t("workshops.door.counts.heads", { count: headCount });
  const isUnknown = all === 0 || unmarked > 0;
  if (state === "held" && here === 0 && isUnknown) return counted === "" ? t("workshops.door.counts.unknown") : counted;
  const key: Key = state === "held" ? "workshops.door.counts.were" : "workshops.door.counts.are";
  const remote = hereRemote === 0 ? "" : t("workshops.door.counts.remote", { count: hereRemote });
  return [t(key, { here, all }), remote, counted].filter((part) => part !== "").join(" ");
}

/** Why nobody can be marked now, or where those go who are not marked. */
function whyText({ programme, workshop, now }: Roll, { t }: Asking): string | null {
  const refused = rollRefusal(workshop, now, programme.timeZone);
  return refused === null ? null : t(rollRefusalText[refused]);
}

function actsModel({ programme, workshop, seated, now }: Roll, url: string) {
  const canMark = rollRefusal(workshop, now, programme.timeZone) === null;
  const { unmarked } = rollCounts(seated.map(({ seat }) => seat));
  return {
    codeUrl: checkInRefusal(workshop, now, programme.timeZone) === null ? `${url}/code` : null,
    walkInUrl: canMark ? `${url}/walk-ins` : null,
    everybodyUrl: canMark && unmarked > 1 ? `${url}/everybody` : null,
  };
}

const sectionText: Record<RollSection, Key> = {
  room: "workshops.door.section.room",
  remote: "workshops.door.section.remote",
  waiting: "workshops.door.section.waiting",
  others: "workshops.door.section.others",
};

function found({ seated }: Roll, sought: string): Seated[] {
  return sought === ""
    ? seated
    : seated.filter(({ person }) => isFoundIn(sought, [person.name, person.organisationName]));
}

function sections(roll: Roll, sought: string, url: string, asking: Asking) {
  const { t } = asking;
  const bySection = Map.groupBy(found(roll, sought), ({ seat }) => sectionOf(seat));
  return (["room", "remote", "waiting", "others"] as const).flatMap((section) => {
    const people = bySection.get(section) ?? [];
    if (people.length === 0) return [];
    return {
      id: `section-${section}`,
      heading: t(sectionText[section]),
      count: people.length,
      isFolded: section === "others" && sought === "",
      people: people.map((each) => personModel(each, roll, url, asking)),
    };
  });
}

function personModel({ seat, person }: Seated, { programme, workshop, now }: Roll, url: string, asking: Asking) {
  const { t, locale } = asking;
  const isHere = seat.attended === true;
  const { checkedInAt } = seat;
  const { own, above } = whereFrom(person);
  const facts = [
    ...[own, above ?? ""],
    seat.source === "walk-in" ? t("workshops.door.facts.walkIn") : "",
    checkedInAt === null
      ? ""
      : t("workshops.door.facts.checkedIn", { at: formatTime(checkedInAt, locale, programme.timeZone) }),
    seat.attended === false ? t("workshops.door.facts.notHere") : "",
  ].filter((fact) => fact !== "");
  return {
    id: `mark-${seat.id}`,
    name: person.name === "" ? t("workshops.people.removed") : person.name,
    facts: facts.join(" · "),
    isHere,
    url: rollRefusal(workshop, now, programme.timeZone) === null ? `${url}/people/${seat.id}` : null,
    attended: isHere ? "no" : "yes",
    button: t(isHere ? "workshops.door.notHere" : "workshops.door.here"),
  };
}

export const holdingText: Record<HoldingRefusal | HeadCountRefusal, { field: string; text: Key }> = {
  "in-future": { field: "heldOn", text: "workshops.door.hold.inFuture" },
  cancelled: { field: "heldOn", text: "workshops.door.refused.cancelled" },
  "fewer-than-named": { field: "headCount", text: "workshops.door.hold.fewerThanNamed" },
};

/** The end of the day: what becomes of those who were not marked is said before. */
function holdingModel(roll: Roll, form: FormState, url: string, { t }: Asking) {
  const { programme, workshop, seated, now, today } = roll;
  if (workshop.state !== "planned" || rollRefusal(workshop, now, programme.timeZone) !== null) return null;
  const { here, unmarked } = rollCounts(seated.map(({ seat }) => seat));
  const { startsAt } = workshop;
  const text = here === 0 ? t("workshops.door.hold.nobody") : unmarked === 0 ? t("workshops.door.hold.all") : null;
  return {
    url: `${url}/holding`,
    text: text ?? t("workshops.door.hold.unmarked", { count: unmarked }),
    heldOn: formField(form, t, "heldOn", {
      label: t("workshops.door.hold.day"),
      type: "date",
      value: startsAt === null ? today : localDayAndTime(startsAt, programme.timeZone).day,
    }),
    headCount: formField(form, t, "headCount", {
      label: t("workshops.door.hold.headCount"),
      hint: t("workshops.door.hold.headCountHint"),
      inputmode: "numeric",
      autocomplete: "off",
      optional: true,
    }),
  };
}

/** What can be printed and where one goes on from here. */
function linksOf({ programme, workshop, seated }: Roll, url: string, { t, locale, role }: Asking) {
  const mayAsk = role === "planner" || role === "owner";
  const isHeld = workshop.state === "held";
  const hasAttended = seated.some(({ seat }) => seat.attended === true);
  const one = (path: string) => workshopUrl(programme.id, workshop.id, path);
  return [
    ...(workshop.state === "planned" ? [{ url: `${url}/sheet`, text: t("workshops.door.toSheet") }] : []),
    ...(isHeld && hasAttended ? [{ url: `${url}/certificates`, text: t("workshops.door.toCertificates") }] : []),
    ...(isHeld
      ? [{ url: one("/feedback"), text: t(mayAsk ? "workshops.door.toFeedback" : "workshops.one.feedback") }]
      : []),
    ...(isHeld && workshop.heldOn !== null
      ? [{ url: one("/log"), text: t("workshops.door.toCorrect", { day: formatDay(workshop.heldOn, locale) }) }]
      : []),
  ];
}
