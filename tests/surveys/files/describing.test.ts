// What is decided about a file, what is left open and why, and what is wrong with one that is torn.
import { afterAll, expect, test } from "vitest";
import { writeXlsx } from "../../../src/platform/spreadsheets.ts";
import { openWorkers } from "../../../src/platform/workers.ts";
import { describeAnswersFile, readAnswersFile } from "../../../src/surveys/importing/files/queries.ts";
import { decisionChoices, pointId } from "../../../src/surveys/importing/files/decisions.ts";
import type { UndecidedReason } from "../../../src/surveys/importing/files/reading.ts";
import { readSheet } from "../../../src/surveys/importing/files/recognise.ts";

const workers = openWorkers({ threads: 1 });
afterAll(() => workers.close());

const describe = (text: string | Buffer) => describeAnswersFile(workers, Buffer.from(text));
const csv = (lines: string[][], separator = ",") =>
  lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join("\r\n") + "\r\n\r\n";

test("LimeSurvey: kinds of questions, choices' texts, unfinished answers", async () => {
  const file = csv([
    ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "startlanguage. Start language", "seed. Seed", "Q1[SQ001]. Mitä käytätte? [Canva]", "Q1[SQ002]. Mitä käytätte? [Excel, perusteet]", "Q1[other]. Mitä käytätte? [Other]", "Q2. Kunta?", "Q3[SQ001]. Miten sujuu? [Kuvat]", "Q3[SQ002]. Miten sujuu? [Videot]", "Q4. Milloin?", "Q5. Tunteja?", "Q6. Muuta?"], // prettier-ignore
    ["7", "2026-11-22 12:30:00", "4", "fi", "1", "Y", "", "Wilma", "Seinäjoki", "A1", "A4", "2026-12-01 00:00:00", "12.5000000000", "Kiitos,\nja \"hyvää\" työtä"], // prettier-ignore
    ["8", "1980-01-01 00:00:00", "4", "sv", "2", "", "Y", "", "Seinäjoki", "A2", "A4", "2026-12-02 00:00:00", "3.0000000000", "Ei"], // prettier-ignore
    ["9", "", "1", "fi", "3", "N/A", "N/A", "", "Vaasa", "A1", "A2", "2026-12-03 00:00:00", "0.0000000000", "Jotain"],
    ["10", "", "1", "fi", "4", "Y", "Y", "", "Vaasa", "A1", "A4", "2026-12-04 00:00:00", "1.0000000000", "Vielä"],
  ]);
  const question = (code: string, text: string, kind: string, parts: string[], options: string[]) => ({ code, text, kind, parts, options }); // prettier-ignore
  expect(await describe(`\ufeff${file}`)).toEqual({
    ...{ kind: "limesurvey-csv", encoding: "utf-8", separator: ",", rows: 4, unfinished: 2, columns: 14 },
    questions: [
      question("Q1", "Mitä käytätte?", "multiple", ["SQ001", "SQ002"], ["Canva", "Excel, perusteet"]),
      question("Q2", "Kunta?", "single", [], ["Seinäjoki", "Vaasa"]),
      question("Q3", "Miten sujuu?", "ratings", ["SQ001", "SQ002"], ["A1", "A4", "A2"]),
      question("Q4", "Milloin?", "date", [], []),
      question("Q5", "Tunteja?", "number", [], []),
      question("Q6", "Muuta?", "text", [], []),
    ],
    undecided: [],
  });
  const { reading } = await readAnswersFile(workers, Buffer.from(file));
  expect(
    reading.responses.map(({ row, isFinished, answers }) => [row, isFinished, answers["Q1"], answers["Q5"]]),
  ).toEqual([
    [2, true, { kind: "chosen", chosen: ["SQ001"], other: "Wilma", comments: {}, notShown: [] }, value("12.5")],
    [3, true, { kind: "chosen", chosen: ["SQ002"], other: null, comments: {}, notShown: [] }, value("3")],
    [4, false, { kind: "notShown" }, value("0")],
    [5, false, { kind: "chosen", chosen: ["SQ001", "SQ002"], other: null, comments: {}, notShown: [] }, value("1")],
  ]);
});

