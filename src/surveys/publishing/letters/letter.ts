import type { Locale, Texts } from "../../../platform/locales.ts";

/** The mails that staff may word for each survey. */
export const wordedKinds = ["invitation", "reminder"] as const;
export type WordedKind = (typeof wordedKinds)[number];

/** A subject and a body in one language, with placeholders. */
export interface LetterText {
  subject: string;
  body: string;
}

/** The same in every language. */
export interface LetterTexts {
  subjects: Texts;
  bodies: Texts;
}

/** What may stand in a letter as `[[name]]`, to be replaced for each recipient. */
export const placeholders = ["name", "organisation", "survey", "link", "closes", "contact"] as const;
export type Placeholder = (typeof placeholders)[number];
export type PlaceholderValues = Record<Placeholder, string>;

export type SubjectMistake = "unknown-placeholder" | "link-in-subject";
export type BodyMistake = "unknown-placeholder" | "link-missing";

/** What is wrong with a subject, or null; one that is empty is not written yet. */
export function subjectMistake(subject: string): SubjectMistake | null {
  if (hasUnknown(subject)) return "unknown-placeholder";
  return mentions(subject, "link") ? "link-in-subject" : null;
}

/** What is wrong with a body, or null; one that is empty is not written yet. Without the link nobody could answer. */
export function bodyMistake(body: string): BodyMistake | null {
  if (hasUnknown(body)) return "unknown-placeholder";
  return body.trim() === "" || mentions(body, "link") ? null : "link-missing";
}

/** The languages out of those wanted in which the subject or the body is still empty. */
export function missingLetters({ subjects, bodies }: LetterTexts, wanted: readonly Locale[]): Locale[] {
  return wanted.filter((locale) => subjects[locale].trim() === "" || bodies[locale].trim() === "");
}

/**
 * The letter with its placeholders replaced. All at once, so that a name that looks like a placeholder stays a name. A
 * paragraph that asks to write to a contact, where there is none, is left out; one with the link never.
 */
export function fillLetter({ subject, body }: LetterText, values: PlaceholderValues): LetterText {
  const paragraphs = body.split(/\n[^\S\n]*\n/).filter((paragraph) => !isIdle(paragraph, values));
  return { subject: fill(subject, values), body: fill(paragraphs.join("\n\n"), values) };
}

function isIdle(paragraph: string, { contact }: PlaceholderValues): boolean {
  return contact === "" && mentions(paragraph, "contact") && !mentions(paragraph, "link");
}

const marks = new RegExp(`\\[\\[(${placeholders.join("|")})\\]\\]`, "g");

const fill = (text: string, values: PlaceholderValues) =>
  text.replaceAll(marks, (_, name: Placeholder) => values[name]);

/** Whether there is a mark that would stay as it is, or half of one. */
const hasUnknown = (text: string) => /\[\[|\]\]/.test(text.replaceAll(marks, ""));

const mentions = (text: string, name: Placeholder) => text.includes(`[[${name}]]`);
