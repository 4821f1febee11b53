// The files as they are written, sign by sign.
import fc from "fast-check";
import { expect, test } from "vitest";
import { anonymousRows, withheld } from "../../../src/surveys/exporting/anonymous-rows.ts";
import { limeCodes } from "../../../src/surveys/exporting/limesurvey/lime-codes.ts";
import { vvFile } from "../../../src/surveys/exporting/limesurvey/vv.ts";
import { spssFiles } from "../../../src/surveys/exporting/spss/syntax.ts";
import { codebook } from "../../../src/surveys/exporting/tables/codebook.ts";
import { codeTable } from "../../../src/surveys/exporting/tables/code-table.ts";
import { textTable } from "../../../src/surveys/exporting/tables/text-table.ts";
import type { Answers } from "../../../src/surveys/questionnaire/answers.ts";
import type { Question } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { date, line, matrix, multiple, number, openText, option, ranking, scale, single, yesno } from "../questions.ts";
import { answeredSurvey, exportedOf, finnish } from "./answered-survey.ts";

const questions: Question[] = [multiple, { ...matrix, options: matrix.options.slice(0, 1) }, scale, { ...ranking, options: ranking.options.slice(0, 2) }, number, date, yesno, line]; // prettier-ignore

const all: Answers = {
  services: { kind: "multiple", chosen: ["email", "other"], other: "'=\t{1}" },
  support: { kind: "matrix", rows: { videos: { importance: 4, level: "unknown" } } },
  maturity: { kind: "scale", value: 10 },
  first: { kind: "ranking", order: ["kanta"] },
  hours: { kind: "number", number: "12.5" },
  "looked-at": { kind: "date", date: "2026-11-22" },
  "has-strategy": { kind: "yesno", yes: false },
  line: { kind: "text", text: '"Ääni" don\'t' },
};
const unknown: Answers = Object.fromEntries(["maturity", "first", "hours", "looked-at", "has-strategy", "line"].map((key) => [key, { kind: "unknown" }])); // prettier-ignore
const notShown: Answers = Object.fromEntries(questions.map(({ key }) => [key, { kind: "notShown" }]));

const exported = exportedOf(
  questions,
  [all, unknown, notShown, {}].map((answers, at) => ({
    whose: { organisation: "Hoiva", industry: "", locale: "fi", source: "link", sentAt: at === 3 ? null : "2027-03-12T09:41:00Z" },
    answers,
  })),
); // prettier-ignore

test("a table of codes or of words, with a column for each choice or with all in one", () => {
  const codes = codeTable(exported, "columns");
  expect(codes.header.join(" ")).toBe(
    "#row organisation industry locale source sent services[email] services[website] services[other] services[none] services#other support[videos]#importance support[videos]#level maturity first[videos]#place first[kanta]#place hours#number looked-at has-strategy line",
  );
  expect(codes.rows.map((row) => row.slice(6))).toEqual([
    [1, 0, 1, 0, "''=\t{1}", 4, "unknown", 10, null, 1, 12.5, "2026-11-22", 0, '"Ääni" don\'t'],
    [null, null, null, null, null, null, null, "#unknown", "#unknown", null, "#unknown", "#unknown", "#unknown", "#unknown"], // prettier-ignore
    ["#not-shown", null, null, null, null, "#not-shown", null, "#not-shown", "#not-shown", null, "#not-shown", "#not-shown", "#not-shown", "#not-shown"], // prettier-ignore
    Array(14).fill(null),
  ]);
  expect(codeTable(exported, "joined").rows[0]!.slice(6, 8)).toEqual(["email; other", "''=\t{1}"]);
  const words = textTable(exported, "joined", finnish);
  expect(words.header.slice(0, 9)).toEqual(["#row:fi", "Organisaatio", "Toimiala", "Kieli", "Lähde", "Lähetetty", "?", "? [Omin sanoin]", "? [videos – importance]"]); // prettier-ignore
  expect(new Set(words.header).size).toBe(words.header.length);
  expect(words.rows[0]).toEqual([1, "Hoiva", "", "suomi", "Linkki", "2027-03-12 09:41", "email; other", "''=\t{1}", 4, "I don't know", "10 Täysin", "kanta", 12.5, "2026-11-22", "Ei", '"Ääni" don\'t']); // prettier-ignore
  expect([words.rows[2]![6], words.rows[1]![10]]).toEqual(["Ei näytetty", "En osaa sanoa"]);
  const book = codebook(exported, "columns", finnish.textIn, ["Sarake", "Kysymys", "Koodi", "Merkitys"]);
  expect(book.rows).toContainEqual(["services", "?", "website", "website"]);
  expect(book.rows).toContainEqual(["maturity", "?", 10, "Täysin"]);
});