const value = (text: string) => ({ kind: "value", value: text, other: null, comment: null });

test("LimeSurvey in old numbers, in Windows-1252 and with semicolons; comments, matrices, two scales", async () => {
  const file = csv(
    [
      ["id", "submitdate", "lastpage", "841748X3X5SQ001", "841748X3X5SQ001comment", "841748X3X5SQ002", "841748X3X6SQ001#0", "841748X3X6SQ001#1", "841748X3X7a_b", "841748X3X9"], // prettier-ignore
      ["1", "2026-11-22 12:30:00", "2", "Y", "päivittäin", "", "3", "4", "7", "hyvä"],
    ],
    ";",
  );
  const read = await readAnswersFile(workers, Buffer.from(file, "latin1"));
  expect([read.sheet.encoding, read.sheet.separator]).toEqual(["windows-1252", ";"]);
  expect(read.reading.responses[0]?.answers).toEqual({
    "5": { kind: "chosen", chosen: ["SQ001"], other: null, comments: { SQ001: "päivittäin" }, notShown: [] },
    "6": { kind: "parts", parts: { SQ001_0: "3", SQ001_1: "4" }, notShown: [] },
    "7": { kind: "parts", parts: { a_b: "7" }, notShown: [] },
    "9": value("hyvä"),
  });
});

test("LimeSurvey with headings in a language that is not known: its own columns by what they hold", async () => {
  const file = csv([
    [
      "Válasz azonosító",
      "Beküldés dátuma",
      "Utolsó oldal",
      "Nyelv",
      "Mag",
      "Kezdés",
      "Mit? [Canva]",
      "Mit? [Excel]",
      "Mikor?",
    ],
    ["4", "2026-11-22 12:30:00", "2", "hu", "1248839888", "2026-11-22 12:20:11", "Y", "", "2026-12-01 00:00:00"],
    ["5", "", "1", "de-informal", "748839888", "2026-11-22 13:20:11", "N/A", "N/A", ""],
  ]);
  const { kind, unfinished, questions } = await describe(file);
  expect([kind, unfinished, questions.map(({ code, kind, parts }) => [code, kind, parts])]).toEqual([
    ...["limesurvey-csv", 1],
    [
      ["Q1", "multiple", ["Canva", "Excel"]],
      ["Q2", "date", []],
    ],
  ]);
});

test("LimeSurvey: rows that have numbers for codes are no ranks, and a heading may be a code alone", async () => {
  const file = csv([
    ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "startlanguage. Start language", "Q1[1]. Miten? [Kuvat]", "Q1[2]. Miten? [Videot]", "Q2[1]. Tärkein? [Rank 1]", "Q2[2]. Tärkein? [Rank 2]", "Q3. "], // prettier-ignore
    ["1", "2026-11-22 12:30:00", "2", "fi", "A1", "A2", "S2", "S1", "x"],
    ["2", "2026-11-22 12:30:00", "2", "fi", "A2", "A1", "S1", "", "y"],
  ]);
  const { questions, undecided } = await describe(file);
  expect(questions.map(({ code, kind, parts }) => [code, kind, parts])).toEqual([
    ["Q1", "ratings", ["1", "2"]],
    ["Q2", "ranking", ["1", "2"]],
    ["Q3", "text", []],
  ]);
  expect(undecided.map(({ why }) => why)).toEqual(["not-shown-or-blank"]);
});

