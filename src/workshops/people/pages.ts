import type { Temporal } from "temporal-polyfill";
import { whereFrom } from "../attendees/pages.ts";
import type { Asking } from "../../platform/asking.ts";
import { formatInstant } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { suppressedCounts } from "../../platform/visibility.ts";
import type { Programme } from "../../programmes/index.ts";
import { workshopFrame, workshopUrl } from "../one/pages.ts";
import { openAnswers } from "../own/answers.ts";
import { answerText } from "../own/words.ts";
import type { Workshop } from "../register/queries.ts";
import { canBeReminded, isDueNow, reminderAt, reminderKinds, type ReminderKind } from "../reminders/reminder.ts";
import type { Room } from "../seats/queries.ts";
import { hasPlace, isAhead, isTold, type SeatState } from "../seats/seat.ts";
import type { Person } from "./queries.ts";
import { doneText, nobodyText, type Done } from "./words.ts";

/** What the page of a workshop's people is made of. */
export interface People {
  programme: Programme;
  workshop: Workshop;
  room: Room;
  people: Person[];
  now: Temporal.Instant;
  done: Done | undefined;
  count: number;
}

/** Who comes, who waits, who has not answered: a facilitator sees names, a planner acts, a viewer sees figures. */
export function peoplePage(seen: People, asking: Asking): Page {
  const { programme, workshop, room, people, now, done, count } = seen;
  const { t, role } = asking;
  const seesNames = role !== "viewer";
  const mayInvite = role === "planner" || role === "owner";
  const isOpen = workshop.state === "planned" && isAhead(room, now);
  const url = (path: string) => workshopUrl(programme.id, workshop.id, `/people${path}`);
  return {
    view: "workshops/people/people",
    title: t("workshops.people.title"),
    model: {
      frame: workshopFrame(programme, workshop, "people", asking),
      status:
        done === undefined ? null : t(count === 0 ? (nobodyText[done] ?? doneText[done]) : doneText[done], { count }),
      isEmpty: people.length === 0,
      lead: leadText(seen, seesNames, asking),
      inviteUrl: mayInvite && isOpen && workshop.startsAt !== null ? url("/invitations") : null,
      guestUrl: mayInvite && isOpen && workshop.startsAt !== null ? url("/guests") : null,
      needsTimeUrl: mayInvite && isOpen && workshop.startsAt === null ? workshopUrl(programme.id, workshop.id) : null,
      mailHint: mayInvite && isOpen && programme.contactEmail === "" ? t("workshops.people.noContact") : null,
      sections: seesNames ? sections(seen, mayInvite, asking) : [],
      reminders: mayInvite && isOpen && people.length > 0 ? reminders(seen, url("/reminders"), asking) : null,
      xlsxUrl: seesNames && people.length > 0 ? `${url("")}.xlsx` : null,
      csvUrl: seesNames && people.length > 0 ? `${url("")}.csv` : null,
      cancelUrl: mayInvite ? workshopUrl(programme.id, workshop.id, "/cancellation") : null,
      cancelText: t(
        workshop.state === "cancelled" ? "workshops.people.toCancelled" : "workshops.people.toCancellation",
      ),
    },
  };
}

/** "12 / 14 paikkaa on varattu, 3 jonottaa." A viewer is not told of fewer than five. */
function leadText({ room, people }: People, seesAll: boolean, { t }: Asking): string {
  const count = (is: (seat: Person["seat"]) => boolean) => people.filter(({ seat }) => is(seat)).length;
  const counts = [
    count(hasPlace),
    count((seat) => seat.state === "coming" && seat.isRemote),
    count(({ state }) => state === "waiting"),
    count(({ state }) => state === "invited"),
    count(({ state }) => state === "declined"),
  ] as const;
  const hidden = seesAll ? counts.map(() => false) : suppressedCounts(counts);
  const [coming, ...others] = counts;
  const keys: Key[] = [
    "workshops.people.counts.remote",
    "workshops.people.counts.waiting",
    "workshops.people.counts.invited",
    "workshops.people.counts.declined",
  ];
  const parts = [
    ...(hidden[0] === true ? [] : [comingText(coming, room.places, t)]),
    ...others.flatMap((each, at) => {
      const key = keys[at];
      return each === 0 || hidden[at + 1] === true || key === undefined ? [] : [t(key, { count: each })];
    }),
  ];
  const all = parts.length === 0 ? "" : `${parts.join(", ")}.`;
  return hidden.includes(true) ? `${all} ${t("workshops.people.counts.hidden")}`.trim() : all;
}

function comingText(coming: number, places: number | null, t: Asking["t"]): string {
  if (places !== null) return t("workshops.people.counts.places", { taken: coming, places });
  return coming === 0 ? t("workshops.people.counts.nobody") : t("workshops.people.counts.coming", { count: coming });
}

