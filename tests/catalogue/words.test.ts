import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseKeywords, writeKeywords } from "../../src/catalogue/keywords.ts";
import { moved } from "../../src/catalogue/order.ts";
import { keyFrom } from "../../src/catalogue/slug.ts";

describe("a key from a name", () => {
  test.each([
    ["Näkyvyys ja viestintä", "nakyvyys-ja-viestinta"],
    ["Öljy & Åbo!", "oljy-abo"],
    ["  Excel 365  ", "excel-365"],
    ["日本", "x"],
  ])("%s → %s", (name, key) => {
    expect(keyFrom(name, new Set())).toBe(key);
  });

  test("is well-formed, short and never one of those taken", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 90 }), { maxLength: 12 }), (names) => {
        const taken = new Set<string>();
        for (const name of [...names, ...names]) {
          const key = keyFrom(name, taken);
          expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
          expect(key.length).toBeLessThanOrEqual(64);
          expect(taken.has(key)).toBe(false);
          taken.add(key);
        }
      }),
    );
  });
});

describe("moving one of a list", () => {
  test("swaps it with its neighbour and stops at the ends", () => {
    expect(moved(["a", "b", "c"], "b", "up")).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], "b", "down")).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], "a", "up")).toEqual(["a", "b", "c"]);
    expect(moved(["a", "b", "c"], "c", "down")).toEqual(["a", "b", "c"]);
    expect(moved(["a"], "z", "down")).toEqual(["a"]);
  });

  test("loses nobody, and up undoes down", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2 }), fc.nat(), (ids, at) => {
        const id = ids[at % (ids.length - 1)] ?? "";
        const down = moved(ids, id, "down");
        expect([...down].sort()).toEqual([...ids].sort());
        expect(moved(down, id, "up")).toEqual(ids);
      }),
    );
  });
});

test("keywords are read from lines, commas and semicolons, once each in lower case, and written back", () => {
  const keywords = parseKeywords({ fi: "Some, GOOGLE\nsome;; haku ", sv: "", en: "a,b" });
  expect(keywords).toEqual({ fi: ["some", "google", "haku"], sv: [], en: ["a", "b"] });
  expect(parseKeywords(writeKeywords(keywords))).toEqual(keywords);
});
