/** An exact fraction in lowest terms; the denominator is above zero, so that equal fractions have equal fields. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The fraction numerator/denominator in lowest terms. Throws RangeError on a denominator of zero. */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const over = BigInt(numerator);
  const under = BigInt(denominator);
  if (under === 0n) throw new RangeError("A fraction's denominator is zero.");
  const divisor = greatestCommonDivisor(over, under);
  const sign = under < 0n ? -1n : 1n;
  return { numerator: (sign * over) / divisor, denominator: (sign * under) / divisor };
}

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

/**
 * Reads a number of a file exactly: 3, 0.1 (one tenth, by its decimal text), "109/100", "-2", "1.25", "1e-3".
 * Undefined for anything else: other types, NaN, infinities, a denominator of zero, exponents beyond ±400.
 */
export function parseRational(value: unknown): Rational | undefined {
  if (typeof value === "bigint") return rational(value);
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  if (Number.isSafeInteger(value)) return { numerator: BigInt(value), denominator: 1n };
  const text = String(value).trim();
  const fraction = /^([+-]?\d+)\s*\/\s*(\d+)$/.exec(text);
  if (fraction !== null) {
    const denominator = BigInt(fraction[2]!);
    return denominator === 0n ? undefined : rational(BigInt(fraction[1]!), denominator);
  }
  const decimal = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (decimal === null) return undefined;
  const [, sign, whole = "", part = "", exponent = "0"] = decimal;
  const power = Number(exponent) - part.length;
  if (Math.abs(power) > 400) return undefined;
  const digits = BigInt(`${sign === "-" ? "-" : ""}${whole}${part}`);
  return power < 0 ? rational(digits, 10n ** BigInt(-power)) : rational(digits * 10n ** BigInt(power));
}

export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return rational(a.numerator + b.numerator, a.denominator);
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a ÷ b. Throws RangeError when b is zero. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Below zero when a < b, zero when they are equal, above zero when a > b. */
export function compare(a: Rational, b: Rational): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** "7/3", or "7" for a whole number: the same text for the same value, so it serves as a key too. */
export function rationalText(a: Rational): string {
  return a.denominator === 1n ? String(a.numerator) : `${a.numerator}/${a.denominator}`;
}

/** An exact figure in JSON: a number when it is whole and at most 2^53 − 1 in size, else its text "7/3". */
export type Exact = number | string;

/** A value for JSON that loses nothing; `parseRational` reads it back. */
export function exactJson(a: Rational): Exact {
  const number = Number(a.numerator);
  return a.denominator === 1n && Number.isSafeInteger(number) ? number : rationalText(a);
}

/** The whole number of `unit`s in each value, for the largest unit of the form 1/d that measures all of them. */
export function inCommonUnits(values: readonly Rational[]): { amounts: bigint[]; unit: Rational } {
  const denominator = values.reduce(
    (multiple, { denominator: d }) => (multiple / greatestCommonDivisor(multiple, d)) * d,
    1n,
  );
  return {
    amounts: values.map((value) => value.numerator * (denominator / value.denominator)),
    unit: rational(1n, denominator),
  };
}

/** Zero only of zero and zero. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
