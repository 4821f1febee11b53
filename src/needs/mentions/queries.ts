import { listNeeds } from "../../catalogue/index.ts";
import type { Db } from "../../platform/database.ts";
import { getProgramme } from "../../programmes/index.ts";
import { listSurveys } from "../../surveys/index.ts";
import { acceptedCodes, type CodableAnswer } from "../coding/open-answers.ts";
import { listCodableAnswers } from "../coding/queries.ts";
import { mentionsOf, type Mentions } from "./mentions.ts";

/**
 * What the open answers of these surveys say of each need, by the need's id; needs that no answer was coded to are left
 * out. Quotes and words of few are for those alone who may read single answers.
 */
export async function listMentions(
  db: Db,
  programmeId: string,
  surveyIds: readonly string[],
): Promise<Map<string, Mentions>> {
  const { locales: languages } = await getProgramme(db, programmeId);
  const needs = await listNeeds(db, programmeId);
  const known = (await listSurveys(db, programmeId)).filter(({ id }) => surveyIds.includes(id));
  const written: CodableAnswer[] = [];
  for (const { id } of known) written.push(...(await listCodableAnswers(db, programmeId, id)));
  const byNeed = Map.groupBy(acceptedCodes(written, needs), ({ need }) => need);
  return new Map(
    needs.flatMap((need) => {
      const quotes = byNeed.get(need.key);
      return quotes === undefined ? [] : [[need.id, mentionsOf(need, quotes, written, languages)] as const];
    }),
  );
}
