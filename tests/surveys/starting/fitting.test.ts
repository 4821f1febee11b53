import { expect, test } from "vitest";
import type { Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { copyTitles } from "../../../src/surveys/starting/copy-titles.ts";
import { fittedTo, isWhole, missingEntries, startsCatalogue } from "../../../src/surveys/starting/fitting.ts";
import { line, multiple, option, ranking, text, yesno } from "../questions.ts";

const survey: Questionnaire = {
  ...{ titles: text("Kysely"), intros: text(""), notice: text("Seloste") },
  sections: [
    {
      ...{ key: "one", titles: text("Yksi"), helps: text("") },
      questions: [
        { ...multiple, key: "uses", texts: text("Mitä käytätte?"), options: [option("mail", { service: "mail" }), option("wilma", { service: "wilma" })] }, // prettier-ignore
        { ...yesno, key: "tied", texts: text("Tarvitsetteko?"), need: "kanta" },
        { ...line, key: "why", texts: text("Miksi?"), condition: { question: "tied", op: "is", value: "yes" } },
        { ...ranking, key: "order", texts: text("Mitä ensin?") },
      ],
    },
    {
      ...{ key: "two", titles: text("Kaksi"), helps: text(""), condition: { question: "uses", op: "contains", value: "wilma" } }, // prettier-ignore
      questions: [{ ...line, key: "wilma-how", texts: text("Miten Wilma toimii?") }],
    },
    {
      ...{ key: "three", titles: text("Kolme"), helps: text("") },
      questions: [{ ...multiple, key: "only", texts: text("Vain esteet"), options: [option("time", { barrier: "time" }), option("none", { exclusive: true })] }], // prettier-ignore
    },
  ],
};
const has = (needs: string[], services: string[], barriers: string[]) => ({
  ...{ needs: new Set(needs), services: new Set(services), barriers: new Set(barriers) },
});
const all = has(["videos", "kanta", "website", "booking"], ["mail", "wilma"], ["time"]);

test("a catalogue that has everything changes nothing", () => {
  const { questionnaire, leftOut } = fittedTo(all, survey);
  expect(questionnaire).toEqual(survey);
  expect(isWhole(leftOut)).toBe(true);
});

test("what the catalogue lacks goes with the conditions about it, and all of it is told", () => {
  const { questionnaire, leftOut } = fittedTo(has(["videos", "website"], ["mail"], []), survey);
  expect(questionnaire.sections.map(({ key, questions }) => [key, questions.map((each) => each.key)])).toEqual([
    ["one", ["uses", "why", "order"]],
    ["two", ["wilma-how"]],
  ]);
  const [one, two] = questionnaire.sections;
  expect([one!.questions[1]!.condition, two!.condition]).toEqual([undefined, undefined]);
  // Of two rows no third place can be given.
  expect(one!.questions[2]).toMatchObject({ settings: { places: 2 } });
  expect(leftOut).toEqual({
    sections: [text("Kolme")],
    questions: [text("Tarvitsetteko?")],
    options: [
      { question: text("Mitä käytätte?"), option: text("wilma") },
      { question: text("Mitä ensin?"), option: text("kanta") },
      { question: text("Mitä ensin?"), option: text("booking") },
    ],
    conditions: [text("Kaksi"), text("Miksi?")],
  });
});

test("what is missing can be named, and a programme without any of its needs starts from the survey's catalogue", () => {
  expect(missingEntries(has(["videos"], [], ["time"]), survey)).toEqual({
    ...{ needs: ["kanta", "website", "booking"], services: ["mail", "wilma"], barriers: [] },
  });
  expect(startsCatalogue(has(["pruning"], ["mail"], ["time"]), survey)).toBe(true);
  expect(startsCatalogue(has(["kanta"], [], []), survey)).toBe(false);
  // A survey that is about no needs brings no catalogue.
  expect(startsCatalogue(has([], [], []), { ...survey, sections: survey.sections.slice(1) })).toBe(false);
});

test("a copy tells that it is one, in the languages that the survey has", () => {
  const titles = { fi: "x".repeat(160), sv: "Enkät", en: "" };
  expect(copyTitles({ ...survey, titles }).titles).toEqual({ fi: `${"x".repeat(152)} (kopio)`, sv: "Enkät (kopia)", en: "" }); // prettier-ignore
});
