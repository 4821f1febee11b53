import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineChanges, onlyChanged, wordChanges, type ChangedLine } from "../../src/knowledge/versions/difference.ts";

// Few lines of few words, so that many are alike.
const text = fc
  .array(fc.array(fc.constantFrom("avaa", "sulje", "linkki", "kutsu", "nyt"), { maxLength: 5 }), { maxLength: 6 })
  .map((lines) => lines.map((words) => words.join(" ")).join("\n"));

/** What one reads who leaves out the pieces of one fate. */
function without(fate: "added" | "removed", lines: readonly ChangedLine[]): string {
  return lines
    .filter((line) => line.fate !== fate)
    .map(({ words }) => words.filter((piece) => piece.fate !== fate).map((piece) => piece.text))
    .map((words) => words.join(""))
    .join("\n");
}

describe("the difference of two texts", () => {
  test("tells both of them", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineChanges(before, after);
        expect(without("added", lines)).toBe(before);
        expect(without("removed", lines)).toBe(after);
      }),
    );
  });

  test("of the same text is nothing", () => {
    fc.assert(fc.property(text, (same) => lineChanges(same, same).every(({ fate }) => fate === "same")));
  });

  test("names the words of a line that changed a little, and the whole line where hardly a word stayed", () => {
    expect(wordChanges("3. Kokeile kamera.", "3. Kokeile kamera ajoissa.")).toEqual([
      { fate: "same", text: "3. Kokeile " },
      { fate: "removed", text: "kamera." },
      { fate: "added", text: "kamera ajoissa." },
    ]);
    expect(lineChanges("Avaa linkki", "Soita asiakkaalle")).toEqual([
      { fate: "removed", words: [{ fate: "removed", text: "Avaa linkki" }] },
      { fate: "added", words: [{ fate: "added", text: "Soita asiakkaalle" }] },
    ]);
  });

  test("shows two lines around a change and counts the rest", () => {
    const lines = Array.from({ length: 9 }, (_, at) => `rivi ${at}`);
    const shown = onlyChanged(lineChanges(lines.join("\n"), lines.with(5, "rivi viisi").join("\n")));
    expect(shown.map((line) => ("skipped" in line ? line.skipped : line.fate))).toEqual([
      3,
      "same",
      "same",
      "changed",
      "same",
      "same",
      1,
    ]);
  });
});
