import type { AnswerMatrix } from "./answers.ts";
import type { Profiles } from "./shape.ts";

/** What is odd about the answers and explains a thin result, each to be said in words. */
export type Remark =
  /** There are no respondents, or none has answered a need. */
  | { reason: "no-answers" }
  /** Every need is left out by its weight. */
  | { reason: "all-needs-left-out" }
  /** So many have answered, but none has a profile: three answers or more that are not all alike. */
  | { reason: "no-profiles"; people: number }
  | { reason: "one-profile" }
  /** All of them ask for the same, more or less of it. */
  | { reason: "everyone-alike"; people: number }
  /** So many people, but only so many different profiles: groups of copies always look solid. */
  | { reason: "few-different-profiles"; people: number; profiles: number }
  /** Needs that nobody has answered, in any block. */
  | { reason: "unanswered-needs"; needs: string[] };

/** As many different profiles as there may be groups, at most, are few. */
const FEW = 8;
/** So many people to each, on average, are copies. */
const COPIES = 2;
const SAME = 1 - 1e-9;

/**
 * What should be said about the answers before anything is said about groups; empty where nothing is odd.
 * @param answers all needs, also those that weigh nothing.
 * @param profiles of those who have one.
 */
export function remarksOn(answers: AnswerMatrix, profiles: Profiles): Remark[] {
  const answered = countAnswered(answers);
  if (answered === 0) return [{ reason: "no-answers" }];
  const unanswered = unansweredNeeds(answers);
  return [
    ...remarksOnPeople(answers, profiles, answered),
    ...(unanswered.length > 0 ? [{ reason: "unanswered-needs" as const, needs: unanswered }] : []),
  ];
}

function remarksOnPeople(answers: AnswerMatrix, profiles: Profiles, answered: number): Remark[] {
  const people = profiles.n;
  if (answers.columnWeights.every((weight) => weight === 0)) return [{ reason: "all-needs-left-out" }];
  if (people === 0) return [{ reason: "no-profiles", people: answered }];
  if (people === 1) return [{ reason: "one-profile" }];
  const different = countDifferent(profiles);
  if (different === 1) return [{ reason: "everyone-alike", people }];
  // Of a handful of people all but one or two answering differently is nothing odd.
  if (different > FEW || people < COPIES * different) return [];
  return [{ reason: "few-different-profiles", people, profiles: different }];
}

function countAnswered({ rows, needs, x }: AnswerMatrix): number {
  const d = needs.length;
  let answered = 0;
  for (let i = 0; i < rows; i++) if (!x.subarray(i * d, (i + 1) * d).every(Number.isNaN)) answered++;
  return answered;
}

function unansweredNeeds({ rows, needs, x }: AnswerMatrix): string[] {
  const answered = new Set<string>();
  for (let i = 0; i < rows; i++) {
    needs.forEach((need, j) => {
      if (!Number.isNaN(x[i * needs.length + j]!)) answered.add(need);
    });
  }
  return [...new Set(needs)].filter((need) => !answered.has(need));
}

/** Different profiles, counted no further than one above FEW. */
function countDifferent({ n, d, z }: Profiles): number {
  const seen: Float64Array[] = [];
  for (let i = 0; i < n && seen.length <= FEW; i++) {
    const row = z.subarray(i * d, (i + 1) * d);
    const isSeen = seen.some((other) => other.reduce((sum, value, j) => sum + value * row[j]!, 0) > SAME);
    if (!isSeen) seen.push(row);
  }
  return seen.length;
}
