import { mergeSources, type AnswerMatrix } from "../method/answers.ts";
import { closenessTo, groupCentres, standingOf, type Labels, type Near } from "../hand/standing.ts";
import type { Count } from "../method/proportions.ts";
import { FEWEST_ANSWERS, haveProfile, type Profiles } from "../method/shape.ts";

/** Why a respondent has no profile, and so cannot be near to any group. */
export type NoProfile =
  | { reason: "too-few"; answered: number; missing: number }
  /** The same answer everywhere: nothing tells what matters more to it. */
  | { reason: "all-alike" }
  /** The same answer everywhere within each way of asking. */
  | { reason: "flat" };

/** One need as it speaks for the one group or for the other. */
export interface Pull {
  need: string;
  /** Its part of the difference in closeness: above 0 it speaks for the first group. */
  pull: number;
  /** What the respondent answered, 0 … 1; null when left blank. */
  strength: number | null;
  /** How many have the need in the first group, and in the other, of those who answered. */
  here: Count;
  there: Count;
}

/** Why a respondent is where it is. */
export interface Why {
  row: number;
  /** Null: in no group. */
  place: number | null;
  noProfile: NoProfile | null;
  /** Closeness to every group with profiles, the nearest first. */
  near: Near[];
  /** Closeness to its own group. */
  own: number | null;
  /** The best of the other groups; for one in no group, the second best of all. */
  other: Near | null;
  isBridge: boolean;
  /** Nearer to another group than to its own. */
  isMisfit: boolean;
  /** The two groups that are held against each other: its own, or the nearest, and the best other one. */
  compared: { here: number; there: number } | null;
  /** All needs, those that speak most for the first group in front; the pulls add up to the difference in closeness. */
  pulls: Pull[];
}

const CHOSEN = 0.5;

/**
 * How near one respondent is to each group, and which of its needs make the difference: closeness is the product of the
 * profile with a group's centre, so each need's part of the difference between two groups is z_j · (c_here,j − c_there,j).
 * @param labels the group's place, or null, by row of answers and profiles.
 */
export function whyHere(answers: AnswerMatrix, profiles: Profiles, labels: Labels, row: number): Why {
  const place = labels[row] ?? null;
  const centres = groupCentres(profiles, labels);
  const near = Array.from({ length: centres.k }, (_, g) => g).flatMap((g) => {
    const closeness = closenessTo(profiles, row, centres, g);
    return closeness === null ? [] : [{ place: g, closeness }];
  });
  near.sort((a, b) => b.closeness - a.closeness || a.place - b.place);
  const own = near.find((one) => one.place === place)?.closeness ?? null;
  const { nearest, second, isBridge } = standingOf(profiles, centres, row);
  const first = place === null ? nearest : (near.find((one) => one.place === place) ?? null);
  const other = place === null ? second : (near.find((one) => one.place !== place) ?? null);
  const compared = first === null || other === null ? null : { here: first.place, there: other.place };
  return {
    row,
    place,
    noProfile: noProfileOf(answers, profiles, row),
    near,
    own,
    other,
    isBridge,
    isMisfit: own !== null && nearest !== null && nearest.closeness > own + 1e-9,
    compared,
    pulls: compared === null ? [] : pullsOf(answers, profiles, labels, row, compared),
  };
}

/** Why a respondent has no profile; null when it has one. */
export function noProfileOf(answers: AnswerMatrix, profiles: Profiles, row: number): NoProfile | null {
  if (haveProfile(answers, profiles)[row] === true) return null;
  const d = answers.needs.length;
  const own = answers.x.subarray(row * d, (row + 1) * d);
  const answered = own.filter((value, j) => !Number.isNaN(value) && answers.columnWeights[j]! > 0);
  if (answered.length < FEWEST_ANSWERS)
    return { reason: "too-few", answered: answered.length, missing: FEWEST_ANSWERS - answered.length };
  return { reason: answered.every((value) => value === answered[0]) ? "all-alike" : "flat" };
}

function pullsOf(
  answers: AnswerMatrix,
  profiles: Profiles,
  labels: Labels,
  row: number,
  { here, there }: { here: number; there: number },
): Pull[] {
  const { d, z } = profiles;
  const { sums, norms } = groupCentres(profiles, labels);
  const centre = (place: number, j: number) => (norms[place]! < 1e-9 ? 0 : sums[place * d + j]! / norms[place]!);
  const pulls = new Map<string, number>();
  answers.needs.forEach((need, j) => {
    const pull = z[row * d + j]! * (centre(here, j) - centre(there, j));
    pulls.set(need, (pulls.get(need) ?? 0) + pull);
  });
  const { needs, x } = mergeSources(answers);
  const count = (place: number, column: number): Count => {
    const known = labels.flatMap((label, i) => {
      const value = x[i * needs.length + column]!;
      return label === place && !Number.isNaN(value) ? [value] : [];
    });
    return [known.filter((value) => value >= CHOSEN).length, known.length];
  };
  return needs
    .map((need, column) => {
      const strength = x[row * needs.length + column]!;
      return {
        need,
        pull: pulls.get(need) ?? 0,
        strength: Number.isNaN(strength) ? null : strength,
        here: count(here, column),
        there: count(there, column),
      };
    })
    .sort((a, b) => b.pull - a.pull);
}
