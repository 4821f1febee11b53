import type { Texts } from "../../platform/locales.ts";

/** What staff write to the units that they ask: a subject and an opening in each language; what is empty the product words. */
export interface AskWords {
  subjects: Texts;
  openings: Texts;
}

/** What may stand in the words as `[[name]]`, to be replaced for each unit. */
export const placeholders = ["name", "unit", "programme"] as const;
export type Placeholder = (typeof placeholders)[number];
export type PlaceholderValues = Record<Placeholder, string>;

const marks = new RegExp(`\\[\\[(${placeholders.join("|")})\\]\\]`, "g");

/** "unknown-placeholder" where there is a mark that would stay as it is, or half of one; else null. */
export function wordsMistake(text: string): "unknown-placeholder" | null {
  return /\[\[|\]\]/.test(text.replaceAll(marks, "")) ? "unknown-placeholder" : null;
}

/** The text with its marks replaced, all at once, so that a name that looks like a mark stays a name. */
export function fillWords(text: string, values: PlaceholderValues): string {
  return text.replaceAll(marks, (_, name: Placeholder) => values[name]);
}

/** The words without those that are the product's own, so that these follow the product. */
export function withoutDefaults(words: AskWords, product: AskWords): AskWords {
  const kept = (texts: Texts, own: Texts): Texts => ({
    fi: texts.fi === own.fi ? "" : texts.fi,
    sv: texts.sv === own.sv ? "" : texts.sv,
    en: texts.en === own.en ? "" : texts.en,
  });
  return { subjects: kept(words.subjects, product.subjects), openings: kept(words.openings, product.openings) };
}

/** The words with the product's own where staff have written nothing. */
export function withDefaults(words: AskWords, product: AskWords): AskWords {
  const filled = (texts: Texts, own: Texts): Texts => ({
    fi: texts.fi || own.fi,
    sv: texts.sv || own.sv,
    en: texts.en || own.en,
  });
  return { subjects: filled(words.subjects, product.subjects), openings: filled(words.openings, product.openings) };
}

export const noWords: AskWords = { subjects: { fi: "", sv: "", en: "" }, openings: { fi: "", sv: "", en: "" } };
