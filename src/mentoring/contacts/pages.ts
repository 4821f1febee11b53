import { ownName, shortName } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatDay } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { contactsUrl } from "../addresses.ts";
import type { Unit } from "../assigning/queries.ts";
import { filterOptions, unitChoice } from "../choosing/pages.ts";
import type { NearUnits } from "../choosing/queries.ts";
import { plans } from "../mentors/pages.ts";
import { mentoringRooms } from "../pages.ts";
import {
  contactWays,
  mayCorrect,
  nextState,
  stepsDue,
  type ContactRefusal,
  type ContactWay,
  type NextState,
} from "./contact.ts";
import type { ListWanted } from "./forms.ts";
import { matching } from "./listing.ts";
import type { ContactNote } from "./queries.ts";

export const wayText: Record<ContactWay, Key> = {
  phone: "sessionLog.contacts.ways.phone",
  mail: "sessionLog.contacts.ways.mail",
  meeting: "sessionLog.contacts.ways.meeting",
  remote: "sessionLog.contacts.ways.remote",
};
const nextText: Record<Exclude<NextState, "none">, Key> = {
  done: "sessionLog.contacts.done",
  late: "sessionLog.contacts.late",
  today: "sessionLog.contacts.today",
  ahead: "sessionLog.contacts.ahead",
  undated: "sessionLog.contacts.undated",
};
export const contactText: Record<ContactRefusal, Key> = {
  "in-future": "sessionLog.contacts.inFuture",
  "not-of-unit": "sessionLog.contacts.notOfUnit",
};
export const contactField: Record<ContactRefusal, string> = {
  "in-future": "contactedOn",
  "not-of-unit": "participantId",
};

/** So many contacts stand on a page. */
const perPage = 50;

export interface ContactsSeen {
  programmeId: string;
  notes: ContactNote[];
  units: Unit[];
  /** The ids of each unit's parts and itself, by its id. */
  below: Map<string, Set<string>>;
  today: string;
  wanted: ListWanted;
}

/** Whom one has been in touch with: first what is to be done next, then everything, the latest first. */
export function contactsPage(seen: ContactsSeen, asking: Asking): Page {
  const { t } = asking;
  const { programmeId, notes, units, wanted, below } = seen;
  const url = contactsUrl(programmeId);
  const unitIds = wanted.unit === "" ? null : (below.get(wanted.unit) ?? new Set<string>());
  const nameOf = new Map(units.map(({ id, name }) => [id, ownName(name)]));
  const found = matching(notes, { ...wanted, unitIds, unitName: (id) => nameOf.get(id) ?? "" });
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(wanted.page, pages);
  return {
    view: "mentoring/contacts/list",
    region: "mentoring/contacts/_contacts",
    title: t("sessionLog.contacts.title"),
    model: {
      rooms: mentoringRooms(programmeId, "contacts", asking),
      saved: wanted.saved === "yes" ? t("sessionLog.contacts.saved") : null,
      empty:
        units.length === 0
          ? t("sessionLog.contacts.noUnits")
          : notes.length === 0
            ? t("sessionLog.contacts.empty")
            : null,
      newUrl: units.length === 0 ? null : `${url}/new`,
      listUrl: url,
      filters: filterFields(seen, asking),
      due: stepsDue(found).map((note) => noteRow(note, seen, asking)),
      rows: found.slice((page - 1) * perPage, page * perPage).map((note) => noteRow(note, seen, asking)),
      nothing: found.length === 0,
      foundText: t("sessionLog.contacts.found", { count: found.length }),
      hasPages: pages > 1,
      previousUrl: page > 1 ? `${url}${queryOf(wanted, page - 1)}` : null,
      nextUrl: page < pages ? `${url}${queryOf(wanted, page + 1)}` : null,
    },
  };
}

function queryOf({ unit, way, whose, q }: ListWanted, page: number): string {
  return `?${new URLSearchParams({ unit, way, whose, q, page: String(page) }).toString()}`;
}

function filterFields({ notes, units, wanted, below }: ContactsSeen, { t }: Asking) {
  const { unit, way, whose, q } = wanted;
  const form = { values: { unit, way, whose, q }, mistakes: {} };
  const touched = new Set(notes.map(({ unitId }) => unitId));
  const listed = new Set(
    [...below].flatMap(([id, parts]) => ([...parts].some((part) => touched.has(part)) ? [id] : [])),
  );
  const writers = new Map(notes.flatMap(({ writtenBy, writerName }) => (writtenBy === null ? [] : [[writtenBy, writerName ?? ""]]))); // prettier-ignore
  const withAll = (text: string, options: { value: string; text: string }[]) => [{ value: "", text }, ...options];
  return {
    q: formField(form, t, "q", { label: t("sessionLog.contacts.search"), type: "search", autocomplete: "off" }),
    unit: formField(form, t, "unit", {
      label: t("sessionLog.contacts.unitFilter"),
      options: withAll(t("sessionLog.contacts.everyUnit"), filterOptions(units, listed, unit)),
    }),
    way: formField(form, t, "way", {
      label: t("sessionLog.contacts.wayFilter"),
      options: withAll(
        t("sessionLog.contacts.everyWay"),
        contactWays.map((value) => ({ value, text: t(wayText[value]) })),
      ),
    }),
    whose: formField(form, t, "whose", {
      label: t("sessionLog.contacts.whose"),
      options: withAll(
        t("sessionLog.contacts.everyone"),
        [...writers].map(([value, text]) => ({ value, text })),
      ),
    }),
  };
}