test("LimeSurvey's vv: texts, codes, then answers with their escapes", () => {
  const [texts = "", codes = "", ...rows] = vvFile(exported, finnish.textIn, "fi").split("\n");
  expect(texts.split("\t").slice(0, 6)).toEqual(["Response ID", "Date submitted", "Last page", "Start language", "? [email]", "? [website]"]); // prettier-ignore
  expect(codes).toBe(
    "id\tsubmitdate\tlastpage\tstartlanguage\tservices[email]\tservices[SQ002]\tservices[SQ003]\tservices[none]\tservices[other]\tsupport[SQ001][1]\tsupport[SQ001][2]\tmaturity\tmaturityDK\tfirst[1]\tfirst[2]\tfirstDK\thours\thoursDK\tlookedat\tlookedatDK\thasstrategy\thasstrategyDK\tline\tlineDK",
  );
  expect(rows[0]).toBe(
    "1\t2027-03-12 09:41:00\t1\tfi\tY\t\tY\t\t'={tab}{lbrace}1}\t4\tDK\t10\t\tkanta\t\t\t12.5\t\t2026-11-22 00:00:00\t\tN\t\t{quote}Ääni\" don't\t",
  );
  expect(rows[1]!.split("\t").slice(11)).toEqual(["", "Y", "", "", "Y", "", "Y", "", "Y", "", "Y", "", "Y"]);
  expect(new Set(rows[2]!.split("\t").slice(4))).toEqual(new Set(["{question_not_shown}"]));
  expect(rows[3]!.split("\t").slice(1, 6)).toEqual(["{question_not_shown}", "{question_not_shown}", "fi", "", ""]);
});

test("LimeSurvey's codes are letters and digits, short, and no two the same", () => {
  const keys = fc.uniqueArray(fc.string({ unit: fc.constantFrom("a", "B", "b", "1", "-", "ä", "dk", "DK"), minLength: 1, maxLength: 40 })); // prettier-ignore
  fc.assert(
    fc.property(keys, keys, (questionKeys, optionKeys) => {
      const codes = limeCodes(questionKeys.map((key) => ({ ...multiple, key, options: optionKeys.map((each) => option(each)) }))); // prettier-ignore
      const all = [...codes.values()].map(({ code }) => code);
      expect(new Set(all.map((code) => code.toLowerCase())).size).toBe(questionKeys.length);
      for (const { code, options } of codes.values()) {
        expect(code).toMatch(/^[A-Za-z][A-Za-z0-9]{0,19}$/);
        for (const part of options.values()) expect(part).toMatch(/^[A-Za-z0-9]{1,5}$/);
        expect(new Set([...options.values()].map((part) => part.toLowerCase())).size).toBe(optionKeys.length);
      }
    }),
    { numRuns: 50 },
  );
});

