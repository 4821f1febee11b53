import type { Db } from "../../../platform/database.ts";
import { isAsked, type Question, type Questionnaire } from "../questionnaire.ts";
import type { Versions } from "./asked-then.ts";

/** What the survey has asked, version by version. */
export async function loadVersions(db: Db, surveyId: string): Promise<Versions> {
  const replaced = await db
    .selectFrom("surveyVersions")
    .select(["questionnaire", "replacedAt"])
    .where("surveyId", "=", surveyId)
    .orderBy("number")
    .execute();
  const now = await db
    .selectFrom("questions")
    .select("key")
    .where("surveyId", "=", surveyId)
    .where("kind", "<>", "info")
    .where("retiredAt", "is", null)
    .execute();
  return {
    replaced: replaced.map(({ questionnaire, replacedAt }) => ({
      keys: askedKeys(questionnaire as Questionnaire),
      replacedAt,
    })),
    now: new Set(now.map(({ key }) => key)),
  };
}

function askedKeys({ sections }: Questionnaire): Set<string> {
  return new Set(sections.flatMap(({ questions }): Question[] => questions.filter(isAsked)).map(({ key }) => key));
}
