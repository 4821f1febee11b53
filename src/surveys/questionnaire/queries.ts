import { sql } from "kysely";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import type { Condition } from "./conditions/condition.ts";
import type { QuestionOption } from "./questionnaire.ts";
import type { StoredQuestion, StoredQuestionnaire, StoredSection } from "./stored.ts";

/**
 * The survey's whole questionnaire as respondents are asked it; options name needs, services and barriers by their keys.
 * With `retired` what a later version has left out is there too, for who shows what was answered.
 */
export async function getQuestionnaire(
  db: Db,
  surveyId: string,
  { retired: withRetired = false }: { retired?: boolean } = {},
): Promise<StoredQuestionnaire> {
  const survey = await db
    .selectFrom("surveys")
    .select(["titles", "intros", "notice"])
    .where("id", "=", surveyId)
    .executeTakeFirst();
  if (survey === undefined) throw new NotFound("survey");
  const sections = await db
    .selectFrom("surveySections")
    .select(["id", "key", "titles", "helps", "condition", "retiredAt"])
    .where("surveyId", "=", surveyId)
    .$if(!withRetired, (query) => query.where("retiredAt", "is", null))
    .orderBy((eb) => eb("retiredAt", "is not", null))
    .orderBy("position")
    .execute();
  const questions = await db
    .selectFrom("questions")
    .leftJoin("needs", "needs.id", "questions.needId")
    .select(["questions.id", "sectionId", "questions.key", "kind", "block", "texts", "helps", "required", "settings"])
    .select(["needs.key as need", "needWeight", "isShuffled", "condition", "retiredAt"])
    .where("surveyId", "=", surveyId)
    .$if(!withRetired, (query) => query.where("retiredAt", "is", null))
    .orderBy((eb) => eb("retiredAt", "is not", null))
    .orderBy("questions.position")
    .execute();
  const options = await listOptions(db, surveyId, withRetired);
  return {
    ...survey,
    sections: sections.map(({ condition, retiredAt, ...section }): StoredSection => ({
      ...section,
      ...(condition === null ? {} : { condition: condition as unknown as Condition }),
      ...(retiredAt === null ? {} : { retired: true }),
      questions: questions
        .filter(({ sectionId }) => sectionId === section.id)
        .map((row) => asQuestion(row, options.get(row.id) ?? [])),
    })),
  };
}

async function listOptions(db: Db, surveyId: string, withRetired: boolean): Promise<Map<string, QuestionOption[]>> {
  const { rows } = await sql<{ questionId: string; option: QuestionOption }>`
    select o.question_id, jsonb_strip_nulls(jsonb_build_object(
      'key', o.key, 'texts', o.texts, 'need', n.key, 'service', s.key, 'barrier', b.key,
      'needWeight', nullif(o.need_weight, 1), 'retired', nullif(o.retired_at is not null, false),
      'exclusive', nullif(o.is_exclusive, false), 'other', nullif(o.is_other, false))) as option
    from question_options o
    join questions q on q.id = o.question_id
    left join needs n on n.id = o.need_id
    left join services s on s.id = o.service_id
    left join barriers b on b.id = o.barrier_id
    where q.survey_id = ${surveyId} and (${withRetired} or o.retired_at is null)
    order by o.question_id, o.retired_at is not null, o.position`.execute(db);
  const byQuestion = new Map<string, QuestionOption[]>();
  for (const { questionId, option } of rows)
    byQuestion.set(questionId, [...(byQuestion.get(questionId) ?? []), option]);
  return byQuestion;
}

interface QuestionRow {
  id: string;
  key: string;
  kind: string;
  block: string;
  texts: Texts;
  helps: Texts;
  required: boolean;
  settings: unknown;
  need: string | null;
  needWeight: number;
  isShuffled: boolean;
  condition: unknown;
  retiredAt: unknown;
}

// The kind decides which settings and options a question has; they were checked when they were written.
function asQuestion(
  { need, needWeight, isShuffled, condition, retiredAt, ...row }: QuestionRow,
  options: QuestionOption[],
): StoredQuestion {
  const { id, key, kind, block, texts, helps, required, settings } = row;
  return {
    ...{ id, key, kind, block, texts, helps, required, settings, options },
    ...(need === null ? {} : { need }),
    ...(needWeight === 1 ? {} : { needWeight }),
    ...(isShuffled ? { shuffled: true } : {}),
    ...(condition === null ? {} : { condition }),
    ...(retiredAt === null ? {} : { retired: true }),
  } as StoredQuestion;
}

/** The catalogue's entries by their keys. */
export interface CatalogueIds {
  needs: Map<string, string>;
  services: Map<string, string>;
  barriers: Map<string, string>;
}

/** The programme's needs, services and barriers by key, for tying a questionnaire's options to them. */
export async function listCatalogueIds(db: Db, programmeId: string): Promise<CatalogueIds> {
  const idsOf = async (table: "needs" | "services" | "barriers") => {
    const rows = await db.selectFrom(table).select(["id", "key"]).where("programmeId", "=", programmeId).execute();
    return new Map(rows.map(({ id, key }) => [key, id]));
  };
  return { needs: await idsOf("needs"), services: await idsOf("services"), barriers: await idsOf("barriers") };
}