test("LimeSurvey: what is known of the invited is no question, and a column added by hand changes no codes", async () => {
  const parts = Array.from({ length: 9 }, (_, at) => `Q1[SQ00${at}]`);
  const file = csv([
    ["id", "submitdate", "lastpage", "startlanguage", "token", "firstname", "attribute_1", ...parts, "Oma huomautus"],
    ["1", "2026-11-22 12:30:00", "2", "fi", "abc", "Aino", "Hoiva", ...parts.map(() => "Y"), "soita"],
  ]);
  const { reading } = await readAnswersFile(workers, Buffer.from(file));
  expect(reading.questions.map(({ code, kind }) => [code, kind])).toEqual([["Q1", "multiple"], ["Oma huomautus", "text"]]); // prettier-ignore
  expect(reading.responses[0]?.about).toMatchObject({ token: "abc", firstname: "Aino", attribute_1: "Hoiva" });
});

test("an XLSX file of MS Forms: several answers, dates whose order shows, what each person is known by", async () => {
  const rows = [
    [1, "11/22/2026 12:00:01", "11/22/2026 12:05:00", "aino@hoiva.fi", "Aino", "Kanta;Canva;", "12/31/2026", "Kyllä"],
    [2, "11/22/2026 12:00:02", "11/22/2026 12:05:00", "bo@vard.fi", "Bo", "Canva;", "1/2/2027", "Ei"],
    [3, "11/22/2026 12:00:03", "11/22/2026 12:05:00", "cai@vard.fi", "Cai", "Kanta;", "3/2/2027", "Kyllä"],
  ];
  const header = ["ID", "Hora de inicio", "Hora de finalización", "Correo", "Nombre", "Mitä\ntarvitsette?", "Milloin?", "Mukana?"]; // prettier-ignore
  const bytes = await writeXlsx([{ name: "Form1", header, rows }]);
  const { sheet, reading } = await readAnswersFile(workers, bytes);
  expect([reading.kind, sheet.encoding, sheet.separator, reading.undecided]).toEqual(["ms-forms", null, null, []]);
  expect(reading.questions.map(({ text, kind, options }) => [text, kind, options])).toEqual([
    ["Mitä tarvitsette?", "multiple", ["Kanta", "Canva"]],
    ["Milloin?", "date", []],
    ["Mukana?", "yesno", ["Kyllä", "Ei"]],
  ]);
  expect(reading.responses[0]?.about).toMatchObject({ id: "1", email: "aino@hoiva.fi", name: "Aino" });
  expect(reading.responses.map(({ answers }) => answers["Q2"])).toEqual(["2026-12-31", "2027-01-02", "2027-03-02"].map(value)); // prettier-ignore
});

test("a comma inside an option is asked about, until the options are known", async () => {
  const lines = [
    ["Timestamp", "Mitä tarvitsette?"],
    ["22.11.2026 12.00.01", "Canva, Excel, perusteet"],
    ["22.11.2026 12.00.02", "Canva"],
    ["22.11.2026 12.00.03", "Canva, Videot"],
    ["22.11.2026 12.00.04", "Videot"],
    ["22.11.2026 12.00.05", "Canva, Jokin muu"],
  ];
  const open = await readAnswersFile(workers, Buffer.from(csv(lines)));
  expect(open.reading.undecided).toEqual([
    { column: "Q1", why: "separator-in-option", examples: ["Canva, Jokin muu", "Canva, Excel, perusteet"] },
  ]);
  const chosen = (...options: string[]) => ({
    kind: "chosen",
    chosen: options,
    other: null,
    comments: {},
    notShown: [],
  });
  expect(open.reading.responses.map(({ answers }) => answers["Q1"])).toEqual([
    { kind: "raw", text: "Canva, Excel, perusteet" },
    ...[chosen("Canva"), chosen("Canva", "Videot"), chosen("Videot"), { kind: "raw", text: "Canva, Jokin muu" }],
  ]);

  const known = new Map([["Mitä tarvitsette?", ["Canva", "Excel", "Excel, perusteet", "Videot"]]]);
  const settled = readSheet(open.sheet, known);
  if ("mistakes" in settled) throw new Error("the file is whole");
  expect(settled.responses[0]?.answers["Q1"]).toEqual(chosen("Canva", "Excel, perusteet"));
  expect(settled.undecided).toEqual([{ column: "Q1", why: "unknown-option", examples: ["Canva, Jokin muu"] }]);
});

