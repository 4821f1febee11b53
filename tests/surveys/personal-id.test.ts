import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { looksLikePersonalId } from "../../src/platform/personal-id.ts";

describe("a Finnish personal identity code", () => {
  // 131052-308T is the example that the Digital and Population Data Services Agency prints.
  test.each([
    "131052-308T",
    "Asiakas 131052-308t soitti.",
    "(131052-308T)",
    "131052\u2013308T",
    "131052Y308T",
    "131052A308T",
    "131052+308T",
  ])("is seen in %j", (text) => {
    expect(looksLikePersonalId(text)).toBe(true);
  });

  test.each([
    "131052-308U",
    "131352-308T",
    "321052-308T",
    "131052-3080T",
    "131052-308Ta",
    "x131052-308T",
    "131052G308T",
    "131052 308T",
    "Tilaus 131052-3081",
    "Puh. 040 123 4567",
    "",
  ])("is not seen in %j", (text) => {
    expect(looksLikePersonalId(text)).toBe(false);
  });

  test("is seen with its own check character and with no other", () => {
    const characters = Array.from("0123456789ABCDEFHJKLMNPRSTUVWXY");
    const parts = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 0, max: 99 }),
      sign: fc.constantFrom(...Array.from("+-YXWVUABCDEF")),
      individual: fc.integer({ min: 2, max: 899 }),
    });
    fc.assert(
      fc.property(parts, ({ day, month, year, sign, individual }) => {
        const two = (value: number) => String(value).padStart(2, "0");
        const last = String(individual).padStart(3, "0");
        const right = characters[(((day * 100 + month) * 100 + year) * 1000 + individual) % 31];
        const found = characters.filter((check) =>
          looksLikePersonalId(`${two(day)}${two(month)}${two(year)}${sign}${last}${check}`),
        );
        expect(found).toEqual([right]);
      }),
    );
  });
});
