import type { Db } from "../../../src/platform/database.ts";
import type { AnswerValue } from "../../../src/surveys/questionnaire/answers.ts";
import { getQuestionnaire } from "../../../src/surveys/questionnaire/queries.ts";
import { allQuestions, type StoredQuestion } from "../../../src/surveys/questionnaire/stored.ts";

/** What the organisation's answers are in the database, by the questions' Finnish texts, with options by theirs. */
export async function keptOf(db: Db, surveyId: string, organisation: string): Promise<Record<string, unknown>> {
  const rows = await db
    .selectFrom("answers as answer")
    .innerJoin("responses as response", "response.id", "answer.responseId")
    .innerJoin("organisations as organisation", "organisation.id", "response.organisationId")
    .select(["answer.questionId", "answer.value"])
    .where("response.surveyId", "=", surveyId)
    .where("organisation.name", "=", organisation)
    .execute();
  const questions = new Map(
    allQuestions(await getQuestionnaire(db, surveyId, { retired: true })).map((question) => [question.id, question]),
  );
  const entries = rows.map(({ questionId, value }) => {
    const question = questions.get(questionId)!;
    return [question.texts.fi, inWords(question, value as AnswerValue)] as const;
  });
  return Object.fromEntries(entries);
}

/** The answer without its kind, its options named by their texts. */
function inWords({ options }: StoredQuestion, answer: AnswerValue): unknown {
  const name = (key: string) => options.find((option) => option.key === key)!.texts.fi;
  const rows = (byKey: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(byKey).map(([key, value]) => [name(key), value]));
  switch (answer.kind) {
    case "single":
      return { chosen: answer.chosen === null ? null : name(answer.chosen), other: answer.other };
    case "multiple":
      return { chosen: answer.chosen.map(name), other: answer.other };
    case "ranking":
      return answer.order.map(name);
    case "matrix":
    case "ratings":
      return rows(answer.rows);
    case "scale":
      return answer.value;
    case "number":
      return answer.number;
    case "date":
      return answer.date;
    case "yesno":
      return answer.yes;
    case "text":
      return answer.text;
    case "unknown":
    case "notShown":
      return answer.kind;
  }
}
