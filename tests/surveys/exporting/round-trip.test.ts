// What goes out comes back: each form of file that the import reads gives the same answers as went into it, or lists the
// question as undecided.
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { readLines, writeCsv, writeXlsx } from "../../../src/platform/spreadsheets.ts";
import { openWorkers } from "../../../src/platform/workers.ts";
import { askedQuestions, type Exported } from "../../../src/surveys/exporting/exported.ts";
import { limeCodes } from "../../../src/surveys/exporting/limesurvey/lime-codes.ts";
import { vvFile } from "../../../src/surveys/exporting/limesurvey/vv.ts";
import { codeTable } from "../../../src/surveys/exporting/tables/code-table.ts";
import { textTable } from "../../../src/surveys/exporting/tables/text-table.ts";
import type { AnswersReading, ForeignAnswer, KnownOptions } from "../../../src/surveys/importing/files/reading.ts";
import { readSheet } from "../../../src/surveys/importing/files/recognise.ts";
import type { Answers, AnswerValue } from "../../../src/surveys/questionnaire/answers.ts";
import type { Question } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { loadTexts } from "../../../src/platform/i18n.ts";
import { locales } from "../../../src/platform/locales.ts";
import { tableWords } from "../../../src/surveys/exporting/pages.ts";
import { line, multiple } from "../questions.ts";
import { answeredSurvey, exportedOf, finnish } from "./answered-survey.ts";
import { asOurs, type Names } from "./reading-ours.ts";

const workers = openWorkers({ threads: 1 });
afterAll(() => workers.close());

async function read(bytes: Buffer, known?: KnownOptions): Promise<AnswersReading> {
  const lines = await readLines(workers, { bytes });
  if ("mistake" in lines) throw new Error(lines.mistake);
  const reading = readSheet({ ...lines, firstRow: 1 }, known);
  if ("mistakes" in reading) throw new Error(JSON.stringify(reading.mistakes));
  return reading;
}

/** Everybody's answers to the question, as they went out. */
const given = ({ responses }: Exported, { key }: Question) => responses.map(({ answers }) => answers[key] ?? null);

const forms = fc.record({
  choices: fc.constantFrom("columns" as const, "joined" as const),
  file: fc.constantFrom("csv" as const, "csv" as const, "xlsx" as const),
});

const asFile = async (file: "csv" | "xlsx", { header, rows }: ReturnType<typeof codeTable>) =>
  file === "csv" ? writeCsv(header, rows) : await writeXlsx([{ name: "Vastaukset", header, rows }]);

test("codes: every answer is back, blank ones and those not shown apart, and who has not sent", async () => {
  const names: Names = {
    ...{ keyOf: (key) => key, other: "" },
    partOf: (code) => ({ row: code.split("_")[0]!, scale: code.split("_")[1] as "level" }),
  };
  await fc.assert(
    fc.asyncProperty(answeredSurvey, forms, async (exported, { choices, file }) => {
      const reading = await read(await asFile(file, codeTable(exported, choices)));
      expect([reading.kind, reading.undecided]).toEqual(["tarvepaja", []]);
      expect(reading.responses.map(({ isFinished, about }) => [isFinished, about["organisation"]])).toEqual(
        exported.responses.map(({ whose }) => [whose?.sentAt !== null, whose?.organisation]),
      );
      for (const question of askedQuestions(exported.questionnaire)) {
        const back = reading.responses.map(({ answers }) => ours(question, answers[question.key], names));
        expect(back).toEqual(given(exported, question));
      }
    }),
    { numRuns: 60 },
  );
});

const ours = (question: Question, foreign: ForeignAnswer | undefined, names: Names): AnswerValue | string | null =>
  foreign === undefined ? null : asOurs(question, foreign, names);

