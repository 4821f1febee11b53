import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ProposalStanding, proposalRefusal, sameTitle, tidyTitle, titleKey } from "../../src/voting/proposals.ts";

const standing: ProposalStanding = {
  state: "open",
  proposedByVoter: 0,
  offered: 2,
  titles: ["Canva-perusteet", "Työhyvinvointi"],
};

describe("what may be proposed", () => {
  test.each<[string, Partial<ProposalStanding>, string | null]>([
    ["Videot ja reelsit", {}, null],
    ["Videot ja reelsit", { proposedByVoter: 2 }, null],
    ["Videot ja reelsit", { proposedByVoter: 3 }, "too-many"],
    ["Videot ja reelsit", { state: "draft" }, "not-open"],
    ["Videot ja reelsit", { state: "closed" }, "closed"],
    ["AI", {}, "too-short"],
    ["  AI  ", {}, "too-short"],
    ["\u200B\u200B\u200B\u200B", {}, "too-short"],
    ["ERP", {}, null],
    ["x".repeat(140), {}, null],
    ["x".repeat(141), {}, "too-long"],
    [` ${"x".repeat(140)}\n`, {}, null],
    ["a\u0308".repeat(140), {}, null],
    ["x".repeat(1_000_000), {}, "too-long"],
    ["  canva PERUSTEET! ", {}, "already-proposed"],
    ["Can\u00ADva-perus\u00ADteet", { proposedByVoter: 3 }, "already-proposed"],
    ["Tyohyvinvointi", {}, null],
    ["Videot ja reelsit", { offered: 499 }, null],
    ["Videot ja reelsit", { offered: 500 }, "full"],
  ])("%j", (title, changes, refusal) => {
    expect(proposalRefusal(title, { ...standing, ...changes })).toBe(refusal);
  });
});

describe("titles", () => {
  test("are tidied to one line of composed characters", () => {
    // What would turn the words after it round on everybody's page is left out.
    expect(tidyTitle("\u202Ereelsit\u2066 ja\u200F vide\u00ADot")).toBe("reelsit ja videot");
    expect(tidyTitle("\uFEFF  Tyo\u0308pajat\t\r\n ja\u00A0\u200B kuvat ")).toBe("Työpajat ja kuvat");
  });

  test("say the same in another case, punctuation or width, but not with other letters or signs that mean something", () => {
    expect(sameTitle("excel  –  alkeet", ["Kanta", "Excel: alkeet"])).toBe("Excel: alkeet");
    expect(sameTitle("ＥＸＣＥＬ alkeet", ["Excel: alkeet"])).toBe("Excel: alkeet");
    expect(sameTitle("Saännöt", ["Säännöt"])).toBeUndefined();
    expect(sameTitle("C++", ["C#"])).toBeUndefined();
    expect(sameTitle("???", ["!!!"])).toBeUndefined();
  });

  test("tidying twice changes nothing more, and a tidied title says the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (title) => {
        expect(tidyTitle(tidyTitle(title))).toBe(tidyTitle(title));
        expect(titleKey(tidyTitle(title))).toBe(titleKey(title));
        expect(sameTitle(`  ${title} `, [title])).toBe(title);
      }),
    );
  });
});
