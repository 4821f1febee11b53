import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";
import type { Answers, AnswerValue } from "../../questionnaire/answers.ts";
import { testsOf } from "../../questionnaire/conditions/condition.ts";
import { shownTo } from "../../questionnaire/conditions/shown.ts";
import { isAsked } from "../../questionnaire/questionnaire.ts";
import { allQuestions, type StoredQuestionnaire } from "../../questionnaire/stored.ts";

/** How many of those who began have answered what; of what has not been put to a respondent, how many that is. */
export interface Stops {
  begun: number;
  /** By the question's id. */
  questions: Map<string, Count>;
  /** How many have answered something of the section, and from how many all of it was hidden, by its id. */
  sections: Map<string, Count>;
}

export interface Count {
  answered: number;
  notShown: number;
}

/**
 * Counted in the database, which holds millions of answers before a page should: `isAnswered` is isBlank's counterpart.
 * What conditions have hidden is set aside there.
 */
export async function countStops(db: Db, surveyId: string, questionnaire: StoredQuestionnaire): Promise<Stops> {
  const allHidden = await listHidden(db, surveyId, questionnaire);
  const hidden = JSON.stringify(allHidden);
  const begun = await db
    .selectFrom("responses")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("surveyId", "=", surveyId)
    .where("source", "=", "link")
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ sectionId: string; questionId: string | null; answered: number; notShown: number }>`
    with hidden as (
      select "responseId" as response_id, "questionId" as question_id
      from jsonb_to_recordset(${hidden}::jsonb) as h("responseId" uuid, "questionId" uuid)
    ),
    stored as (
      select a.response_id, a.question_id, a.value
      from responses r
      join answers a on a.response_id = r.id
      where r.survey_id = ${surveyId} and r.source = 'link'
    ),
    given as (
      select response_id, question_id, q.section_id,
        h.question_id is not null or a.value->>'kind' = 'notShown' as is_not_shown,
        h.question_id is null and ${isAnswered} as is_answered
      from stored a
      full join hidden h using (response_id, question_id)
      join questions q on q.id = question_id
    )
    select section_id, question_id, count(distinct response_id) filter (where is_answered) as answered,
      count(*) filter (where is_not_shown) as not_shown
    from given group by grouping sets ((section_id, question_id), (section_id))`.execute(db);
  const answered = new Map(rows.flatMap((row) => (row.questionId === null ? [[row.sectionId, row.answered]] : [])));
  const notShown = countHiddenSections(allHidden, questionnaire);
  return {
    begun: begun.n,
    questions: new Map(
      rows.flatMap(({ questionId, ...counts }) => (questionId === null ? [] : [[questionId, counts]])),
    ),
    sections: new Map(
      questionnaire.sections.map(({ id }) => [
        id,
        { answered: answered.get(id) ?? 0, notShown: notShown.get(id) ?? 0 },
      ]),
    ),
  };
}

/** From how many respondents everything that a section asks was hidden, by the section's id. */
function countHiddenSections(hidden: Hidden[], { sections }: StoredQuestionnaire): Map<string, number> {
  const counts = new Map<string, number>();
  for (const own of Map.groupBy(hidden, ({ responseId }) => responseId).values()) {
    const ids = new Set(own.map(({ questionId }) => questionId));
    for (const { id, questions } of sections)
      if (questions.filter(isAsked).every((question) => ids.has(question.id)))
        counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

interface Hidden {
  responseId: string;
  questionId: string;
}

/** Which questions conditions have hidden from whom; all answers are not read for it, only those that conditions ask about. */
async function listHidden(db: Db, surveyId: string, questionnaire: StoredQuestionnaire): Promise<Hidden[]> {
  const questions = allQuestions(questionnaire).filter(isAsked);
  const conditions = [...questionnaire.sections, ...questions].flatMap(({ condition }) => condition ?? []);
  const askedAbout = new Set(conditions.flatMap(testsOf).map(({ question }) => question));
  const keys = new Map(questions.filter(({ key }) => askedAbout.has(key)).map(({ id, key }) => [id, key]));
  if (keys.size === 0) return [];
  const rows = await db
    .selectFrom("responses")
    .leftJoin("answers", (join) =>
      join.onRef("answers.responseId", "=", "responses.id").on("answers.questionId", "in", [...keys.keys()]),
    )
    .select(["responses.id", "answers.questionId", "answers.value"])
    .where("responses.surveyId", "=", surveyId)
    .where("responses.source", "=", "link")
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([responseId, own]) => {
    const answers: Answers = {};
    for (const { questionId, value } of own)
      if (questionId !== null) answers[keys.get(questionId) ?? ""] = value as AnswerValue;
    const { questions: shown } = shownTo(questionnaire, answers);
    return questions.filter(({ key }) => !shown.has(key)).map(({ id: questionId }) => ({ responseId, questionId }));
  });
}

const hasOther = sql<boolean>`coalesce(a.value->>'other', '') ~ '\\S'`;
const isAnswered = sql<boolean>`case a.value->>'kind'
  when 'multiple' then jsonb_array_length(a.value->'chosen') > 0 or ${hasOther}
  when 'single' then a.value->>'chosen' is not null or ${hasOther}
  when 'matrix' then jsonb_path_exists(a.value, '$.rows.*.* ? (@ != null)')
  when 'ratings' then jsonb_path_exists(a.value, '$.rows.* ? (@ != null)')
  when 'scale' then a.value->>'value' is not null
  when 'ranking' then jsonb_array_length(a.value->'order') > 0
  when 'number' then a.value->>'number' is not null
  when 'date' then a.value->>'date' is not null
  when 'yesno' then a.value->>'yes' is not null
  when 'text' then coalesce(a.value->>'text', '') ~ '\\S'
  when 'unknown' then true
  else false end`;
