import type { AnswerMatrix } from "./answers.ts";

/** Unit profiles, row by row: n rows of d numbers; a row without a shape is all 0. */
export interface Profiles {
  n: number;
  d: number;
  z: Float64Array;
}

const FEWEST_ANSWERS = 3;

/**
 * What people ask for, freed of how much they ask for. In each block a respondent's own mean is taken away, missing
 * becomes 0, and the block gets unit length (0 when it has fewer than two answers or all are equal); blocks are weighted
 * by the square root of their weights and the whole gets unit length again. Columns are not centred: that would cost
 * stability and invent groups where there is only response style (Beaman & Vaske 1995; Grün & Dolnicar 2016).
 */
export function shapeProfiles(answers: AnswerMatrix): Profiles {
  const d = answers.needs.length;
  const z = new Float64Array(answers.rows * d);
  for (let i = 0; i < answers.rows; i++) {
    answers.weights.forEach((weight, b) => {
      const from = i * d + answers.starts[b]!;
      shapeBlock(answers.x, z, from, i * d + answers.starts[b + 1]!, weight);
    });
    scale(z, i * d, (i + 1) * d, 1);
  }
  return { n: answers.rows, d, z };
}

/**
 * Whether each respondent has a profile at all: at least three answered needs that are not all equal (on the answers
 * themselves), and a shape. No shape is left when every block is flat in itself, as with "all of these, none of those".
 */
export function haveProfile(answers: AnswerMatrix, profiles: Profiles): boolean[] {
  const d = answers.needs.length;
  return Array.from({ length: answers.rows }, (_, i) => {
    const answered = answers.x.subarray(i * d, (i + 1) * d).filter((value) => !Number.isNaN(value));
    const differs = answered.some((value) => value !== answered[0]);
    return answered.length >= FEWEST_ANSWERS && differs && hasShape(profiles, i);
  });
}

/** Whether row i of the profiles points anywhere. */
export function hasShape({ d, z }: Profiles, i: number): boolean {
  for (let j = i * d; j < (i + 1) * d; j++) if (z[j] !== 0) return true;
  return false;
}

/** Only the given rows, in the order given; a row may be taken more than once. */
export function takeProfiles(profiles: Profiles, rows: ArrayLike<number>): Profiles {
  const { d } = profiles;
  const z = new Float64Array(rows.length * d);
  for (let i = 0; i < rows.length; i++) z.set(profiles.z.subarray(rows[i]! * d, (rows[i]! + 1) * d), i * d);
  return { n: rows.length, d, z };
}

function shapeBlock(x: Float64Array, z: Float64Array, from: number, to: number, weight: number): void {
  let sum = 0;
  let answered = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let j = from; j < to; j++) {
    const value = x[j]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    answered++;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  // Equality is tested on the answers: after centring, rounding would leave a direction in equal ones.
  if (answered < 2 || least === most) return;
  const mean = sum / answered;
  for (let j = from; j < to; j++) if (!Number.isNaN(x[j]!)) z[j] = x[j]! - mean;
  scale(z, from, to, Math.sqrt(weight));
}

function scale(z: Float64Array, from: number, to: number, length: number): void {
  let squares = 0;
  for (let j = from; j < to; j++) squares += z[j]! * z[j]!;
  if (squares === 0) return;
  const factor = length / Math.sqrt(squares);
  for (let j = from; j < to; j++) z[j] = z[j]! * factor;
}
