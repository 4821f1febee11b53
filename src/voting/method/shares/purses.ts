import type { Levels } from "../levels.ts";
import { greatestCommonDivisor, rational } from "../rational.ts";
import type { Line } from "./line.ts";

/**
 * The money of each row's ballots, kept as few distinct sums over one denominator: row r has for each of its ballots
 * amounts[of[r]] / over, which grows by slopes[of[r]] / over. The amounts rise.
 */
export interface Purses {
  readonly amounts: readonly bigint[];
  readonly slopes: readonly bigint[];
  readonly over: bigint;
  readonly of: Int32Array;
}

/** Who gains from an option, and how much: row rows[i] by `gains[gain[i]]`, whole numbers above zero. */
export interface Supporters {
  readonly rows: Int32Array;
  readonly gain: Int32Array;
  readonly gains: readonly number[];
}

/** Everybody with the same sum. */
export function equalPurses({ at, slope, over }: Line, rows: number): Purses {
  return { amounts: [at], slopes: [slope], over, of: new Int32Array(rows) };
}

/** After the supporters paid `price` for each unit of gain, or what they had when that was less. */
export function afterPaying(purses: Purses, { rows, gain, gains }: Supporters, price: Line): Purses {
  // The price is over `purses.over` times a weight; that weight, less what it has in common with the price, joins the denominator.
  const common = greatestCommonDivisor(price.over / purses.over, greatestCommonDivisor(price.at, price.slope));
  const factor = price.over / purses.over / common;
  const [at, slope] = [price.at / common, price.slope / common];

  // Where a row goes: its level as it is, or the level after paying for one of the gains.
  const levels = purses.amounts.length;
  const goesTo = Int32Array.from(purses.of);
  rows.forEach((row, index) => (goesTo[row] = levels * (1 + gain[index]!) + purses.of[row]!));
  const isTaken = new Uint8Array(levels * (1 + gains.length));
  for (const code of goesTo) isTaken[code] = 1;

  const sums: Sum[] = [];
  isTaken.forEach((taken, code) => {
    if (taken === 0) return;
    const amount = purses.amounts[code % levels]! * factor;
    const growth = purses.slopes[code % levels]! * factor;
    if (code < levels) {
      sums.push({ code, amount, slope: growth });
      return;
    }
    const units = BigInt(gains[Math.floor(code / levels) - 1]!);
    const left = amount - units * at;
    sums.push(left < 0n ? { code, amount: 0n, slope: 0n } : { code, amount: left, slope: growth - units * slope });
  });
  return distinct(sums, purses.over * factor, goesTo, isTaken.length);
}

/** The same as exact fractions, for the rules that go on from there. */
export function pursesAsLevels({ amounts, over, of }: Purses): Levels {
  return { values: amounts.map((amount) => rational(amount, over)), of };
}

interface Sum {
  readonly code: number;
  readonly amount: bigint;
  readonly slope: bigint;
}

/** Purses of these sums, the equal ones as one; the sums come as a few rising runs, which makes sorting them quick. */
function distinct(sums: Sum[], over: bigint, codes: Int32Array, codesInAll: number): Purses {
  sums.sort((a, b) => (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : a.slope < b.slope ? -1 : 1));
  const amounts: bigint[] = [];
  const slopes: bigint[] = [];
  const levelOf = new Int32Array(codesInAll);
  for (const { code, amount, slope } of sums) {
    if (amounts.at(-1) !== amount || slopes.at(-1) !== slope) {
      amounts.push(amount);
      slopes.push(slope);
    }
    levelOf[code] = amounts.length - 1;
  }
  return { amounts, slopes, over, of: codes.map((code) => levelOf[code]!) };
}
