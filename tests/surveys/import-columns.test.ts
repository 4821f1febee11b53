import { describe, expect, test } from "vitest";
import { asColumns, guessColumns } from "../../src/surveys/importing/columns.ts";
import { fileTitle, firstNumber, respondentNumber } from "../../src/surveys/importing/identity.ts";
import { detectScale, isChosen, suggestedThreshold } from "../../src/surveys/importing/scale.ts";
import { readNotice } from "../../src/surveys/notice.ts";

const guess = (header: string[], ...rows: string[][]) => guessColumns(header, rows).map(({ role }) => role);

describe("what a column is", () => {
  test("is told by its heading in three languages, whatever separates the prefix", () => {
    expect(
      guess([
        "Yrityksen nimi",
        "Bransch",
        "Tarve: Kotisivut",
        "behov [Videor]",
        "este_Aika",
        "Service – Mail",
        "Kommentti: muuta",
      ]),
    ).toEqual(["organisation", "industry", "need", "need", "barrier", "service", "text"]);
  });

  test("is told by the cells where no heading speaks of needs: a scale, long own words, neither", () => {
    const words = "Toivomme apua verkkosivujen tekemiseen ja ylläpitoon";
    expect(
      guess(["Kotisivut", "Muuta", "Postinumero"], ["4", words, "60100"], ["2", `${words} pian`, "60200"]),
    ).toEqual(["need", "text", "ignored"]);
  });

  test("only the first name counts, and a column of numbers is no need when others are called needs", () => {
    expect(guess(["Nimi", "Organisaatio", "need_a", "format_b"], ["x", "y", "1", "2"], ["z", "w", "2", "3"])).toEqual([
      "organisation",
      "ignored",
      "need",
      "ignored",
    ]);
  });

  test("themes are read only when every need has one", () => {
    const named = (header: string[]) =>
      asColumns(
        header,
        header.map(() => "need"),
      ).map(({ theme, name }) => [theme, name]);
    expect(named(["need_OMICS_Eukaryotic genome assembly", "need_DATA_FAIR"])).toEqual([
      ["OMICS", "Eukaryotic genome assembly"],
      ["DATA", "FAIR"],
    ]);
    expect(named(["need_OMICS_Proteomics", "need_Excel"])).toEqual([
      [null, "OMICS_Proteomics"],
      [null, "Excel"],
    ]);
  });
});

describe("the scale of ratings", () => {
  test("is the narrowest usual one, and survives a few typing errors", () => {
    const many = Array.from({ length: 100 }, (_, at) => String((at % 5) + 1));
    expect(detectScale([...many, "55"])).toEqual({ min: 1, max: 5 });
    expect(detectScale(["0", "4", "", "n/a"])).toEqual({ min: 0, max: 4 });
    expect(detectScale(["1", "7"])).toEqual({ min: 1, max: 7 });
    expect(detectScale(["", "kyllä"])).toEqual({ min: 1, max: 5 });
  });

  test("a barrier counts from three quarters up, and a tick counts however it is written", () => {
    expect(
      [
        { min: 1, max: 5 },
        { min: 0, max: 1 },
        { min: 0, max: 10 },
      ].map(suggestedThreshold),
    ).toEqual([4, 1, 8]);
    expect(["4", "5", "x", "kyllä", "TRUE"].map((cell) => isChosen(cell, 4))).toEqual([true, true, true, true, true]);
    expect(["3", "", "ei", "FALSE", "n/a"].map((cell) => isChosen(cell, 4))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

test("the organisation is known by a heading that asks for it as a form does", () => {
  const headings = ["Organisaationne nimi?", "Er organisation", "Yrityksen nimi:"];
  expect(headings.map((heading) => guessColumns([heading], [["Hoiva"]])[0]?.role)).toEqual(headings.map(() => "organisation")); // prettier-ignore
});

test("a second copy of a file has the same title, and unnamed respondents keep their numbers", () => {
  expect(["sib_training_needs_2026.csv", "sib_training_needs_2026 (1).csv"].map(fileTitle)).toEqual([
    "sib training needs 2026",
    "sib training needs 2026",
  ]);
  expect(["Vastaaja 12", "Vastaaja x", "Vastaajat 3"].map((name) => respondentNumber(name, "Vastaaja #"))).toEqual([
    12,
    null,
    null,
  ]);
  expect([firstNumber([5, 4], [1, 4, 5]), firstNumber([], [1, 7]), firstNumber([], [])]).toEqual([4, 8, 1]);
});

test("a notice's placeholders are filled after its marks are read, and unknown ones stay", () => {
  const facts = { contact: "**Ada** [[closes]]", closes: "12.3.", retention: "2 vuotta" };
  expect(readNotice("**Kuka.** [[contact]]\n\n[[closes]] <b>asti</b> [[other]]", facts)).toEqual([
    [
      { text: "Kuka.", isStrong: true },
      { text: " **Ada** [[closes]]", isStrong: false },
    ],
    [{ text: "12.3. <b>asti</b> [[other]]", isStrong: false }],
  ]);
});