// Hundreds of such files were read with PSPP 1.6.2 when this was written, and every value was what it is here.
test("SPSS: data and a syntax that names values and says which are missing", () => {
  const { data, syntax } = spssFiles(exported, finnish);
  const lines = data.split("\r\n").map((row) => row.split("\t")); // prettier-ignore
  expect(lines[0]!.slice(6)).toEqual(["services_email", "services_website", "services_other", "services_none", "services_other_text", "support_videos_importance", "support_videos_level", "maturity", "first_videos", "first_kanta", "hours", "looked_at", "has_strategy", "line"]); // prettier-ignore
  expect(lines[1]!.slice(6)).toEqual(["1", "0", "1", "0", "'''= {1}'", "4", "-8", "10", "", "1", "12.5", "'2026-11-22'", "0", "'\"Ääni\" don''t'"]); // prettier-ignore
  expect(lines[2]!.slice(13)).toEqual(["-8", "-8", "-8", "-98", "'#unknown'", "-8", "'#unknown'"]);
  expect(lines[3]!.slice(13)).toEqual(["-9", "-9", "-9", "-99", "'#unseen'", "-9", "'#unseen'"]);
  expect(lines[4]!.slice(6)).toEqual(Array(14).fill(""));
  for (const part of [
    "    hours F16.2\r\n",
    "    line A14.\r\n",
    "VALUE LABELS has_strategy\r\n  0 'Ei'\r\n  1 'Kyllä'\r\n  -8 'En osaa sanoa'\r\n  -9 'Ei näytetty'.\r\n",
    "MISSING VALUES hours (-98, -99).\r\n",
    "MISSING VALUES line ('#unknown', '#unseen').\r\n",
    "  COMPUTE looked_at = NUMBER(looked_at_t, SDATE10).\r\n",
    "VARIABLE LEVEL maturity (ORDINAL).\r\n",
  ])
    expect(syntax).toContain(part);
});

test("SPSS takes every name: a letter first, at most 64 signs, no two the same without regard to case", () => {
  fc.assert(
    fc.property(answeredSurvey, (random) => {
      const names = spssFiles(random, finnish).data.split("\r\n")[0]!.split("\t");
      for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,63}$/);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    }),
    { numRuns: 50 },
  );
});

test("an anonymous survey goes out after its close, from five answers on, without whose they are", () => {
  expect([
    withheld({ areKeysDropped: false, sent: 800 }),
    withheld({ areKeysDropped: true, sent: 4 }),
    withheld({ areKeysDropped: true, sent: 5 }),
  ]).toEqual(["not-closed", "too-few", null]);
  // The yes-or-no question is asked of the small ones alone, and the scale of those who said yes to it: both tell who is small.
  const ofSmall = { ...yesno, condition: { question: "size", op: "is" as const, value: "small" } };
  const ofThose = { ...scale, condition: { question: ofSmall.key, op: "is" as const, value: "yes" } };
  const asked = [single, multiple, ofSmall, ofThose, { ...openText, block: "open" as const }];
  const { questionnaire } = exportedOf(asked, []);
  const answers = ["Minä, Ä", "Anna", "", "b", "c", "d"].map((words, at): Answers => ({
    size: { kind: "single", chosen: at === 0 ? "small" : "large", other: null },
    services: { kind: "multiple", chosen: ["other"], other: words === "" ? "Oma" : null },
    [ofSmall.key]: at === 0 ? { kind: "yesno", yes: true } : { kind: "notShown" },
    [ofThose.key]: at === 0 ? { kind: "scale", value: 3 } : { kind: "notShown" },
    ...(words === "" ? {} : { "own-words": { kind: "text", text: words } }),
  }));
  const told = anonymousRows(questionnaire, answers);
  expect(told.questionnaire.sections.flatMap((section) => section.questions.map(({ key }) => key))).toEqual([
    "services",
  ]);
  expect(told.responses).toEqual(answers.map(() => ({ whose: null, answers: { services: { kind: "multiple", chosen: ["other"], other: null } } }))); // prettier-ignore
  // One has written of other services: words of fewer than five are not told.
  expect(told.ownWords.map(({ question, texts }) => [question.key, texts])).toEqual([
    ["own-words", ["Anna", "Minä, Ä", "b", "c", "d"]],
  ]);
  expect(anonymousRows(questionnaire, answers.slice(0, 5)).ownWords).toEqual([]);
  const table = codeTable({ isAnonymous: true, ...told }, "columns");
  expect(table.header).toEqual(["#anonymous", "services[email]", "services[website]", "services[other]", "services[none]"]); // prettier-ignore
  expect(table.rows).toEqual([1, 2, 3, 4, 5, 6].map((row) => [row, 0, 0, 1, 0]));
  expect(vvFile({ isAnonymous: true, ...told }, finnish.textIn, "fi")).toContain("1\t1980-01-01 00:00:00\t1\tfi\t");
});