test("words: every answer is back, or its question is undecided", async () => {
  let decided = 0;
  await fc.assert(
    fc.asyncProperty(answeredSurvey, forms, async (exported, { choices, file }) => {
      const table = textTable(exported, choices, finnish);
      const questions = askedQuestions(exported.questionnaire);
      const nameOf = ({ texts }: Question) => texts.fi.replace("\n", " ");
      const options = ({ options: all }: Question) => all.map((option) => option.texts.fi);
      const known = new Map(questions.filter(({ kind }) => kind === "multiple" || kind === "ranking").map((each) => [nameOf(each), options(each)])); // prettier-ignore
      const reading = await read(await asFile(file, table), known);
      expect(reading.kind).toBe("tarvepaja");
      for (const question of questions) {
        const name = nameOf(question);
        const read = reading.questions.find(({ code }) => code === name);
        const beside = reading.questions.filter(({ code }) => code.startsWith(`${name} [`));
        const isOpen = reading.undecided.some(({ column }) => column === name || column.startsWith(`${name} [`));
        if (read === undefined || isOpen) continue;
        decided += 1;
        const keyOf = (text: string) => question.options.find((option) => option.texts.fi === text)?.key ?? text;
        const scales = question.kind === "matrix" ? question.settings : null;
        const names: Names = {
          ...{ keyOf, other: finnish.other },
          partOf: (text) => ({
            row: keyOf(text.replace(/ – \w+$/, "")),
            scale: text.endsWith(scales?.level.texts.fi ?? "") ? "level" : "importance",
          }),
        };
        const back = reading.responses.map(({ answers }) => {
          const own = beside.map(({ code }) => answers[code]).find((each) => each?.kind === "value");
          const typed = own?.kind === "value" ? own.value : null;
          const answer = answers[name];
          const withWords = answer === undefined && typed !== null ? { kind: "value" as const, value: "", other: typed, comment: null } : answer; // prettier-ignore
          if (withWords === undefined) return null;
          const whole = withWords.kind === "value" || withWords.kind === "chosen" ? { ...withWords, other: typed ?? withWords.other } : withWords; // prettier-ignore
          return loose(asOurs(question, whole, names));
        });
        expect(back).toEqual(given(exported, question).map((answer) => answer && loose(answer)));
      }
    }),
    { numRuns: 60 },
  );
  expect(decided).toBeGreaterThan(100);
});

/** Where words alone stand in a column, 1,5 is read as a number, which has a point. */
function loose(answer: AnswerValue | string): AnswerValue | string {
  if (typeof answer === "string") return answer;
  if (answer.kind === "text") return { ...answer, text: answer.text.replace(",", ".") };
  return "other" in answer && answer.other !== null ? { ...answer, other: answer.other.replace(",", ".") } : answer;
}

test("LimeSurvey vv: every answer is back, or its question is undecided", async () => {
  let decided = 0;
  await fc.assert(
    fc.asyncProperty(answeredSurvey, async (exported) => {
      const reading = await read(Buffer.from(vvFile(exported, finnish.textIn, "fi")));
      expect(reading.kind).toBe("limesurvey-vv");
      const questions = askedQuestions(exported.questionnaire);
      const codes = limeCodes(questions);
      for (const question of questions) {
        const { code, options } = codes.get(question.key)!;
        const read = reading.questions.find((each) => each.code === code);
        if (read === undefined || read.kind === "unknown" || reading.undecided.some(({ column }) => column === code))
          continue;
        decided += 1;
        const keys = new Map([...options].map(([key, part]) => [part, key]));
        const names: Names = {
          ...{ keyOf: (part) => keys.get(part) ?? part, other: "" },
          partOf: (part) => ({
            row: keys.get(part.split("_")[0]!) ?? part,
            scale: part.endsWith("_1") ? "importance" : "level",
          }),
        };
        const back = reading.responses.map(({ answers }) => {
          const isUnknown = answers[`${code}DK`]?.kind === "value";
          return isUnknown ? { kind: "unknown" } : (answers[code] && loose(asOurs(question, answers[code], names))) ?? null; // prettier-ignore
        });
        expect(back).toEqual(given(exported, question).map((answer) => answer && loose(answer)));
      }
    }),
    { numRuns: 60 },
  );
  expect(decided).toBeGreaterThan(100);
});

test("the words of a table are known again in every language that it is written in", async () => {
  const texts = loadTexts();
  const answers: Answers[] = [{ line: { kind: "unknown" } }, { line: { kind: "notShown" } }, {}, { line: { kind: "text", text: "'=1" } }]; // prettier-ignore
  const exported = exportedOf([line], answers.map((each) => ({ whose: null, answers: each }))); // prettier-ignore
  for (const locale of locales) {
    const table = textTable({ ...exported, isAnonymous: true }, "columns", tableWords(texts[locale], locale, "Europe/Helsinki")); // prettier-ignore
    const reading = await read(writeCsv(table.header, table.rows));
    expect([reading.kind, reading.questions.map(({ code }) => code)]).toEqual(["tarvepaja", ["?"]]);
    expect(reading.responses.map((response) => response.answers["?"])).toEqual([
      { kind: "unknown", text: texts[locale]("exporting.words.unknown") },
      { kind: "notShown" },
      undefined,
      { kind: "value", value: "'=1", other: null, comment: null },
    ]);
    // "Yes" and "no" in a column for each choice, and own words in the last, are a choice of several.
    const chosen = { services: { kind: "multiple" as const, chosen: ["email", "other"], other: "Wilma" } };
    const ticked = { ...exportedOf([multiple], [{ whose: null, answers: chosen }]), isAnonymous: true };
    const ticks = textTable(ticked, "columns", tableWords(texts[locale], locale, "Europe/Helsinki"));
    const [answer] = Object.values((await read(writeCsv(ticks.header, ticks.rows))).responses[0]?.answers ?? {});
    expect(answer).toEqual({ kind: "chosen", chosen: ["email", "other"], other: "Wilma", comments: {}, notShown: [] });
  }
});