/** Whether the visitor may put the note right. */
export function corrects(note: Pick<ContactNote, "writtenBy">, asking: Asking): boolean {
  return mayCorrect(note, { userId: asking.visitor?.userId ?? null, isPlanner: plans(asking) });
}

function noteRow(note: ContactNote, { programmeId, units, today }: ContactsSeen, asking: Asking) {
  const { t, locale } = asking;
  const { id, unitId, participantName, who, way, contactedOn, about, nextStep, nextOn, writerName } = note;
  const url = `${contactsUrl(programmeId)}/${id}`;
  const state = nextState(note, today);
  const named = [participantName ?? "", who].filter((part) => part !== "").join(", ");
  const person = named === "" ? t("sessionLog.contacts.formerPerson") : named;
  return {
    id: `contact-${id}`,
    unit: shortName(units.find((unit) => unit.id === unitId)?.name ?? ""),
    person,
    way: t(wayText[way]),
    day: formatDay(contactedOn, locale),
    about,
    writer: writerName === null ? null : t("sessionLog.contacts.writtenBy", { name: writerName }),
    next:
      state === "none"
        ? null
        : {
            what: nextStep,
            when: t(nextText[state], { day: nextOn === null ? "" : formatDay(nextOn, locale) }),
            isLate: state === "late",
            isDone: state === "done",
            url: `${url}/next-step`,
            value: state === "done" ? "no" : "yes",
            act: t(state === "done" ? "sessionLog.contacts.markOpen" : "sessionLog.contacts.markDone"),
          },
    editUrl: corrects(note, asking) ? url : null,
  };
}

export interface ContactFormSeen {
  programmeId: string;
  /** The note that is put right; null for a new one. */
  note: ContactNote | null;
  id: string;
  units: Unit[];
  near: NearUnits;
  /** The chosen unit's contacts. */
  people: { id: string; name: string }[];
  today: string;
  start: { unitId: string };
}

/** The form of one contact. */
export function contactPage(seen: ContactFormSeen, form: FormState, asking: Asking): Page {
  const { t } = asking;
  const { programmeId, note, id, units, near, people, today } = seen;
  const url = contactsUrl(programmeId);
  const start = note === null ? { ...blank, unitId: seen.start.unitId, contactedOn: today } : valuesOf(note);
  const field = (name: keyof typeof start, settings: Omit<Parameters<typeof formField>[3], "value">) =>
    formField(form, t, name, { ...settings, value: start[name] });
  const actionUrl = note === null ? url : `${url}/${note.id}`;
  const chosenId = form.values["unitId"] ?? start.unitId;
  const [label, showText] = [t("sessionLog.contacts.unit"), t("sessionLog.contacts.show")];
  const unit = unitChoice({ units, near, chosenId, label, actionUrl, target: "#with", showText }, form, asking);
  const fields = {
    participantId: field("participantId", {
      label: t("sessionLog.contacts.person"),
      options: [
        { value: "", text: t("sessionLog.contacts.noPerson") },
        ...people.map((person) => ({ value: person.id, text: person.name })),
      ],
    }),
    who: field("who", { label: t("sessionLog.contacts.who"), hint: t("sessionLog.contacts.whoHint") }),
    way: field("way", {
      label: t("sessionLog.contacts.way"),
      type: "radio",
      options: contactWays.map((value) => ({ value, text: t(wayText[value]) })),
    }),
    contactedOn: field("contactedOn", { label: t("sessionLog.contacts.day"), type: "date" }),
    about: field("about", { label: t("sessionLog.contacts.about"), hint: t("sessionLog.contacts.aboutHint"), rows: 4 }),
    nextStep: field("nextStep", { label: t("sessionLog.contacts.nextStep"), optional: true }),
    nextOn: field("nextOn", { label: t("sessionLog.contacts.nextOn"), type: "date", optional: true }),
  };
  const mistakes = summary([unit.buttons.field, ...Object.values(fields)]);
  return {
    view: "mentoring/contacts/contact",
    region: "mentoring/contacts/_with",
    title: t(note === null ? "sessionLog.contacts.newTitle" : "sessionLog.contacts.editTitle"),
    hasMistakes: mistakes.length > 0,
    model: {
      rooms: mentoringRooms(programmeId, "contacts", asking),
      heading: t(note === null ? "sessionLog.contacts.newHeading" : "sessionLog.contacts.editHeading"),
      empty: units.length === 0 ? t("sessionLog.contacts.noUnits") : null,
      ...{ mistakes, unit, fields, id, actionUrl },
      cancelUrl: url,
      removal:
        note === null
          ? null
          : {
              heading: t("sessionLog.contacts.remove"),
              text: t("sessionLog.contacts.removeText"),
              url: `${url}/${note.id}/removal`,
            },
    },
  };
}

const blank = { unitId: "", participantId: "", who: "", way: "phone", about: "", nextStep: "", nextOn: "" };

function valuesOf(note: ContactNote): typeof blank & { contactedOn: string } {
  const { unitId, participantId, who, way, contactedOn, about, nextStep, nextOn } = note;
  const said = { unitId, who, way, contactedOn, about, nextStep };
  return { ...said, participantId: participantId ?? "", nextOn: nextOn ?? "" };
}
