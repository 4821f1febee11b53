import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerptRuns, hitSigns } from "../../src/knowledge/search/excerpt.ts";
import { looseQuery } from "../../src/knowledge/search/loose-query.ts";
import { rootsOf } from "../../src/knowledge/search/roots.ts";

// Lexemes as PostgreSQL's dictionaries give them for the forms of one word.
const finnish = [
  ["hoitopolku", "hoitopolu"],
  ["ajanvaraus", "ajanvarauks", "ajanvarau"],
  ["kirjaus", "kirjauks", "kirjaamin", "kirjaamis"],
  ["tunnistautumin", "tunnistautumis", "tunnistautum", "tunnistautu"],
  ["puhel", "puhelim"],
  ["chatbo", "chatbot"],
  ["lupa", "luva"],
  ["asiakas", "asiak"],
];
const swedish = [
  ["hemsid", "hemsidan"],
  ["möt", "mötet"],
];

function finds(lexeme: string, other: string, language: "fi" | "sv"): boolean {
  return rootsOf(lexeme, language).some(({ text, isWhole }) => (isWhole ? other === text : other.startsWith(text)));
}

describe("the roots of a word", () => {
  test.each([...finnish.map((forms) => ["fi", forms] as const), ...swedish.map((forms) => ["sv", forms] as const)])(
    "find its other forms: %s %s",
    (language, forms) => {
      const missed = forms.flatMap((one) => forms.filter((other) => !finds(one, other, language)).map((other) => `${one} → ${other}`)); // prettier-ignore
      expect(missed).toEqual([]);
    },
  );

  test("always find the word itself, and a short word nothing longer", () => {
    const lexeme = fc.stringMatching(/^[a-zäö]{1,12}$/);
    fc.assert(fc.property(lexeme, fc.constantFrom("fi" as const, "sv" as const), (word, language) => finds(word, word, language))); // prettier-ignore
    expect(finds("kan", "kansalainen", "fi")).toBe(false);
    expect(finds("työ", "työnantaja", "fi")).toBe(false);
  });
});

describe("the query in every form", () => {
  test("quotes what was typed", () => {
    expect(looseQuery(["hoitopolu", "o'n"], "fi", "hoitopolun o'n")).toBe("('hoitopol':*) & ('o''n')");
    expect(looseQuery([], "fi", "ja")).toBe("");
  });

  test("is nothing where the words were meant as they were written", () => {
    expect(["”hoitopolun alku”", '"hoitopolun alku"', "hoitopolku -laite"].map((words) => looseQuery(["x"], "fi", words))).toEqual(["", "", ""]); // prettier-ignore
    expect(looseQuery(["etä-apu"], "fi", "etä-apu")).not.toBe("");
  });
});

describe("an excerpt", () => {
  const { start, stop } = hitSigns;

  test("is told in runs, hits apart", () => {
    expect(excerptRuns(`Varaa ${start}aika${stop} <b>nyt</b>`)).toEqual([
      { text: "Varaa ", isHit: false },
      { text: "aika", isHit: true },
      { text: " <b>nyt</b>", isHit: false },
    ]);
  });

  test("loses no letter, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", " ", "<", start, stop)), (signs) => {
        const text = excerptRuns(signs.join("")).map((run) => run.text);
        expect(text.join("").replaceAll(stop, "")).toBe(
          signs.filter((sign) => sign !== start && sign !== stop).join(""),
        );
      }),
    );
  });
});
