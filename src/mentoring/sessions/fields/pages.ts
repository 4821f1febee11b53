import { concerning, waysUp, type Tool } from "../../../maturity/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, type Field } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import { durationText, eventKindText } from "../../../workshops/index.ts";
import { chips, unitChoice, type Chips } from "../../choosing/pages.ts";
import { hasEnded } from "../../mentors/mentor.ts";
import { quickMinutes } from "../logging/forms.ts";
import type { Choices } from "../logging/queries.ts";
import { sessionKinds } from "../session.ts";

/** What the form starts with, where nothing has been typed. */
export type Start = Record<string, string | undefined>;

/**
 * The mentor whose session it is: chosen by who may enter for all, else oneself. Those whose work has ended come last, and
 * only where they are asked for: their sessions can still be written down, but none is planned for them.
 */
export function mentorField(
  { mentors, entering, today }: Choices,
  form: FormState,
  start: Start,
  { t }: Asking,
  { withEnded = false }: { withEnded?: boolean } = {},
): Field | null {
  if (!entering.isForAll) return null;
  const value = start["mentorId"] ?? entering.own?.id;
  const options = mentors
    .filter((mentor) => withEnded || !hasEnded(mentor, today) || mentor.id === value)
    .toSorted((a, b) => Number(hasEnded(a, today)) - Number(hasEnded(b, today)))
    .map(({ id, name }) => ({ value: id, text: name }));
  return formField(form, t, "mentorId", {
    label: t("sessionLog.log.mentor"),
    options: [{ value: "", text: t("form.choose") }, ...options],
    ...(value !== undefined && { value }),
  });
}

/** The id of the mentor that the form is of now; "" where none has been chosen. */
export function mentorOf({ entering }: Choices, form: FormState, start: Start): string {
  const own = entering.own?.id ?? "";
  return entering.isForAll ? (form.values["mentorId"] ?? start["mentorId"] ?? own) : own;
}

/** The id of the unit that the form is of now: a mentor with a single unit means that one. "" where none is chosen. */
export function chosenUnit(choices: Choices, form: FormState, start: Start): string {
  const mentorId = mentorOf(choices, form, start);
  const own = choices.assigned.filter((each) => each.mentorId === mentorId);
  return form.values["unitId"] ?? start["unitId"] ?? (own.length === 1 ? (own[0]?.unitId ?? "") : "");
}

export function kindChips(form: FormState, start: Start, asking: Asking, label: string): Chips {
  const options = sessionKinds.map((value) => ({ value, text: asking.t(eventKindText[value]) }));
  return chips(form, "eventKind", { label, value: start["eventKind"] ?? "training", options }, asking);
}

/** The units as buttons, with the fields by which others are found; `actionUrl` is where the form goes. */
export function unitFields(choices: Choices, form: FormState, start: Start, actionUrl: string, asking: Asking) {
  const { t } = asking;
  const { units, assigned, met } = choices;
  const mentorId = mentorOf(choices, form, start);
  const ofMentor = <T extends { mentorId: string }>(some: readonly T[]) =>
    mentorId === "" ? some : some.filter((each) => each.mentorId === mentorId);
  const ownIds = mentorId === "" ? [] : ofMentor(assigned).map(({ unitId }) => unitId);
  const near = { ownIds, met: [...new Set(ofMentor(met).map(({ unitId }) => unitId))] };
  const chosenId = chosenUnit(choices, form, start);
  const label = t("sessionLog.log.unit");
  const showText = t("sessionLog.log.show");
  return unitChoice({ units, near, chosenId, label, actionUrl, target: "#with", showText }, form, asking);
}

/** The tools followed now that concern a unit; all of them where none is chosen. */
function toolsFor({ tools, units }: Pick<Choices, "tools" | "units">, unitId: string): Tool[] {
  const way = waysUp(units).get(unitId);
  const followed = tools.filter(({ isEnded }) => !isEnded);
  return way === undefined ? followed : concerning(followed, way);
}

export function toolChips(choices: Choices, unitId: string, form: FormState, start: Start, asking: Asking): Chips {
  const { t, locale } = asking;
  const chosen = form.values["toolId"] ?? start["toolId"] ?? "";
  const offered = toolsFor(choices, unitId);
  const besides = choices.tools.filter(({ id }) => id === chosen && !offered.some((tool) => tool.id === id));
  const tools = [...offered, ...besides].map(({ id, names }) => ({ value: id, text: textIn(names, locale) }));
  const options = [{ value: "", text: t("sessionLog.log.noTool") }, ...tools];
  return chips(form, "toolId", { label: t("sessionLog.log.tool"), value: chosen, options }, asking);
}

/** The length: one press, or typed. */
export function minuteFields(form: FormState, start: Start, asking: Asking) {
  const { t } = asking;
  const isQuick = (value: string) => quickMinutes.some((minutes) => String(minutes) === value);
  const value = start["minutes"] ?? "60";
  const options = quickMinutes.map((minutes) => ({ value: String(minutes), text: durationText(minutes, t) }));
  return {
    quick: chips(
      form,
      "minutes",
      { label: t("sessionLog.log.minutes"), value: isQuick(value) ? value : "", options },
      asking,
    ),
    own: formField(form, t, "minutesOwn", {
      label: t("sessionLog.log.minutesOwn"),
      inputmode: "numeric",
      value: isQuick(value) ? "" : value,
    }),
  };
}

/** What can be said besides, folded until something is. */
export function wordFields(form: FormState, start: Start, { t }: Asking) {
  const title = formField(form, t, "title", {
    label: t("sessionLog.log.titleField"),
    hint: t("sessionLog.log.titleHint"),
    optional: true,
    value: start["title"] ?? "",
  });
  const note = formField(form, t, "note", {
    label: t("sessionLog.log.note"),
    hint: t("sessionLog.log.noteHint"),
    rows: 3,
    optional: true,
    value: start["note"] ?? "",
  });
  const isOpen = [title, note].some(({ value, error }) => value !== "" || error !== null);
  return { title, note, isOpen };
}

/** A form that is not taken in: with its mistakes, or as it was when it was only to be shown for another unit. */
export interface NotTaken {
  form: FormState;
  status?: number;
}

/** The mentor whose session it is, as the form says; who enters only one's own needs to say nothing. */
export function mentorTyped({ entering }: Choices, mentorId: string | undefined): string | undefined {
  return entering.isForAll ? mentorId : entering.own?.id;
}

/** What has to be there before a session can be entered, and where it is made. */
export function emptyModel({ entering, units, mentors }: Choices, toMentors: string, { t }: Asking) {
  if (units.length === 0) return { empty: t("sessionLog.log.noUnits"), next: null };
  if (!entering.isForAll) return { empty: entering.own === null ? t("sessionLog.log.notMentor") : null, next: null };
  if (mentors.length > 0) return { empty: null, next: null };
  return { empty: t("sessionLog.log.noMentors"), next: { url: toMentors, text: t("sessionLog.log.toMentors") } };
}