test("times written in a way that is not known are no mistakes, one among others is", async () => {
  const form = (times: string[]) => csv([["Timestamp", "Q"], ...times.map((time) => [time, "x"])]);
  const korean = ["2026. 11. 22. 오후 1:02:03", "2026. 11. 22. 오후 1:03:03", "2026. 11. 22. 오후 1:04:03"];
  expect((await describe(form(korean))).kind).toBe("google-forms");
  await expect(describe(form([...korean, "22.11.2026 13.05.03"]))).rejects.toThrow("Row 2, column A (Timestamp)");
});

test("headings that every object has are headings like others", async () => {
  const names = ["constructor", "toString", "__proto__", "hasOwnProperty"];
  const { reading } = await readAnswersFile(workers, Buffer.from(csv([names, ["a", "b", "c", "d"]])));
  expect(reading.questions.map(({ code }) => code)).toEqual(names);
  expect(Object.entries(reading.responses[0]?.answers ?? {})).toEqual(
    [["constructor", value("a")], ["toString", value("b")], ["__proto__", value("c")], ["hasOwnProperty", value("d")]], // prettier-ignore
  );
});

const lime = ["id", "submitdate", "lastpage", "startlanguage"];
const sent = (id: number) => [String(id), "2026-11-22 12:30:00", "4", "fi"];
const limeFile = (headings: string[], ...rows: string[][]) =>
  csv([[...lime, ...headings], ...rows.map((row, at) => [...sent(at + 1), ...row])]);
const table = (headings: string[], ...rows: string[][]) => csv([headings, ...rows]);

