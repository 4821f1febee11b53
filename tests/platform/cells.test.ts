import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText, safeCell, xlsxText } from "../../src/platform/cells.ts";

const dangerous = ["=", "+", "-", "@", "\t", "\r", "\n", "\0"];

test("a text that a program would run gets an apostrophe, every other text stays", () => {
  fc.assert(
    fc.property(fc.constantFrom("", "a", " ", "5", "'", ...dangerous), fc.string(), (first, rest) => {
      const text = first + rest;
      const runs = dangerous.some((sign) => text.startsWith(sign));
      expect(safeCell(text)).toBe(runs ? `'${text}` : text);
    }),
  );
});

test("no safe cell begins with a sign that starts a formula, and the rule changes nothing twice", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(dangerous).not.toContain(safeCell(text).slice(0, 1));
      expect(safeCell(safeCell(text))).toBe(safeCell(text));
    }),
  );
});

test("values out of XLSX are plain text", () => {
  const at = (text: string) => plainText(new Date(text));
  expect([5, 5.0, -0.5, 0.1 + 0.2, 358401234567, 1e21].map(plainText)).toEqual([
    "5",
    "5",
    "-0.5",
    "0.3",
    "358401234567",
    "1e+21",
  ]);
  expect([true, false, null, undefined, "1,50"].map(plainText)).toEqual(["TRUE", "FALSE", "", "", "1,50"]);
  expect(at("2027-03-28T00:00:00Z")).toBe("2027-03-28");
  expect(at("2027-03-28T09:29:59.9996Z")).toBe("2027-03-28T09:30:00");
  expect(at("1899-12-30T09:30:00Z")).toBe("09:30:00");
  expect(plainText(new Date(Number.NaN))).toBe("");
});

test("characters that XML forbids are escaped, and so is what looks like an escape", () => {
  expect(xlsxText("a\0b\rc\nd\te")).toBe("a_x0000_b_x000D_c\nd\te");
  expect(xlsxText("_x0041_ _x41_")).toBe("_x005F_x0041_ _x41_");
  expect(xlsxText("\ud800!")).toBe("_xFFFD_!");
  expect(xlsxText("\u{10fffe}\x7f\x85")).toBe("_xFFFD__x007F_\x85");
  expect(xlsxText("constructor")).toBe("_x0063_onstructor");
  expect(xlsxText("å".repeat(40_000))).toBe("å".repeat(32_767));
});
