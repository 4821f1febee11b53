// Words of a file in a survey's own questions: by code, by text in any language, and as staff say of the rest.
import { expect, test } from "vitest";
import type { ForeignAnswer } from "../../../src/surveys/importing/files/reading.ts";
import { toAnswer } from "../../../src/surveys/importing/brought/brought.ts";
import { matchedQuestion, matchFor } from "../../../src/surveys/importing/brought/matched.ts";
import type { Unit } from "../../../src/surveys/importing/mapping/units.ts";
import type { Question } from "../../../src/surveys/questionnaire/questionnaire.ts";

const all = (fi: string, sv = fi) => ({ fi, sv, en: fi });
const common = { helps: all(""), required: false, block: "ratings" as const, texts: all("Miten?", "Hur?") };
const labels = [all("Ei lainkaan", "Inte alls"), all("Jonkin verran", "Något"), all("Paljon", "Mycket")];
const matrix: Question = {
  ...{ ...common, key: "needs", kind: "matrix", options: [{ key: "web", texts: all("Verkkosivut", "Webbplats") }] },
  settings: { levels: 3, importance: { texts: all("Tärkeys"), labels }, level: { texts: all("Taso"), labels: [all("1"), all("2"), all("Osaa", "Kan")] }, unknown: all("En tiedä", "Vet inte") }, // prettier-ignore
};
const scale: Question = { ...common, key: "mood", kind: "scale", settings: { min: 1, max: 3, labels }, options: [] };

const unit = (more: Partial<Unit>): Unit => ({
  ...{ code: "Q1", text: "Hur?", kind: "matrix", source: { from: "question", code: "Q1" }, parts: [], values: [] },
  ...{ column: null, hasOther: false, hasUnknown: false },
  ...more,
});
const value = (text: string): ForeignAnswer => ({ kind: "value", value: text, other: null, comment: null });

test("an array on two scales is a matrix, each word on its own scale", () => {
  const parts = ["SQ1_0", "SQ1_1", "SQ2_0", "SQ2_1"].map((code) => ({ code, text: code.startsWith("SQ1") ? "Webbplats" : "Vieras" })); // prettier-ignore
  const asked = unit({ parts, values: ["Mycket", "Kan", "Vet inte", "Outo"] });
  const open = matchedQuestion(asked, matrix, {});
  expect(open.unmatched.map(({ what, word }) => [what, word])).toEqual([
    ["row", "SQ2"],
    ["word", "Outo"],
  ]);
  const said = { "row:Q1:SQ2": "#out", "word:Q1:Outo": "1" };
  const { brought, unmatched } = matchedQuestion(asked, matrix, said);
  expect(unmatched).toEqual([]);
  const read = (cells: Record<string, string>) => toAnswer(brought, { kind: "parts", parts: cells, notShown: [] });
  const rows = (importance: unknown, level: unknown) => ({ kind: "matrix", rows: { web: { importance, level } } });
  expect(read({ SQ1_0: "Mycket", SQ1_1: "Kan", SQ2_0: "Mycket" })).toEqual(rows(2, 2));
  expect(read({ SQ1_0: "Vet inte", SQ1_1: "Outo" })).toEqual(rows("unknown", 1));
  expect(read({ SQ2_0: "Mycket" })).toBeNull();
  expect(read({ SQ1_0: "Kan" })).toEqual({ reason: "out-of-range", cell: "Kan" });
});

test("a step is its name in any language or its number; what is none is a mistake with its cell", () => {
  const { brought } = matchedQuestion(unit({ kind: "text", values: ["mycket", "2", "7"] }), scale, {});
  expect(toAnswer(brought, value("mycket"))).toEqual({ kind: "scale", value: 3 });
  expect(toAnswer(brought, value("2"))).toEqual({ kind: "scale", value: 2 });
  expect(toAnswer(brought, value("7"))).toEqual({ reason: "out-of-range", cell: "7" });
  expect(toAnswer(brought, { kind: "notShown" })).toEqual({ kind: "notShown" });
  expect(toAnswer(brought, null)).toBeNull();
});

test("our own sign for I don't know is an option or a text where the question offers nothing else", () => {
  const said: ForeignAnswer = { kind: "unknown", text: "En osaa sanoa" };
  const read = (question: Question) => toAnswer(matchedQuestion(unit({ kind: "text" }), question, {}).brought, said);
  const plain = { ...common, key: "q", settings: {} };
  const options = [{ key: "eos", texts: all("En osaa sanoa") }];
  expect(read({ ...plain, kind: "single", options })).toEqual({ kind: "single", chosen: "eos", other: null });
  expect(read({ ...plain, kind: "single", options, settings: { offersUnknown: true } })).toEqual({ kind: "unknown" });
  expect(read({ ...plain, kind: "single", options: [] })).toEqual({ reason: "not-an-option", cell: "En osaa sanoa" });
  expect(read({ ...plain, kind: "text", options: [] })).toEqual({ kind: "text", text: "En osaa sanoa" });
});

test("a question is found by its code before its text, and only where its answers fit", () => {
  const sections = [{ key: "s", titles: all(""), helps: all(""), questions: [matrix, scale] }];
  const questionnaire = { titles: all(""), intros: all(""), notice: all(""), sections };
  expect(matchFor(unit({}), questionnaire)).toBe("needs");
  expect(matchFor(unit({ kind: "number" }), questionnaire)).toBe("mood");
  expect(matchFor(unit({ kind: "number", code: "MOOD", text: "Muuta" }), questionnaire)).toBe("mood");
  expect(matchFor(unit({ kind: "ranking" }), questionnaire)).toBeNull();
});
