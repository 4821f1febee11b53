import { suppressedCounts } from "../../platform/visibility.ts";
import type { AnswerValue } from "../questionnaire/answers.ts";
import { isAsked } from "../questionnaire/questionnaire.ts";
import type { StoredQuestion } from "../questionnaire/stored.ts";
import { cutsOf, rowsIn, within, type Cut, type Looking } from "./looking/cuts.ts";
import { isBackground } from "./looking/dimensions.ts";
import { basesOf, standingOf, standings, type Standing } from "./summaries/bases.ts";
import { stretchesOf, summarise, type Summary } from "./summaries/summary.ts";

/** How many are in each part of a background question, for who sees groups only: the sizes of groups are told as groups are. */
export interface PlacesSummary {
  kind: "places";
  n: number;
  /** By the option's key; null is all who did not choose any. */
  counts: ReadonlyMap<string | null, number | "hidden">;
}

/** One question's results in one column. */
export interface CutResult extends Cut {
  summary: Summary | PlacesSummary | "hidden";
  /** How many answered and how many did not, and why; null where that may not be told. */
  standings: Record<Standing, number> | null;
}

export interface QuestionResult {
  question: StoredQuestion;
  /** Everybody who is looked at, then the parts compared. */
  cuts: CutResult[];
}

/** The results of a question for who looks at them; null of what asks nothing. */
export function resultOf(question: StoredQuestion, looking: Looking): QuestionResult | null {
  if (!isAsked(question)) return null;
  const { rows, sight, look } = looking;
  if (!sight.seesAll && isBackground(question)) {
    const summary = look.only.length > 0 || looking.isWholeOnly === true ? "hidden" : placesOf(question, looking);
    return { question, cuts: [{ part: null, summary, standings: null }] };
  }
  const bases = basesOf(question, rows);
  const answersAt = (base: readonly number[]) =>
    base.flatMap((at): AnswerValue[] => {
      const answer = rows[at]?.answers[question.key];
      return answer === undefined ? [] : [answer];
    });
  const stretches = stretchesOf(question, answersAt(bases.get("") ?? []));
  const cuts = cutsOf(looking).map((cut): CutResult => {
    const taken = (figure: string) => {
      const base = within(bases.get(figure) ?? [], cut, looking);
      return base === "hidden" ? base : answersAt(base);
    };
    const isTold = sight.seesAll || (look.only.length === 0 && cut.part === null);
    return {
      ...cut,
      summary: summarise(question, taken, stretches),
      standings: isTold ? countStandings(question, rowsIn(cut, looking)) : null,
    };
  });
  return { question, cuts };
}

function countStandings(question: StoredQuestion, rows: Looking["rows"]): Record<Standing, number> {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const { answers } of rows) counts[standingOf(question, answers[question.key])]++;
  return counts;
}

function placesOf(question: StoredQuestion, { rows }: Looking): PlacesSummary {
  const keys = [...question.options.map(({ key }) => key), null];
  const chosen = rows.map(({ answers: { [question.key]: answer } }) =>
    answer?.kind === "single" ? answer.chosen : null,
  );
  const counts = keys.map((key) => chosen.filter((each) => each === key).length);
  const hidden = suppressedCounts(counts);
  const told = keys.map((key, at) => [key, hidden[at] === true ? ("hidden" as const) : (counts[at] ?? 0)] as const);
  return { kind: "places", n: rows.length, counts: new Map(told) };
}
