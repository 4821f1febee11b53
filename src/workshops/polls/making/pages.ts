import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, textsField, type Field } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatWeekday, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { workshopUrl } from "../../one/pages.ts";
import { timeText } from "../../one/time/pages.ts";
import type { Contact } from "../../people/recipients.ts";
import type { Workshop } from "../../register/queries.ts";
import { pollsUrl } from "../addresses.ts";
import { openChoices } from "../recipients.ts";
import { whoText } from "../words.ts";
import type { MakingRefusal } from "./commands.ts";
import { rowCount } from "./rows.ts";
import type { DateMistake } from "./typed-dates.ts";

/** What a poll is made among. */
export interface Making {
  programme: Programme;
  workshop: Workshop | null;
  contacts: Contact[];
  seated: number;
  /** The programme's day, "2027-01-12". */
  today: string;
  /** The new poll's id. */
  id: string;
}

export const dateMistakeText: Record<DateMistake, Key> = {
  ...timeText,
  past: "workshops.polls.form.past",
  same: "workshops.polls.form.same",
  none: "workshops.polls.form.none",
};

export const makingText: Record<MakingRefusal, Key> = {
  cancelled: "workshops.polls.form.cancelled",
  over: "workshops.polls.form.over",
  nobody: "workshops.polls.form.nobody",
};

const usualDays = 7;
const usualMinutes = 120;
const workingDays = [1, 2, 3, 4, 5];

/** The form of a new poll: dates by rows, a way to fill many of them, who is asked and until when. */
export function makingPage(
  seen: Making,
  form: FormState,
  asking: Asking,
  { note = null, alert = null }: { note?: string | null; alert?: Key | null } = {},
): Page {
  const { t, locale } = asking;
  const { programme, workshop, today, contacts, seated } = seen;
  const rows = dateRows(seen, form, t);
  const spread = spreadFields(seen, form, asking);
  const choices = openChoices(contacts, seated);
  const who = formField(form, t, "who", {
    label: t("workshops.polls.form.who"),
    type: "radio",
    options: choices.map(({ choice, count }) => ({ value: choice, text: t(whoText[choice], { count }) })),
    value: choices[0]?.choice ?? "",
  });
  const closesOn = formField(form, t, "closesOn", {
    label: t("workshops.polls.form.closesOn"),
    hint: t("workshops.polls.form.closesHint"),
    type: "date",
    value: Temporal.PlainDate.from(today).add({ days: usualDays }).toString(),
  });
  const wanted = programme.locales;
  const titles =
    workshop === null ? textsField(form, t, "titles", { label: t("workshops.polls.form.titles"), wanted }) : null;
  // Rows are alike, so the summary says which one is meant.
  const inRows = rows.flatMap(({ legend, fields }) =>
    summary(fields).map(({ id, text }) => ({ id, text: `${legend}: ${text}` })),
  );
  const mistakes = [...summary(titles?.fields ?? []), ...inRows, ...summary([...Object.values(spread), who, closesOn])];
  const url = pollsUrl(programme.id);
  const refused = alert ?? (workshop === null ? null : workshopAlert(workshop));
  return {
    view: "workshops/polls/making",
    title: t("workshops.polls.form.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      about: workshop === null ? t("workshops.polls.forPlanning") : null,
      backUrl: workshop === null ? url : workshopUrl(programme.id, workshop.id),
      backText: workshop === null ? t("workshops.polls.title") : textIn(workshop.names, locale),
      lead: t(workshop === null ? "workshops.polls.form.leadPlanning" : "workshops.polls.form.lead"),
      ...{ mistakes, note, rows, titles, who, closesOn, spread },
      alert: refused === null ? null : t(refused),
      canAsk: choices.length > 0 && refused === null,
      nobody: choices.length === 0 ? t("workshops.polls.form.nobody") : null,
      isSpreading: Object.values(spread).some(({ error }) => error !== null),
      ...{ id: seen.id, workshop: workshop?.id ?? "" },
      ...{ actionUrl: url, rowsUrl: `${url}/new/rows`, spreadUrl: `${url}/new/spread` },
    },
  };
}

function workshopAlert({ state }: Workshop): Key | null {
  if (state === "planned") return null;
  return makingText[state === "cancelled" ? "cancelled" : "over"];
}

function lengthOf({ workshop }: Making): string {
  return String(workshop?.durationMinutes ?? usualMinutes);
}

function dateRows(seen: Making, form: FormState, t: Asking["t"]) {
  return Array.from({ length: rowCount(form.values) }, (_, row) => {
    const day = formField(form, t, `day-${row}`, { label: t("workshops.polls.form.day"), type: "date" });
    const start = formField(form, t, `start-${row}`, { label: t("workshops.polls.form.start"), type: "time" });
    const length = formField(form, t, `length-${row}`, {
      label: t("workshops.polls.form.length"),
      inputmode: "numeric",
      value: lengthOf(seen),
    });
    return { legend: t("workshops.polls.form.row", { number: row + 1 }), fields: [day, start, length] };
  });
}

function spreadFields(seen: Making, form: FormState, { t, locale }: Asking): Record<string, Field> {
  const today = Temporal.PlainDate.from(seen.today);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const week = (name: string, label: Key) => formField(form, t, name, { label: t(label), inputmode: "numeric" });
  return {
    weekdays: formField(form, t, "weekdays", {
      label: t("workshops.polls.form.weekdays"),
      type: "checkbox",
      options: workingDays.map((weekday) => ({
        value: String(weekday),
        text: formatWeekday(monday.add({ days: weekday - 1 }).toString(), locale, "long"),
      })),
    }),
    fromWeek: week("fromWeek", "workshops.polls.form.fromWeek"),
    toWeek: week("toWeek", "workshops.polls.form.toWeek"),
    start: formField(form, t, "spreadStart", { label: t("workshops.polls.form.start"), type: "time" }),
    length: formField(form, t, "spreadLength", {
      label: t("workshops.polls.form.length"),
      inputmode: "numeric",
      value: lengthOf(seen),
    }),
  };
}

/** "6 päivää lisätty. Pyhäpäiviä jäi pois 1." */
export function spreadNote(
  { added, holidays, noRoom }: { added: number; holidays: number; noRoom: number },
  t: Asking["t"],
): string {
  return [
    t("workshops.polls.form.added", { count: added }),
    holidays === 0 ? "" : t("workshops.polls.form.holidays", { count: holidays }),
    noRoom === 0 ? "" : t("workshops.polls.form.noRoom", { count: noRoom }),
  ]
    .filter((part) => part !== "")
    .join(" ");
}