test.each([
  ["1 and 0", limeFile(["Q1[a]", "Q1[b]"], ["1", "0"], ["0", "0"]), "Q1", "ticks-or-numbers", ["1", "0"]],
  ["yes and no everywhere", limeFile(["Q1[a]", "Q1[b]"], ["Yes", "No"], ["No", "No"]), "Q1", "ticks-or-yes-no", ["Yes", "No"]], // prettier-ignore
  ["ranks or rows", limeFile(["Q1[1]", "Q1[2]"], ["A1", "A2"], ["A2", "A1"]), "Q1", "ranking-or-rows", ["A1", "A2"]],
  ["blank cells without a sign", limeFile(["Q1", "Q2"], ["Vaasa", ""], ["Seinäjoki", "x"]), "*", "not-shown-or-blank", ["Q2"]], // prettier-ignore
  ["a sign that can be typed", limeFile(["Q1"], ["N/A"], ["Seinäjoki"]), "*", "not-shown-or-typed", ["Q1"]],
  ["one heading twice", limeFile(["Q1", "Q1"], ["a", "b"], ["b", "a"]), "Q1 (F)", "duplicate-heading", []],
  ["numbers that run on", limeFile(["84X3X31", "84X3X32"], ["a", "b"]), "31", "question-or-part", []],
  ["one heading twice in a table", table(["Nimi", "Tarve", "Tarve"], ["Ab", "x", "y"]), "Tarve (C)", "duplicate-heading", ["Tarve"]], // prettier-ignore
  ["a heading with a number", table(["Nimi", "Tarve", "Tarve2"], ["Ab", "x", "y"]), "Tarve2", "numbered-heading", ["Tarve", "Tarve2"]], // prettier-ignore
  ["no heading", table(["Nimi", "", "Tarve"], ["Ab", "x", "y"]), "B", "no-heading", ["x"]],
  ["day or month", table(["Nimi", "Pvm"], ["Ab", "1/2/2026"], ["Bo", "3/4/2026"]), "Pvm", "date-order", ["1/2/2026", "3/4/2026"]], // prettier-ignore
  ["both orders", table(["Nimi", "Pvm"], ["Ab", "13/2/2026"], ["Bo", "3/14/2026"]), "Pvm", "mixed-date-orders", ["13/2/2026", "3/14/2026"]], // prettier-ignore
  ["thousands or decimals", table(["Nimi", "Eur"], ["Ab", "1,250"], ["Bo", "3,500"]), "Eur", "decimal-or-thousands", ["1,250", "3,500"]], // prettier-ignore
  [
    "1 and 0 in one column",
    table(["Nimi", "Canva"], ["Ab", "1"], ["Bo", "0"]),
    "Canva",
    "ticks-or-numbers",
    ["1", "0"],
  ],
  ["a list or a text", table(["Nimi", "Muuta"], ["Ab", "hyvä, kiva"], ["Bo", "ei"]), "Muuta", "list-or-text", ["hyvä, kiva"]], // prettier-ignore
  ["everything in changing order", table(["Nimi", "Järjestys"], ["Ab", "x;y;"], ["Bo", "y;x;"], ["Ca", "x;y;"]), "Järjestys", "ranking-or-multiple", ["x;y;", "y;x;"]], // prettier-ignore
  ["codes against ticks", csv([["_id", "_uuid", "k", "k/a", "k/b"], ["1", "u", "a b", "1", "0"]]), "k", "columns-disagree", ["a b"]], // prettier-ignore
])("left open: %s; whatever staff say of it, it is open no longer", async (_, file, column, why, examples) => {
  const { sheet, reading } = await readAnswersFile(workers, Buffer.from(file));
  const isSame = (each: { column: string; why: string }) => each.why === why && each.column === column;
  expect(reading.undecided.filter(isSame)).toEqual([{ column, why, examples }]);
  for (const choice of decisionChoices[why as UndecidedReason].filter((each) => each !== "options")) {
    const settled = readSheet(sheet, new Map(), { [pointId({ why: why as UndecidedReason, column })]: choice });
    if ("mistakes" in settled) throw new Error("the file is whole");
    expect([choice, settled.undecided.filter(isSame)]).toEqual([choice, []]);
    const raw = settled.responses.flatMap(({ answers }) => (answers[column]?.kind === "raw" ? [answers[column]] : []));
    expect([choice, raw]).toEqual([choice, []]);
  }
});

test("Kobo's lists and EUSurvey's labels are decided when the file says enough", async () => {
  const kobo = csv(
    [
      [
        "start",
        "tausta/kunta",
        "tausta/tuki",
        "tausta/tuki/kanta",
        "tausta/tuki/canva",
        "_id",
        "_uuid",
        "_submission_time",
      ],
      ["2026-11-22T12:00:00.000+02:00", "vaasa", "canva kanta", "1", "1", "1", "u1", "2026-11-22T12:05:00"],
      ["2026-11-22T12:00:00.000+02:00", "vaasa", "", "", "", "2", "u2", "2026-11-22T12:05:00"],
      ["2026-11-22T12:00:00.000+02:00", "vaasa", "kanta", "1", "0", "3", "u3", "2026-11-22T12:05:00"],
    ],
    ";",
  );
  const read = await readAnswersFile(workers, Buffer.from(kobo));
  expect(read.reading.questions.map(({ code, kind, parts }) => [code, kind, parts.map((part) => part.code)])).toEqual([
    ["tausta/kunta", "single", []],
    ["tausta/tuki", "multiple", ["kanta", "canva"]],
  ]);
  expect(read.reading.responses.map(({ answers }) => answers["tausta/tuki"])).toEqual([
    { kind: "chosen", chosen: ["canva", "kanta"], other: null, comments: {}, notShown: [] },
    undefined,
    { kind: "chosen", chosen: ["kanta"], other: null, comments: {}, notShown: [] },
  ]);
  expect(read.reading.undecided).toEqual([{ column: "*", why: "not-shown-or-blank", examples: ["tausta/tuki"] }]);

  const european = "Alias,tarpeet\r\nExport Date,22-11-2026\r\n\r\nContribution ID,Mitä? (q1),Missä? (q2)\r\nc1,Canva(a1); Excel; alkeet(a2),Vaasa(b1)\r\nc2,Excel; alkeet(a2),Vaasa(b1)\r\n"; // prettier-ignore
  const { reading } = await readAnswersFile(workers, Buffer.from(european));
  expect([reading.kind, reading.undecided]).toEqual(["eusurvey", []]);
  expect(reading.responses.map(({ row, answers }) => [row, answers])).toEqual([
    [5, { q1: { kind: "chosen", chosen: ["a1", "a2"], other: null, comments: {}, notShown: [] }, q2: value("Vaasa") }],
    [6, { q1: { kind: "chosen", chosen: ["a2"], other: null, comments: {}, notShown: [] }, q2: value("Vaasa") }],
  ]);
});

