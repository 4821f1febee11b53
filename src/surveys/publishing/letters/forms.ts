import { z } from "zod";
import { line, nested, paragraphs, says } from "../../../platform/forms.ts";
import { locales } from "../../../platform/locales.ts";
import { bodyMistake, subjectMistake, wordedKinds, type BodyMistake, type SubjectMistake } from "./letter.ts";
import type { Key } from "../../../platform/keys.ts";

export const LetterParams = z.object({ programmeId: z.uuid(), surveyId: z.uuid(), kind: z.enum(wordedKinds) });

/** Whose letter is looked at, in which language (else the recipient's own), and what has just been done. */
export const LetterQuery = z.object({
  to: z.uuid().optional().catch(undefined),
  in: z.enum(locales).optional().catch(undefined),
  done: z.enum(["saved", "restored"]).optional().catch(undefined),
});
export type LetterWanted = z.output<typeof LetterQuery>;

const mistakeText: Record<SubjectMistake | BodyMistake, Key> = {
  "unknown-placeholder": "surveys.letters.mistake.unknownPlaceholder",
  "link-in-subject": "surveys.letters.mistake.linkInSubject",
  "link-missing": "surveys.letters.mistake.linkMissing",
};

const checked = <T extends z.ZodType<string>>(
  schema: T,
  check: (text: string) => SubjectMistake | BodyMistake | null,
) =>
  schema.superRefine((text, context) => {
    const mistake = check(text);
    if (mistake !== null) context.addIssue({ code: "custom", message: says(mistakeText[mistake]).error });
  });

const subject = checked(line(200), subjectMistake);
const body = checked(paragraphs(6_000), bodyMistake);

/** Subject and body in each language; a language left empty is filled in before publishing. */
export const LetterForm = nested(
  z.object({
    subjects: z.object({ fi: subject, sv: subject, en: subject }),
    bodies: z.object({ fi: body, sv: body, en: body }),
  }),
);
