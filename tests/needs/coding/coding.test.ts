import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codingUrl, nextToCode } from "../../../src/needs/coding/addresses.ts";
import { choiceMistake, decide } from "../../../src/needs/coding/choice.ts";
import {
  acceptedCodes,
  answerKey,
  codableAnswers,
  openTextOf,
  standingOf,
  textDigest,
  type Coding,
} from "../../../src/needs/coding/open-answers.ts";
import { piecesOf } from "../../../src/needs/coding/pieces.ts";
import { suggestionsFor } from "../../../src/needs/coding/suggestions.ts";
import { catalogueTemplates } from "../../../src/catalogue/index.ts";
import type { SentAnswers, StoredQuestionnaire } from "../../../src/surveys/index.ts";

const texts = (text: string) => ({ fi: text, sv: "", en: "" });

describe("pieces", () => {
  const text = "Kotisivut ja Kanta – molemmat.";

  test("mark the words, together where only a blank is between", () => {
    const words = [{ start: 13, end: 18 }, { start: 10, end: 12 }]; // prettier-ignore
    expect(piecesOf(text, words)).toEqual([
      { text: "Kotisivut ", isMark: false },
      { text: "ja Kanta", isMark: true },
      { text: " – molemmat.", isMark: false },
    ]);
    expect(piecesOf(text, [])).toEqual([{ text, isMark: false }]);
    expect(piecesOf("", [])).toEqual([]);
  });

  test("joined are the text again, whatever is marked", () => {
    const span = fc.nat(40).chain((start) => fc.nat(10).map((length) => ({ start, end: start + length })));
    fc.assert(
      fc.property(fc.string({ minLength: 50, maxLength: 60 }), fc.array(span), (typed, spans) => {
        expect(
          piecesOf(typed, spans)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(typed);
      }),
    );
  });
});

describe("a choice", () => {
  test("needs something chosen, or none of these, and not both", () => {
    expect(choiceMistake([], false)).toBe("nothing");
    expect(choiceMistake(["a"], true)).toBe("both");
    expect(choiceMistake(["a"], false)).toBeNull();
    expect(choiceMistake([], true)).toBeNull();
  });

  test("keeps what somebody else found meanwhile, and takes off what was shown and left", () => {
    const choice = { chosen: ["a"], offered: ["a", "b", "c"], shown: ["d"] };
    expect(decide(choice, { accepted: ["d", "c"], refused: ["e"] })).toEqual({
      accepted: ["a", "c"],
      refused: ["b", "d", "e"],
      isTogether: true,
    });
    expect(decide(choice, { accepted: ["d"], refused: [] }).isTogether).toBe(false);
  });

  test("never loses what was chosen, and no need is both accepted and refused", () => {
    const some = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"));
    const stands = fc.record({ accepted: some, refused: some });
    fc.assert(
      fc.property(fc.record({ chosen: some, offered: some, shown: some }), stands, (choice, before) => {
        const { accepted, refused } = decide(choice, before);
        expect(new Set(accepted).isSupersetOf(new Set(choice.chosen))).toBe(true);
        expect(new Set(accepted).isDisjointFrom(new Set(refused))).toBe(true);
      }),
    );
  });
});

describe("open answers", () => {
  test("are own words about needs: texts, and texts beside choices", () => {
    expect(openTextOf("open", { kind: "text", text: "Kotisivut" })).toBe("Kotisivut");
    expect(openTextOf("wishes", { kind: "multiple", chosen: [], other: "Robotti" })).toBe("Robotti");
    expect(openTextOf("wishes", { kind: "multiple", chosen: ["a"], other: null })).toBeNull();
    expect(openTextOf("open", { kind: "text", text: "  " })).toBeNull();
    expect(openTextOf("background", { kind: "text", text: "Johtaja" })).toBeNull();
    expect(openTextOf("services", { kind: "multiple", chosen: [], other: "Hilkka" })).toBeNull();
    expect(openTextOf("open", undefined)).toBeNull();
  });

  test("stand as coded while the text is the one that was coded", () => {
    const coding = { textDigest: textDigest("Kotisivut") };
    expect(standingOf(null, "Kotisivut")).toBe("uncoded");
    expect(standingOf(coding, " Kotisivut\n")).toBe("coded");
    expect(standingOf(coding, "Kotisivut!")).toBe("changed");
  });

  test("come question by question, and only codes of unchanged texts count", () => {
    const codings = new Map<string, Coding>([
      [answerKey({ responseId: "r1", questionId: "q1" }), codingOf("Kotisivut")],
      [answerKey({ responseId: "r2", questionId: "q1" }), codingOf("Vanha teksti")],
    ]);
    const answers = codableAnswers(questionnaire, [sent("r1", "Kotisivut"), sent("r2", "Uusi teksti")], codings);
    expect(answers.map(({ responseId, questionId, standing }) => [responseId, questionId, standing])).toEqual([
      ["r1", "q1", "coded"],
      ["r2", "q1", "changed"],
      ["r1", "q2", "uncoded"],
      ["r2", "q2", "uncoded"],
    ]);
    const codes = acceptedCodes(answers, [{ id: "n1", key: "website" }]);
    expect(codes.map(({ responseId, need, text }) => [responseId, need, text])).toEqual([["r1", "website", "Kotisivut"]]); // prettier-ignore
    expect(acceptedCodes(answers, [])).toEqual([]);
  });

  test("are coded one after another, from the start again, and a skipped one last", () => {
    const answers = codableAnswers(questionnaire, [sent("r1", "A"), sent("r2", "B")], new Map());
    const turn = (after: string | undefined) => {
      const next = nextToCode(answers, after);
      return next === undefined ? undefined : answerKey(next);
    };
    expect(turn(undefined)).toBe("r1.q1");
    expect(turn("r1.q1")).toBe("r2.q1");
    expect(turn("r2.q2")).toBe("r1.q1");
    expect(nextToCode(answers.slice(0, 1), "r1.q1")).toBe(answers[0]);
    expect(nextToCode(answers.map((answer) => ({ ...answer, standing: "coded" })), undefined)).toBeUndefined(); // prettier-ignore
  });
});

test("an answer is not taught by its own codes, and is read in the language it is written in", () => {
  const { needs } = catalogueTemplates.digivointi;
  const answer = { responseId: "r1", questionId: "q1", text: "Vi behöver hjälp med det här och med hemsidan.", locale: "fi" as const }; // prettier-ignore
  const own = { ...answer, accepted: ["kanta"], refused: [] };
  const learned = { needs, languages: ["fi", "sv"] as const, coded: [own] };
  const { language, suggestions } = suggestionsFor(answer, learned);
  expect(language).toBe("sv");
  expect(suggestions.map(({ need }) => need)).toContain("website");
  expect(suggestions.map(({ need }) => need)).not.toContain("kanta");
  const other = suggestionsFor({ ...answer, responseId: "r2" }, learned);
  expect(other.suggestions.map(({ need }) => need)).toContain("kanta");
});

test("the page's address holds what was asked for, and nothing else", () => {
  expect(codingUrl("/needs")).toBe("/needs/coding");
  expect(codingUrl("/needs", { survey: "s", show: "all", page: 1, need: undefined })).toBe(
    "/needs/coding?survey=s&show=all",
  );
  expect(codingUrl("/needs", { survey: "s", show: "all", page: 2 })).toBe("/needs/coding?survey=s&show=all&page=2");
});

const textQuestion = (id: string) => ({
  ...{ id, key: id, kind: "text" as const, block: "open" as const, texts: texts("Mitä?"), helps: texts("") },
  ...{ required: false, settings: {}, options: [] as [] },
});
const questionnaire: StoredQuestionnaire = {
  ...{ titles: texts("Kysely"), intros: texts(""), notice: texts("") },
  sections: [
    {
      ...{ id: "s", key: "s", titles: texts("Osa"), helps: texts("") },
      questions: [textQuestion("q1"), textQuestion("q2")],
    },
  ],
};

function sent(responseId: string, text: string): SentAnswers {
  const answer = { kind: "text" as const, text };
  return {
    ...{ responseId, organisationId: `o-${responseId}`, organisationName: responseId, locale: "fi", source: "link" },
    answers: { q1: answer, q2: answer },
  };
}

function codingOf(text: string): Coding {
  return { textDigest: textDigest(text), coderName: null, accepted: ["n1"], refused: [] };
}