const vvHead = "Vastaustunnus\tLähetetty\tSivu\tKieli\tMuuta\nid\tsubmitdate\tlastpage\tstartlanguage\tQ1\n";

test.each([
  [
    "a row cut short",
    `${lime.join(",")},Q1\n1,2026-11-22 12:30:00,4`,
    "Row 2, column D (startlanguage): the row ends here",
  ],
  ["a row torn in two", limeFile(["Q1"], ["a"]).replace('"a"', '"a","b"'), "Row 2, column F: the row has more cells"],
  ["an impossible date", limeFile(["Q1"], ["a"]).replace("2026-11-22", "2026-13-22"), 'Row 2, column B (submitdate): this is no date: "2026-13-22'], // prettier-ignore
  [
    "a number twice",
    csv([lime, sent(1), sent(1)]),
    'Row 3, column A (id): this number stands on an earlier row too: "1"',
  ],
  ["no number", limeFile(["Q1"], ["a"]).replace('"1"', '"yksi"'), "Row 2, column A (id): this is no number"],
  ["a quote that nothing closes", `Nimi,Tarve\nAda,x\n"Bo,y\n`, "A quotation mark opens a cell and none closes it. It is row 3, column A."], // prettier-ignore
  ["vv with a sign of no meaning", `${vvHead}1\t{question_not_shown}\t4\tfi\tx {foo}\n`, "Row 3, column E (Q1): this has a sign in braces"], // prettier-ignore
  ["vv with a tab too many", `${vvHead}1\t\t4\tfi\ta\tb\n`, "Row 3, column F: the row has more cells"],
  ["MS Forms without a date", `ID,Start time,Completion time,Email,Name,Q\n1,eilen,11/22/2026 12:00:00,,,x\n`, 'Row 2, column B (Start time): this is no date: "eilen"'], // prettier-ignore
  [
    "Google Forms without a time",
    `Timestamp,Q\nhuomenna,x\n`,
    'Row 2, column A (Timestamp): this is no date: "huomenna"',
  ],
  [
    "EUSurvey with a cell too many",
    `Alias,a\nExport Date,b\n\nUser,Q (q1)\nx,y(1),z\n`,
    "Row 5, column C: the row has more",
  ],
  ["Kobo with a number twice", `_id,_uuid,q\n1,a,x\n1,b,y\n`, "Row 3, column A (_id): this number stands"],
  ["a table with a cell too many", `Nimi,Tarve\nAda,x\nBo,y,z\n`, "Row 3, column C: the row has more cells"],
  ["no headings", "1,2\n3,4\n", "Row 1: there are no headings"],
  ["nothing", "\n\n", "The file is empty"],
  ["no text", Buffer.from([0, 1, 2, 3]), "neither a table in text (CSV) nor an XLSX file"],
])("a torn file is refused with its place: %s", async (_, file, words) => {
  await expect(describe(file)).rejects.toThrow(words);
});
