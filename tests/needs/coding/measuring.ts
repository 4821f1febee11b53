import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { catalogueTemplates } from "../../../src/catalogue/index.ts";
import { learn } from "../../../src/needs/coding/learning.ts";
import { suggest } from "../../../src/needs/coding/suggest.ts";
import { needsByHits } from "../../../src/needs/coding/terms.ts";
import { locales, type Locale } from "../../../src/platform/locales.ts";

/** An invented answer and the needs that its writer meant; who wrote them had not seen the catalogue's keywords. */
export interface CodedAnswer {
  id: string;
  language: Locale;
  text: string;
  needs: string[];
}

/** Of what was meant, the share found (recall), and of what was suggested, the share meant (precision), 0 … 1. */
export interface Found {
  recall: number;
  precision: number;
}

export interface Measured {
  language: Locale;
  answers: number;
  /** By the number of the catalogue's terms in the answer alone. */
  terms: Found;
  /** The whole, before anything has been coded. */
  untaught: Found;
  /** The whole, taught with the answers of the other parts. */
  taught: Found;
}

const { needs } = catalogueTemplates.digivointi;
const most = 3;
const offeredByPage = 5;

/** The coded answers of this folder. */
export function codedAnswers(): CodedAnswer[] {
  const file = readFileSync(new URL("coded-answers.json", import.meta.url), "utf8");
  return (JSON.parse(file) as { answers: CodedAnswer[] }).answers;
}

/**
 * Suggestions for every answer by what was learned from the other parts of the answers, parted by a hash of their ids.
 * Learned from as the page does: of five suggestions, made before anything was learned, those not meant are refused.
 */
export function measureCoding(parts: number): Measured[] {
  const answers = codedAnswers();
  const untaught = learn(needs, []);
  const suggested = Array.from({ length: parts }, (_, part) => {
    const taught = learn(
      needs,
      answers
        .filter(({ id }) => partOf(id, parts) !== part)
        .map(({ text, language, needs: accepted }) => {
          const offered = suggest(untaught, text, language, offeredByPage).map(({ need }) => need);
          return { text, language, accepted, refused: offered.filter((need) => !accepted.includes(need)) };
        }),
    );
    return answers
      .filter(({ id }) => partOf(id, parts) === part)
      .map(({ text, language, needs: meant }) => ({
        language,
        meant,
        terms: needsByHits(text, language, needs).slice(0, most).map(({ need }) => need), // prettier-ignore
        untaught: suggest(untaught, text, language, most).map(({ need }) => need),
        taught: suggest(taught, text, language, most).map(({ need }) => need),
      }));
  }).flat();
  return locales.map((language) => {
    const own = suggested.filter((one) => one.language === language);
    const found = (by: "terms" | "untaught" | "taught") => foundIn(own.map((one) => ({ meant: one.meant, named: one[by] }))); // prettier-ignore
    return {
      language,
      answers: own.length,
      terms: found("terms"),
      untaught: found("untaught"),
      taught: found("taught"),
    };
  });
}

function foundIn(answers: { meant: string[]; named: string[] }[]): Found {
  const count = (of: (answer: (typeof answers)[number]) => string[]) =>
    answers.reduce((sum, answer) => sum + of(answer).length, 0);
  const right = count(({ meant, named }) => named.filter((need) => meant.includes(need)));
  return { recall: right / count(({ meant }) => meant), precision: right / count(({ named }) => named) };
}

function partOf(id: string, parts: number): number {
  return createHash("sha256").update(id).digest().readUInt32BE() % parts;
}
