import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import type { Texts } from "../../../platform/locales.ts";
import { listStandings, type Survey } from "../../queries.ts";
import { allQuestions, type StoredQuestion } from "../../questionnaire/stored.ts";
import { dimensionOfQuestion, isBackground } from "../../results/looking/dimensions.ts";
import { groupSight } from "../../results/looking/sight.ts";
import { loadResults } from "../../results/queries.ts";
import { resultOf, type CutResult } from "../../results/result.ts";
import { waitingFor, type Waiting } from "../../results/standing.ts";
import type { Judged } from "../../results/summaries/judged.ts";

/** A survey of readiness and how many have answered it. */
export interface ReadinessSurvey {
  survey: Survey;
  /** Answers sent; of erased ones how many there were. */
  answers: number;
}

/**
 * The programme's surveys of readiness, newest first: anonymous ones in which people judge something on a scale, drafts
 * left out. When an answer was sent nothing tells, so that no period limits them.
 */
export async function listReadinessSurveys(db: Db, programmeId: string): Promise<ReadinessSurvey[]> {
  const standings = await listStandings(db, programmeId);
  const published = standings.filter(({ survey }) => survey.anonymity === "anonymous" && survey.state !== "draft");
  if (published.length === 0) return [];
  const { rows } = await sql<{ surveyId: string }>`
    select distinct q.survey_id from questions q join surveys s on s.id = q.survey_id
    where s.programme_id = ${programmeId} and q.kind in ('scale', 'ratings')`.execute(db);
  const judging = new Set(rows.map(({ surveyId }) => surveyId));
  return published
    .filter(({ survey }) => judging.has(survey.id))
    .map(({ survey, turnout }) => ({ survey, answers: turnout.sent }));
}

/** A mean that may be told; hidden where it would tell of few people. */
export type ToldMean = { n: number; mean: number | null } | "hidden";

/** One thing that people judged: a scale, or one row of ratings. */
export interface Judgement {
  /** The question's key, with the row's after a dot. */
  key: string;
  texts: Texts;
  /** Of a row, what it says. */
  rowTexts: Texts | null;
  min: number;
  max: number;
  whole: ToldMean;
  /** By the option of the background question. */
  byPart: ReadonlyMap<string, ToldMean>;
}

/** A question of people's background, of which one option is chosen. */
export interface Background {
  key: string;
  texts: Texts;
  options: { key: string; texts: Texts }[];
}

/** What people said of their readiness, as far as it may be told to anybody: small groups are hidden. */
export interface ToldReadiness {
  survey: Survey;
  answers: number;
  /** Why there is nothing to see yet, or any more; null where there is. */
  waiting: Waiting | null;
  backgrounds: Background[];
  /** By the options of a background question; of one that is not there, each as a whole alone. */
  judgementsBy: (backgroundKey: string | null) => Judgement[];
}

/**
 * The results of a survey of readiness, told by a background question exactly as the survey's own page of results tells
 * them: the same parts are shown and hidden, so that nothing can be subtracted.
 */
export async function loadReadiness(db: Db, programmeId: string, surveyId: string): Promise<ToldReadiness> {
  const loaded = await loadResults(db, programmeId, surveyId, () => Promise.resolve([]), () => false); // prettier-ignore
  const { survey, questionnaire, rows, dimensions, now } = loaded;
  if (survey.anonymity !== "anonymous") throw new NotFound("survey of readiness");
  const questions = allQuestions(questionnaire);
  const sight = groupSight(dimensions, rows);
  const waiting = waitingFor(survey, { responses: rows.length, seesAll: false, now });
  return {
    ...{ survey, answers: rows.length, waiting },
    backgrounds: questions.filter(isBackground).map(({ key, texts, options }) => ({ key, texts, options })),
    judgementsBy: (backgroundKey) => {
      if (waiting !== null) return [];
      const compare = dimensions.find(({ key }) => key === dimensionOfQuestion({ key: backgroundKey ?? "" }))?.key;
      const looking = { rows, dimensions, sight, look: { only: [], compare: compare ?? null } };
      return questions.flatMap((question) => judgementsOf(question, resultOf(question, looking)?.cuts ?? []));
    },
  };
}

function judgementsOf(question: StoredQuestion, cuts: readonly CutResult[]): Judgement[] {
  const means = (of: (summary: CutResult["summary"]) => ToldMean) => {
    const [whole, ...parts] = cuts.map(({ part, summary }) => [part, of(summary)] as const);
    return {
      whole: whole?.[1] ?? ("hidden" as const),
      byPart: new Map(parts.map(([part, mean]) => [part ?? "", mean])),
    };
  };
  const { texts } = question;
  if (question.kind === "scale") {
    const { min, max } = question.settings;
    const told = means((summary) =>
      summary !== "hidden" && summary.kind === "scale" ? meanOf(summary.judged) : "hidden",
    );
    return [{ key: question.key, texts, rowTexts: null, min, max, ...told }];
  }
  if (question.kind !== "ratings") return [];
  const { min, max } = question.settings;
  return question.options.map((row) => {
    const told = means((summary) =>
      summary !== "hidden" && summary.kind === "ratings" ? meanOf(summary.rows.get(row.key) ?? "hidden") : "hidden",
    );
    return { key: `${question.key}.${row.key}`, texts, rowTexts: row.texts, min, max, ...told };
  });
}

function meanOf(judged: Judged | "hidden"): ToldMean {
  return judged === "hidden" ? judged : { n: judged.n, mean: judged.mean };
}
