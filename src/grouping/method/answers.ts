import { InputMistake } from "./input-mistake.ts";
import { shuffle, type Random } from "./random.ts";
import { isEveryone } from "./rows.ts";

/** Needs that were asked in one way: support wanted, wishes, ratings … */
export interface NeedBlock {
  name: string;
  /** Share of the block in a profile relative to the other blocks; above 0. */
  weight: number;
  /** Keys of the needs. A need that two blocks ask about has the same key in both. */
  columns: readonly string[];
  /**
   * What each need counts within its block, 0 or more, 1 by default: a whole number counts as so many copies of the
   * column, and 0 as if the column were not there. What groups tell of themselves still speaks of every need.
   */
  columnWeights?: readonly number[];
  /** Per respondent, per column: a strength 0 … 1, or null for missing. */
  values: readonly (readonly (number | null)[])[];
}

/** `lowest` reads a blank in a block that the respondent otherwise answered as the scale's lowest. */
export type Blank = "missing" | "lowest";

/** All blocks side by side, row by row; missing is NaN. Column c belongs to block b when starts[b] ≤ c < starts[b+1]. */
export interface AnswerMatrix {
  rows: number;
  needs: readonly string[];
  starts: readonly number[];
  weights: readonly number[];
  /** Weight of each column within its block; all 1 where they do not differ. */
  columnWeights: readonly number[];
  x: Float64Array;
}

/**
 * The blocks as one matrix.
 * @throws InputMistake when blocks differ in number of respondents, or a value or a weight is out of range.
 */
export function answerMatrix(blocks: readonly NeedBlock[], blank: Blank): AnswerMatrix {
  const rows = blocks[0]?.values.length ?? 0;
  const needs = blocks.flatMap((block) => block.columns);
  const starts = [0];
  const x = new Float64Array(rows * needs.length).fill(NaN);
  for (const block of blocks) {
    const start = starts.at(-1)!;
    if (!(block.weight > 0)) throw new InputMistake(`The weight of block "${block.name}" is not above 0.`);
    if (block.values.length !== rows) {
      throw new InputMistake(`Block "${block.name}" has ${block.values.length} respondents, the first one ${rows}.`);
    }
    const counts = checkedWeights(block).map((weight) => weight > 0);
    block.values.forEach((answers, i) => {
      writeAnswers(x.subarray(i * needs.length + start, i * needs.length + start + block.columns.length), answers, {
        blank,
        counts,
        where: `block "${block.name}", respondent ${i + 1}`,
      });
    });
    starts.push(start + block.columns.length);
  }
  const columnWeights = blocks.flatMap((block) => evenWeights(checkedWeights(block)));
  return { rows, needs, starts, weights: blocks.map((block) => block.weight), columnWeights, x };
}

/** The answers that make a profile: without the columns that weigh nothing. */
export function countedColumns(answers: AnswerMatrix): AnswerMatrix {
  return answers.columnWeights.includes(0) ? takeColumns(answers, (j) => answers.columnWeights[j]! > 0) : answers;
}

/** The same respondents with each column's answers, blanks among them, dealt out anew: no groups, same columns. */
export function permuteColumns(answers: AnswerMatrix, random: Random): AnswerMatrix {
  const { rows, needs } = answers;
  const x = new Float64Array(answers.x.length);
  const column = new Float64Array(rows);
  for (let j = 0; j < needs.length; j++) {
    for (let i = 0; i < rows; i++) column[i] = answers.x[i * needs.length + j]!;
    shuffle(column, random);
    for (let i = 0; i < rows; i++) x[i * needs.length + j] = column[i]!;
  }
  return { ...answers, x };
}

/** Only the given respondents, in the order given; all of them in their order are the matrix itself, not a copy. */
export function takeRows(answers: AnswerMatrix, rows: ArrayLike<number>): AnswerMatrix {
  if (isEveryone(rows, answers.rows)) return answers;
  const d = answers.needs.length;
  const x = new Float64Array(rows.length * d);
  for (let i = 0; i < rows.length; i++) x.set(answers.x.subarray(rows[i]! * d, (rows[i]! + 1) * d), i * d);
  return { ...answers, rows: rows.length, x };
}

/** Only the columns of the given needs; every block stays, even when it is left without columns. */
export function takeNeeds(answers: AnswerMatrix, kept: ReadonlySet<string>): AnswerMatrix {
  return takeColumns(answers, (j) => kept.has(answers.needs[j]!));
}

function takeColumns(answers: AnswerMatrix, isKept: (column: number) => boolean): AnswerMatrix {
  const columns = answers.needs.flatMap((_, j) => (isKept(j) ? [j] : []));
  const d = columns.length;
  const x = new Float64Array(answers.rows * d);
  for (let i = 0; i < answers.rows; i++) {
    for (let c = 0; c < d; c++) x[i * d + c] = answers.x[i * answers.needs.length + columns[c]!]!;
  }
  const starts = answers.starts.map((start) => columns.filter((j) => j < start).length);
  const columnWeights = columns.map((j) => answers.columnWeights[j]!);
  return { ...answers, needs: columns.map((j) => answers.needs[j]!), starts, columnWeights, x };
}

/** One column per need, several sources of a need merged by the largest: what people read. Missing is NaN. */
export function mergeSources(answers: AnswerMatrix): { needs: string[]; x: Float64Array } {
  const needs = [...new Set(answers.needs)];
  if (needs.length === answers.needs.length) return { needs, x: answers.x };
  const place = new Map(needs.map((need, j) => [need, j]));
  const x = new Float64Array(answers.rows * needs.length).fill(NaN);
  for (let i = 0; i < answers.rows; i++) {
    answers.needs.forEach((need, j) => {
      const value = answers.x[i * answers.needs.length + j]!;
      const at = i * needs.length + place.get(need)!;
      if (!Number.isNaN(value) && !(x[at]! >= value)) x[at] = value;
    });
  }
  return { needs, x };
}

function writeAnswers(
  into: Float64Array,
  answers: readonly (number | null)[],
  { blank, counts, where }: { blank: Blank; counts: readonly boolean[]; where: string },
): void {
  if (answers.length !== into.length) {
    throw new InputMistake(`In ${where}, there are ${answers.length} answers for ${into.length} needs.`);
  }
  answers.forEach((value, j) => {
    if (value === null) return;
    if (!(value >= 0 && value <= 1)) throw new InputMistake(`In ${where}, ${value} is not between 0 and 1.`);
    into[j] = value;
  });
  if (blank === "missing" || answers.every((value) => value === null)) return;
  // A need left out must not make the rest of its block count as answered.
  const isAnswered = answers.some((value, j) => value !== null && counts[j]!);
  for (let j = 0; j < into.length; j++) if (Number.isNaN(into[j]!) && (isAnswered || !counts[j]!)) into[j] = 0;
}

function checkedWeights({ name, columns, columnWeights }: NeedBlock): readonly number[] {
  if (columnWeights === undefined) return columns.map(() => 1);
  if (columnWeights.length !== columns.length) {
    throw new InputMistake(`Block "${name}" has ${columnWeights.length} weights for ${columns.length} needs.`);
  }
  const wrong = columnWeights.find((weight) => !(weight >= 0 && weight < Infinity));
  if (wrong !== undefined) throw new InputMistake(`In block "${name}", a need's weight is ${wrong}, not 0 or more.`);
  return columnWeights;
}

/** A block gets unit length in the end, so only proportions count: equal weights are 1, and rounding has no say in it. */
function evenWeights(weights: readonly number[]): number[] {
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  return weights.map((weight) => (weight === 0 ? 0 : weight / largest));
}