const sectionText: Record<SeatState, Key> = {
  coming: "workshops.people.section.coming",
  waiting: "workshops.people.section.waiting",
  invited: "workshops.people.section.invited",
  declined: "workshops.people.section.declined",
};
const sectionOrder: readonly SeatState[] = ["coming", "waiting", "invited", "declined"];

function sections(seen: People, mayInvite: boolean, asking: Asking) {
  const { t } = asking;
  return sectionOrder.flatMap((state) => {
    const members = seen.people.filter(({ seat }) => seat.state === state);
    if (members.length === 0) return [];
    return {
      id: state,
      heading: t(sectionText[state]),
      hint: state === "waiting" ? t("workshops.people.waitingOrder") : null,
      people: members.map((person, at) => personModel(person, at, seen, mayInvite, asking)),
    };
  });
}

function personModel(
  { seat, person, senderName, isUndelivered }: Person,
  at: number,
  seen: People,
  mayInvite: boolean,
  asking: Asking,
) {
  const { t, locale } = asking;
  const { programme, workshop, room, now } = seen;
  const url = workshopUrl(programme.id, workshop.id, `/people/${seat.id}`);
  const isOpen = workshop.state === "planned" && isAhead(room, now);
  const name = person.name === "" ? t("workshops.people.removed") : person.name;
  const { own, above } = whereFrom(person);
  const facts = [
    ...[own, above ?? ""],
    seat.isRemote ? t("workshops.people.facts.remote") : "",
    senderName === null || senderName === "" ? "" : t("workshops.people.facts.sentBy", { name: senderName }),
    seat.source === "sign-up" ? t("workshops.people.facts.signUp") : "",
    seat.state !== "invited" || seat.remindedAt === null
      ? ""
      : t("workshops.people.facts.reminded", { at: formatInstant(seat.remindedAt, locale, programme.timeZone) }),
    person.email === "" ? t("workshops.people.facts.noAddress") : "",
    isUndelivered ? t("workshops.people.facts.notDelivered") : "",
    person.declinesReminders ? t("workshops.people.facts.noReminders") : "",
  ].filter((fact) => fact !== "");
  return {
    id: `seat-${seat.id}`,
    turn: seat.state === "waiting" ? `${at + 1}.` : null,
    name,
    facts: facts.join(" · "),
    acts: mayInvite
      ? {
          answerUrl: `${url}/answer`,
          answers: openAnswers(seat, room, now).map((answer) => ({ answer, text: t(answerText[answer]) })),
          linkUrl: person.email === "" ? null : `${url}/link`,
          endLinksUrl: `${url}/link/removal`,
          endLinksQuestion: t("workshops.people.endLinksQuestion", { name }),
          removalUrl: `${url}/removal`,
          question: t(
            isOpen && isTold(seat) && person.email !== ""
              ? "workshops.people.removalQuestion"
              : "workshops.people.removalUntold",
            { name },
          ),
        }
      : null,
  };
}

const remindText: Record<ReminderKind, Key> = {
  coming: "workshops.people.remind.coming",
  unanswered: "workshops.people.remind.unanswered",
};
const plannedText: Record<ReminderKind, Key> = {
  coming: "workshops.people.remind.plannedComing",
  unanswered: "workshops.people.remind.plannedUnanswered",
};

function reminders({ people, workshop, programme, now }: People, url: string, { t, locale }: Asking) {
  const { startsAt } = workshop;
  const buttons = reminderKinds.map((to) => {
    const count = people.filter(({ seat, person }) => isDueNow(seat, to, now) && canBeReminded(person)).length;
    return { to, count, text: t(remindText[to], { count }) };
  });
  const planned = reminderKinds.flatMap((kind) => {
    if (startsAt === null || reminderAt(kind, startsAt).epochMilliseconds <= now.epochMilliseconds) return [];
    return t(plannedText[kind], { at: formatInstant(reminderAt(kind, startsAt), locale, programme.timeZone) });
  });
  return { url, planned, buttons: buttons.filter(({ count }) => count > 0) };
}

/** The list as a table, in the words of the programme's own language. */
export function peopleTable(
  { people }: Pick<People, "people">,
  t: Asking["t"],
): { header: string[]; rows: string[][] } {
  const attendedText = (attended: boolean | null) =>
    attended === null ? "" : t(attended ? "workshops.people.table.yes" : "workshops.people.table.no");
  return {
    header: [
      t("workshops.people.table.name"),
      t("workshops.people.table.organisation"),
      t("workshops.people.table.email"),
      t("workshops.people.table.state"),
      t("workshops.people.table.remote"),
      t("workshops.people.table.attended"),
    ],
    rows: people.map(({ seat, person }) => [
      person.name,
      person.organisationName,
      person.email,
      t(sectionText[seat.state]),
      seat.isRemote ? t("workshops.people.table.yes") : "",
      attendedText(seat.attended),
    ]),
  };
}
