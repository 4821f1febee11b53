import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  divide,
  exactJson,
  inCommonUnits,
  multiply,
  parseRational,
  rational,
  rationalText,
  subtract,
} from "../../../src/voting/method/rational.ts";

const anyRational = fc
  .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 60n }))
  .map(([numerator, denominator]) => rational(numerator, denominator));

describe("reading", () => {
  test.each([
    ["109/100", "109/100"],
    ["6/4", "3/2"],
    [0.1, "1/10"],
    ["1.250", "5/4"],
    [1e-7, "1/10000000"],
    ["2e3", "2000"],
    ["-3/6", "-1/2"],
    [7, "7"],
  ])("%j is exactly %s", (value, text) => {
    expect(rationalText(parseRational(value)!)).toBe(text);
  });

  test.each([["1/0"], ["one"], [""], [NaN], [Infinity], [null], [[1]], ["1/2/3"], ["1e999"], ["0x10"]])(
    "%j is no number",
    (value) => {
      expect(parseRational(value)).toBeUndefined();
    },
  );
});

describe("arithmetic", () => {
  test("what is added can be taken away, and what is multiplied divided, exactly", () => {
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.numerator !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
      }),
    );
  });

  test("a third three times is one, which floating point can't be trusted with", () => {
    const third = rational(1, 3);
    expect(add(add(third, third), third)).toEqual(rational(1));
    expect(add(parseRational("0.1")!, parseRational("0.2")!)).toEqual(parseRational("0.3"));
  });

  test("the order is that of the difference's sign", () => {
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        const difference = subtract(a, b).numerator;
        expect(compare(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
    );
  });

  test("amounts in common units are the values again", () => {
    fc.assert(
      fc.property(fc.array(anyRational), (values) => {
        const { amounts, unit } = inCommonUnits(values);
        expect(amounts.map((amount) => multiply(rational(amount), unit))).toEqual(values);
      }),
    );
  });

  test("a denominator of zero is refused", () => {
    expect(() => rational(1, 0)).toThrow(RangeError);
    expect(() => divide(rational(1), rational(0))).toThrow(RangeError);
  });
});

test("JSON has whole numbers as numbers as long as they are exact", () => {
  expect(exactJson(rational(12))).toBe(12);
  expect(exactJson(rational(7, 3))).toBe("7/3");
  expect(exactJson(rational(2n ** 60n))).toBe("1152921504606846976");
});
