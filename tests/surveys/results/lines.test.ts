import { describe, expect, test } from "vitest";
import type { Asking } from "../../../src/platform/asking.ts";
import { loadTexts } from "../../../src/platform/i18n.ts";
import type { AnswerValue } from "../../../src/surveys/questionnaire/answers.ts";
import type { Question } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { linesOf } from "../../../src/surveys/results/lines/pages.ts";
import { wholeSight } from "../../../src/surveys/results/looking/sight.ts";
import { resultOf } from "../../../src/surveys/results/result.ts";
import { matrix, multiple, number, option, ranking, scale, text } from "../questions.ts";

const asking = { locale: "fi", t: loadTexts().fi } as Asking;

/** What stands on the lines: "item: measure, measure …" with the plain spaces that people type. */
function written(question: Question, values: readonly AnswerValue[]): string[] {
  const rows = values.map((value, at) => ({ id: `${at}`, places: {}, answers: { [question.key]: value } }));
  const looking = { rows, dimensions: [], sight: wholeSight, look: { only: [], compare: null } };
  const { summary } = resultOf({ ...question, id: question.key }, looking)!.cuts[0]!;
  if (summary === "hidden" || summary.kind === "text") throw new Error("nothing to write");
  return linesOf(question, summary, asking).map(({ item, measures }) =>
    `${item}: ${measures.map((each) => each.brief).join(", ")}`.replaceAll(/\s/g, " "),
  );
}

describe("results in words and numbers", () => {
  test("choices stand in the order of most answers, one that was taken out says so", () => {
    const question = { ...multiple, options: [option("a"), option("b", { retired: true })] };
    const chose = (...chosen: string[]): AnswerValue => ({ kind: "multiple", chosen, other: null });
    expect(written(question, [chose("b"), chose("a", "b"), chose("b")])).toEqual(["b (poistettu): 3, 100 % (3)", "a: 1, 33 % (1)"]); // prettier-ignore
  });

  test("whole numbers stand in stretches that do not meet, the middle with its unit", () => {
    const question = { ...number, settings: { min: null, max: null, decimals: 0, unit: text("tuntia") } };
    const said = (each: number): AnswerValue => ({ kind: "number", number: String(each) });
    expect(written(question, [0, 20, 500, 900].map(said))).toEqual([
      ...["0–199 tuntia: 2, 50 % (2)", "200–399 tuntia: 0, 0 % (0)", "400–599 tuntia: 1, 25 % (1)"],
      ...["600–799 tuntia: 0, 0 % (0)", "800–1 000 tuntia: 1, 25 % (1)"],
      ...["Keskiarvo: 355 tuntia", "Alakvartiili: 15 tuntia", "Mediaani: 260 tuntia", "Yläkvartiili: 600 tuntia"],
    ]);
    const halves = { ...number, settings: { min: null, max: null, decimals: 1, unit: null } };
    expect(written(halves, ["0.5", "8.5"].map((each): AnswerValue => ({ kind: "number", number: each }))).at(0)).toBe("0–1: 1, 50 % (1)"); // prettier-ignore
  });

  test("steps have their names, and judgements one decimal", () => {
    const lines = written(
      scale,
      [0, 10, 10].map((value): AnswerValue => ({ kind: "scale", value })),
    );
    expect([lines[0], lines[10], lines[11], lines[12]]).toEqual([
      ...["0 – Ei lainkaan: 1, 33 % (1)", "10 – Täysin: 2, 67 % (2)", "Keskiarvo: 6,7", "Mediaani: 10,0"],
    ]);
    const rows = { videos: { importance: 4, level: 1 }, kanta: { importance: "unknown" as const, level: null } };
    expect(written({ ...matrix, settings: { ...matrix.settings, levels: 2 } }, [{ kind: "matrix", rows }])).toEqual([
      "videos: 4,0, 4,0, 0, 0, 1, 1,0, 1,0, 0, 1, 1, 3,0",
      "kanta: –, –, 0, 0, 0, –, –, 0, 0, 0, –",
    ]);
  });

  test("a ranking has points, places and the mean place", () => {
    const lines = written({ ...ranking, settings: { places: 2 } }, [{ kind: "ranking", order: ["videos", "kanta"] }]);
    expect(lines.slice(0, 3)).toEqual(["videos: 100, 1, 0, 1, 1,0", "kanta: 50, 0, 1, 1, 2,0", "website: 0, 0, 0, 0, –"]); // prettier-ignore
  });
});
