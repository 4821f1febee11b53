import type { AnswerMatrix } from "./answers.ts";
import { isEveryone } from "./rows.ts";

/** Unit profiles, row by row: n rows of d numbers; a row without a shape is all 0. */
export interface Profiles {
  n: number;
  d: number;
  z: Float64Array;
}

/** Respondents with fewer answers have no profile. */
export const FEWEST_ANSWERS = 3;

/**
 * What people ask for, freed of how much they ask for. In each block a respondent's own mean is taken away, missing
 * becomes 0, and the block gets unit length (0 when it has fewer than two answers or all are equal); blocks are weighted
 * by the square root of their weights and the whole gets unit length again. A column of weight v counts as v copies of
 * it would: v times in the mean, and √v of its deviation, since cosines square it. Columns are not centred: that would cost
 * stability and invent groups where there is only response style (Beaman & Vaske 1995; Grün & Dolnicar 2016).
 */
export function shapeProfiles(answers: AnswerMatrix): Profiles {
  const d = answers.needs.length;
  const z = new Float64Array(answers.rows * d);
  for (let i = 0; i < answers.rows; i++) {
    for (let b = 0; b < answers.weights.length; b++) shapeBlock(answers, z, i, b);
    scale(z, i * d, (i + 1) * d, 1);
  }
  return { n: answers.rows, d, z };
}

/**
 * Whether each respondent has a profile at all: at least three answered needs of weight above 0 that are not all equal (on
 * the answers themselves), and a shape. No shape is left when every block is flat in itself, as with "all of these, none of those".
 */
export function haveProfile(answers: AnswerMatrix, profiles: Profiles): boolean[] {
  const d = answers.needs.length;
  return Array.from({ length: answers.rows }, (_, i) => {
    let answered = 0;
    let least = Infinity;
    let most = -Infinity;
    for (let j = 0; j < d; j++) {
      const value = answers.x[i * d + j]!;
      if (Number.isNaN(value) || answers.columnWeights[j] === 0) continue;
      answered++;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return answered >= FEWEST_ANSWERS && least < most && hasShape(profiles, i);
  });
}

/**
 * The profiles of all respondents, row by row; a row of 0 for those who have none. Two answers may have a shape, but
 * where it points would be chance: nobody is near to a group by so little.
 */
export function profilesOfAll(answers: AnswerMatrix): Profiles {
  const profiles = shapeProfiles(answers);
  const { d } = profiles;
  haveProfile(answers, profiles).forEach((has, i) => {
    if (!has) profiles.z.fill(0, i * d, (i + 1) * d);
  });
  return profiles;
}

/** Whether row i of the profiles points anywhere. */
export function hasShape({ d, z }: Profiles, i: number): boolean {
  for (let j = i * d; j < (i + 1) * d; j++) if (z[j] !== 0) return true;
  return false;
}

/**
 * Only the given rows, in the order given; a row may be taken more than once. All of them in their order are the profiles
 * themselves, not a copy.
 */
export function takeProfiles(profiles: Profiles, rows: ArrayLike<number>): Profiles {
  if (isEveryone(rows, profiles.n)) return profiles;
  const { d } = profiles;
  const z = new Float64Array(rows.length * d);
  for (let i = 0; i < rows.length; i++) z.set(profiles.z.subarray(rows[i]! * d, (rows[i]! + 1) * d), i * d);
  return { n: rows.length, d, z };
}

function shapeBlock({ needs, starts, weights, columnWeights, x }: AnswerMatrix, z: Float64Array, i: number, b: number) {
  const row = i * needs.length;
  const from = row + starts[b]!;
  const to = row + starts[b + 1]!;
  let sum = 0;
  let counted = 0;
  let answered = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let j = from; j < to; j++) {
    const value = x[j]!;
    const counts = columnWeights[j - row]!;
    if (Number.isNaN(value) || counts === 0) continue;
    sum += counts * value;
    counted += counts;
    answered++;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  // Equality is tested on the answers: after centring, rounding would leave a direction in equal ones.
  if (answered < 2 || least === most) return;
  const mean = sum / counted;
  for (let j = from; j < to; j++) {
    if (!Number.isNaN(x[j]!)) z[j] = Math.sqrt(columnWeights[j - row]!) * (x[j]! - mean);
  }
  scale(z, from, to, Math.sqrt(weights[b]!));
}

function scale(z: Float64Array, from: number, to: number, length: number): void {
  let squares = 0;
  for (let j = from; j < to; j++) squares += z[j]! * z[j]!;
  if (squares === 0) return;
  const factor = length / Math.sqrt(squares);
  for (let j = from; j < to; j++) z[j] = z[j]! * factor;
}
