import { z } from "zod";
import { line, paragraphs, typedValues, type FormState } from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import { locales, type Texts } from "../../../platform/locales.ts";
import { isNeeded, type SurveyText, type TextRole } from "../../questionnaire/every-text.ts";
import { fieldOf } from "./field-names.ts";
import type { TypedTexts } from "./typed-texts.ts";

/** Whether only what is missing is shown, and what has just been saved. */
export const TextsQuery = z.object({
  only: z.literal("missing").optional().catch(undefined),
  saved: z.coerce.number().int().min(0).max(10_000).optional().catch(undefined),
});

/** Which fields there are depends on the survey's texts. */
export const TextsForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** How long a text may be, and whether it has lines. */
const limits: Record<TextRole, { most: number; isLong: boolean }> = {
  title: { most: 160, isLong: false },
  intro: { most: 2000, isLong: true },
  notice: { most: 12_000, isLong: true },
  "section-title": { most: 200, isLong: false },
  "section-help": { most: 2000, isLong: true },
  question: { most: 500, isLong: false },
  info: { most: 5000, isLong: true },
  help: { most: 2000, isLong: true },
  option: { most: 300, isLong: false },
  unit: { most: 100, isLong: false },
  unknown: { most: 100, isLong: false },
  "scale-name": { most: 100, isLong: false },
  step: { most: 100, isLong: false },
};

export function isLongText({ role }: SurveyText): boolean {
  return limits[role].isLong;
}

/**
 * Those of the survey's texts that the page sent, tidied, and what is wrong with them. What respondents see already
 * (`isPublished`) may be put in other words, but not taken away.
 */
export function readTexts(
  texts: readonly SurveyText[],
  body: z.output<typeof TextsForm>,
  isPublished: boolean,
): { typed: TypedTexts; form: FormState } {
  const values = typedValues(body);
  const mistakes: Record<string, Key> = {};
  const typed = texts.flatMap((text) => {
    const { id, role } = text;
    const seen = values[fieldOf(id, "seen")];
    if (seen === undefined) return [];
    const own: Partial<Texts> = {};
    for (const locale of locales) {
      const value = values[fieldOf(id, locale)];
      if (value === undefined) continue;
      const { most, isLong } = limits[role];
      const parsed = (isLong ? paragraphs(most) : line(most)).safeParse(value);
      if (!parsed.success) mistakes[fieldOf(id, locale)] = "form.tooLong";
      else if (isPublished && isNeeded(text) && parsed.data === "" && text.texts[locale] !== "")
        mistakes[fieldOf(id, locale)] = "surveys.texts.mayNotBeEmpty";
      else own[locale] = parsed.data;
    }
    return [[id, { typed: own, seen }] as const];
  });
  return { typed: new Map(typed), form: { values, mistakes } };
}
