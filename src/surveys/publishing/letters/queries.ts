import type { Db } from "../../../platform/database.ts";
import type { LetterTexts, WordedKind } from "./letter.ts";

/** What staff have worded for the survey; a kind with the product's own words is not there. */
export async function getLetterTexts(db: Db, surveyId: string): Promise<Partial<Record<WordedKind, LetterTexts>>> {
  const rows = await db
    .selectFrom("surveyLetters")
    .select(["kind", "subjects", "bodies"])
    .where("surveyId", "=", surveyId)
    .execute();
  return Object.fromEntries(rows.map(({ kind, ...texts }) => [kind, texts]));
}
