// What a tool's file says is what was answered: exactly, or the question is listed as undecided.
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { openWorkers } from "../../../src/platform/workers.ts";
import { readAnswersFile } from "../../../src/surveys/importing/files/queries.ts";
import { knownSurvey, type KnownAnswer, type KnownKind, type KnownSurvey } from "./known-answers.ts";
import { writeEuSurvey, writeGoogleForms, writeKobo, writeMsForms, writeTable } from "./form-writers.ts";
import { writeLimeSurvey, writeVv, type LimeStyle } from "./limesurvey-writer.ts";
import { asCsv, expectBack, type CsvForm, type Written } from "./writing.ts";

const workers = openWorkers({ threads: 1 });
afterAll(() => workers.close());

const joined: KnownKind[] = ["multiple", "single", "text", "number", "date"];
const all: KnownKind[] = [...joined, "ratings", "ranking"];
const csvForm: fc.Arbitrary<CsvForm> = fc.record({
  separator: fc.constantFrom(",", ";"),
  encoding: fc.constantFrom("utf-8", "utf-8-bom", "windows-1252"),
  isQuoted: fc.boolean(),
  lineEnd: fc.constantFrom("\n", "\r\n"),
});
const quoted = csvForm.map((form) => ({ ...form, isQuoted: true }));
const tabs = csvForm.map((form): CsvForm => ({ ...form, separator: "\t", isQuoted: false }));

const limeSurvey = (style: LimeStyle) => (survey: KnownSurvey) =>
  writeLimeSurvey(survey, {
    ...{ style, notShown: "N/A" },
    ticks: survey.people % 2 === 0 ? ["Y", ""] : survey.people % 3 === 0 ? ["1", "0"] : ["Kyllä", "Ei"],
  });

const formats: [string, KnownKind[], (survey: KnownSurvey) => Written, fc.Arbitrary<CsvForm>][] = [
  ["LimeSurvey, codes", all, limeSurvey("code"), quoted],
  ["LimeSurvey, codes and texts", all, limeSurvey("code-and-text"), quoted],
  ["LimeSurvey, texts", all, limeSurvey("text"), quoted],
  ["LimeSurvey, ExpressionScript", all, limeSurvey("expression"), quoted],
  ["LimeSurvey, numbers", [...joined, "ratings"], limeSurvey("number"), quoted],
  ["LimeSurvey vv", all, writeVv, tabs],
  ["MS Forms", joined, writeMsForms, csvForm],
  ["Google Forms from Sheets", [...joined, "ratings"], (survey) => writeGoogleForms(survey, ", "), csvForm],
  ["Google Forms' own", [...joined, "ratings"], (survey) => writeGoogleForms(survey, ";"), csvForm],
  ["EUSurvey", joined, writeEuSurvey, csvForm],
  ["Kobo, lists", joined, (survey) => writeKobo(survey, "list"), csvForm],
  ["Kobo, ticks", joined, (survey) => writeKobo(survey, "ticks"), csvForm],
  ["Kobo, lists and ticks", joined, (survey) => writeKobo(survey, "both"), csvForm],
  ["a table joined by ; ", joined, (survey) => writeTable(survey, "; "), csvForm],
  ["a table joined by , ", joined, (survey) => writeTable(survey, ", "), csvForm],
];

test.each(formats)("%s: every answer is back, or its question is undecided", async (name, kinds, write, form) => {
  await fc.assert(
    fc.asyncProperty(knownSurvey(kinds, name.startsWith("LimeSurvey")), form, async (survey, csv) => {
      const written = write(survey);
      const { sheet, reading } = await readAnswersFile(workers, asCsv(written.lines, csv));
      const isAscii = /^[\0-\x7f]*$/.test(written.lines.flat().join(""));
      expect(sheet.separator).toBe(csv.separator);
      expect(sheet.encoding).toBe(csv.encoding === "windows-1252" && !isAscii ? "windows-1252" : "utf-8");
      expectBack(written, reading);
    }),
    { numRuns: 40 },
  );
});

// Eight people: every choice alone, in company, and all of them once; the last one was not shown anything.
const choices = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]];
const plainAnswers: Record<KnownKind, KnownAnswer[]> = {
  multiple: choices.map((options) => ({ options, other: null })),
  single: [0, 1, 0, 1, 2, 2, 0].map((option) => ({ option, other: null })),
  text: choices.map((_, at) => ({ value: `Me käytämme sitä ${at + 2} päivänä viikossa` })),
  number: ["1", "2.5", "40", "-3", "0", "12.125", "7"].map((value) => ({ value })),
  date: ["2026-11-22", "2026-12-31", "2027-01-13", "2027-02-02", "2027-03-03", "2027-04-04", "2027-05-14"].map((value) => ({ value })), // prettier-ignore
  ratings: [[0, 1], [1, 1], [2, 0], [0, 0], [1, null], [2, 2], [null, 1]].map((rows) => ({ rows })), // prettier-ignore
  ranking: [[0, 1], [1, 0], [2, 1], [0, 2], [1, 2, 0], [2], [0, 1, 2]].map((order) => ({ order })), // prettier-ignore
};

const decided = formats.filter(([name]) => name !== "Kobo, lists" && name !== "Kobo, ticks");

test.each(decided)("%s: what can be told is told", async (_, kinds, write, form) => {
  const survey: KnownSurvey = {
    ...{ people: 8, unfinished: [false, false, false, false, false, false, false, true] },
    questions: kinds.map((kind, at) => ({
      ...{ kind, text: `Kysymys ${at + 1}`, options: ["Kanta", "Canva", "Wilma"], rows: ["Kuvat", "Videot"] },
      ...{ hasOther: false, answers: [...plainAnswers[kind], "notShown"] },
    })),
  };
  const written = write(survey);
  const [csv] = fc.sample(form, { numRuns: 1, seed: 1 });
  const { reading } = await readAnswersFile(workers, asCsv(written.lines, csv!));
  expect(reading.undecided.filter(({ column }) => column !== "*")).toEqual([]);
  expectBack(written, reading);
});
