import fc from "fast-check";
import writeXlsxFile from "write-excel-file/node";
import { afterAll, expect, test } from "vitest";
import { safeCell } from "../../src/platform/cells.ts";
import { type CellValue, readTable, type TableLimits, writeCsv, writeXlsx } from "../../src/platform/spreadsheets.ts";
import { openWorkers } from "../../src/platform/workers.ts";
import { unzip } from "../../src/platform/unzip.ts";
import { workbook, zipFiles, type ZipFile } from "./zip-files.ts";

const workers = openWorkers({ threads: 2 });
afterAll(() => workers.close());

const read = (bytes: Buffer | string, limits?: Partial<TableLimits>) =>
  readTable(workers, { name: "answers.dat", bytes: Buffer.from(bytes) }, limits);

const csv = (header: string[], rows: string[][], about: object = {}) => ({
  kind: "csv",
  encoding: "utf-8",
  separator: ";",
  header,
  rows,
  headerRow: 1,
  ...about,
});
const xlsx = (header: string[], rows: string[][]) =>
  csv(header, rows, { kind: "xlsx", encoding: null, separator: null });
const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

test.each([
  ["commas", "Nimi,Ikä\nAda,36\n", ",", [["Ada", "36"]]],
  [
    "semicolons, with decimal commas",
    "Nimi;Tunnit\nAda;1,5\nBo;2,5\n",
    ";",
    [
      ["Ada", "1,5"],
      ["Bo", "2,5"],
    ],
  ],
  ["tabs, with commas in texts", "Nimi\tTarve\nAda\tKanta, Hilkka, ERP\n", "\t", [["Ada", "Kanta, Hilkka, ERP"]]],
  ["tabs, with a measure in inches", 'Koko 5"\tMuuta\na, "b\tc\nd, e\tf\n', "\t", [['a, "b', "c"], ["d, e", "f"]]], // prettier-ignore
  [
    "commas, with a;b; answers of MS Forms",
    "ID,Needs\n1,Kanta;Hilkka;\n2,Kanta;\n",
    ",",
    [
      ["1", "Kanta;Hilkka;"],
      ["2", "Kanta;"],
    ],
  ],
  ["Excel's hint", "sep=,\r\nNimi;nro,Ikä\r\na;b,1\r\n", ",", [["a;b", "1"]]],
  ["one column", "Tarve\nKanta\n", ";", [["Kanta"]]],
  ["quoted line breaks, quotes and separators", 'A,B\n"x\n""y"", z",2\n', ",", [['x\n"y", z', "2"]]],
  [
    "a stray quote and mixed line ends",
    'A,B\r\n5" pipe,2\nc,3\r\n',
    ",",
    [
      ['5" pipe', "2"],
      ["c", "3"],
    ],
  ],
])("CSV with %s", async (_, text, separator, rows) => {
  expect(await read(text)).toMatchObject({ kind: "csv", encoding: "utf-8", separator, rows, headerRow: 1 });
});

test("encodings: UTF-8 with and without a byte order mark, UTF-16, Windows-1252", async () => {
  const text = "Sähköposti;Hinta\nå@b.fi;5 €\n";
  const table = csv(["Sähköposti", "Hinta"], [["å@b.fi", "5 €"]]);
  expect(await read(text)).toEqual(table);
  expect(await read(`\ufeff${text}`)).toEqual(table);
  expect(await read(Buffer.from(`\ufeff${text}`, "utf16le"))).toEqual({ ...table, encoding: "utf-16le" });
  const windows = Buffer.from(text.replace("€", "\x80"), "latin1");
  expect(await read(windows)).toEqual({ ...table, encoding: "windows-1252" });
});

test("rows are as long as the header, blank ends go, blank lines between and cells outside the header stay", async () => {
  expect(await read("\n;;\nA;B;\na\n;;\nb;c;;d\n\n;;\n\n")).toEqual(
    csv(
      ["A", "B", "", ""],
      [
        ["a", "", "", ""],
        ["", "", "", ""],
        ["b", "c", "", "d"],
      ],
      { headerRow: 3 },
    ),
  );
});

test("XLSX of another program's making: numbers, dates, booleans and texts as plain text, first sheet only", async () => {
  const date = (text: string, format: string) => ({ value: new Date(text), type: Date, format });
  const bytes = await writeXlsxFile([
    {
      sheet: "Vastaukset",
      data: [
        ["Nimi", "Luku", "Päivä", "Aika", "Kyllä", "Teksti"],
        [
          "Äidin hoiva",
          5,
          date("2027-03-28T00:00:00Z", "dd.mm.yyyy"),
          date("2027-03-28T09:30:00Z", "dd.mm.yyyy hh:mm"),
          true,
          " 1,50 ",
        ],
        ["<&>", 0.1 + 0.2, null, null, false, "=1+1"],
      ],
    },
    { sheet: "Muu", data: [["Ei", "tätä"]] },
  ]).toBuffer();
  expect(await read(bytes)).toEqual(
    xlsx(
      ["Nimi", "Luku", "Päivä", "Aika", "Kyllä", "Teksti"],
      [
        ["Äidin hoiva", "5", "2027-03-28", "2027-03-28T09:30:00", "TRUE", " 1,50 "],
        ["<&>", "0.3", "", "", "FALSE", "=1+1"],
      ],
    ),
  );
  expect(
    await read(zipFiles(workbook(`<row r="1">${inline("A1", "A")}</row><row r="2"><c r="A2"><v>5.0</v></c></row>`))),
  ).toEqual(xlsx(["A"], [["5"]]));
});

const compound = (stream: string) =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(stream, "utf16le")]);

test.each([
  ["an empty file", "", "no-header"],
  ["blank lines", ";;\n\n", "no-header"],
  ["numbers only", "1;2\n3;4\n", "no-header"],
  ["an unclosed quote", 'A;B\n"x;1\n', "broken-quotes"],
  ["an old Excel file", compound("Workbook"), "old-xls"],
  ["an Excel file with a password", compound("EncryptedPackage"), "encrypted"],
  ["a Word file of the same kind", compound("WordDocument"), "not-a-table"],
  ["an archive with a password", zipFiles([{ name: "xl/workbook.xml", data: "x", flags: 1 }]), "encrypted"],
  ["an archive of something else", zipFiles([{ name: "word/document.xml", data: "x" }]), "not-a-table"],
  ["a cut archive", zipFiles(workbook("")).subarray(0, 300), "not-a-table"],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "not-a-table"],
  ["a web page", "<!DOCTYPE html><table><tr><td>A</table>", "not-a-table"],
  ["a workbook without rows", zipFiles(workbook("")), "no-header"],
])("%s is refused", async (_, bytes, mistake) => {
  expect(await read(bytes)).toEqual({ mistake });
});

test("limits hold, and a table exactly as large as they allow is read", async () => {
  const table = `A;B\n${"a;b\n".repeat(3)}`;
  const sheet = zipFiles(
    workbook([1, 2, 3, 4].map((n) => `<row r="${n}">${inline(`A${n}`, "a")}${inline(`B${n}`, "b")}</row>`).join("")),
  );
  for (const bytes of [Buffer.from(table), sheet]) {
    expect(await read(bytes, { rows: 3, columns: 2 })).toMatchObject({ rows: Array(3).fill(["a", "b"]) });
    expect(await read(bytes, { rows: 2 })).toEqual({ mistake: "too-many-rows" });
    expect(await read(bytes, { columns: 1 })).toEqual({ mistake: "too-many-columns" });
    expect(await read(bytes, { fileBytes: bytes.length - 1 })).toEqual({ mistake: "too-large" });
  }
  const slow = `A;B\n${"a;b\n".repeat(1_000_000)}`;
  expect(await read(slow, { rows: 1_000_000, milliseconds: 20 })).toEqual({ mistake: "timeout" });
});

const xml = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, " ");
const bombs: [string, ZipFile[], string][] = [
  ["150 KB that unpack to 150 MB", [...workbook(""), { name: "xl/media/a.xml", data: xml(150) }], "bomb"],
  ["50 MB that the ratio gives away", [...workbook(""), { name: "xl/sharedStrings.xml", data: xml(50) }], "bomb"],
  [
    "150 MB that the directory calls 1 KB",
    [...workbook(""), { name: "xl/sharedStrings.xml", data: xml(150), claimedBytes: 1024 }],
    "bomb",
  ],
  ["too many entries", Array.from({ length: 2_001 }, (_, i) => ({ name: `${i}.xml`, data: "" })), "bomb"],
  [
    "one cell in the far corner",
    workbook(`<row r="1">${inline("A1", "A")}</row><row r="1048576">${inline("XFD1048576", "z")}</row>`),
    "too-many-columns",
  ],
  [
    "a far corner in other quotes",
    workbook(
      `<row r='1'><c t="inlineStr"\nr = 'XFD1'><is><t>A</t></is></c></row><row r="99999999"><c r="A99999999"><v>1</v></c></row>`,
    ),
    "not-a-table",
  ],
  ["a cell that hides its place", workbook(`<row r="1"><c r="&#88;FD1"><v>1</v></c></row>`), "not-a-table"],
];

test.each(bombs)("a bomb is refused in under a second: %s", async (_, files, mistake) => {
  const bytes = zipFiles(files);
  await read("A;B\n");
  const started = performance.now();
  expect(await read(bytes)).toEqual({ mistake });
  expect(performance.now() - started).toBeLessThan(1_000);
});

test("what stands in the archive but not in its directory is never unpacked", async () => {
  const rows = `<row r="1">${inline("A1", "Listed")}</row>`;
  const hidden: ZipFile = { name: "xl/worksheets/sheet1.xml", data: "<worksheet/>".padEnd(5_000_000), unlisted: true };
  expect(await read(zipFiles([hidden, ...workbook(rows), hidden]))).toEqual(xlsx(["Listed"], []));
});

test("20 MB of separators do not fill the memory", async () => {
  expect(await read(`A;B\n${";".repeat(20_000_000)}`)).toEqual({ mistake: "too-large" });
  expect(await read(`A;B\n${"\n".repeat(20_000_000)}x;y\n`)).toEqual({ mistake: "too-large" });
});

const cell = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom("_", "x", "0", "\u{1fffe}", "\u{10ffff}", "\ufdd0", "\x7f", "\x85", "\ufffd", "\ud800", "\r"),
  }),
  fc.constantFrom(
    "=1+1",
    "+358 40",
    "-",
    "@SUM(A1)",
    "\t=1",
    "\r\n=1",
    "a;b",
    'say "no"',
    "x\ny",
    "x\r\ny",
    "_x0041_",
    "'",
    "1,5",
  ),
);
/** Code points that are no characters, beyond the first plane. */
const beyond = /(?![\0-\uffff])\p{Noncharacter_Code_Point}/gu;
const grid = fc.array(fc.tuple(cell, cell), { maxLength: 8 });

test("CSV: what is written is read back, neutralised", async () => {
  await fc.assert(
    fc.asyncProperty(grid, async (cells) => {
      const rows = cells.map((row) => row.map((text) => text.replaceAll("\0", "").toWellFormed()));
      const bytes = writeCsv(["Nimi", "Tarve"], [...rows, ["end", "end"]]);
      expect(await read(bytes)).toEqual(
        csv(["Nimi", "Tarve"], [...rows.map((row) => row.map(safeCell)), ["end", "end"]]),
      );
    }),
    { numRuns: 60 },
  );
});

test("XLSX: what is written is read back as it was, formulas as texts", async () => {
  await fc.assert(
    fc.asyncProperty(grid, async (cells) => {
      const rows = cells.map((row) => row.map((text) => text.toWellFormed().replace(beyond, "\ufffd")));
      const bytes = await writeXlsx([{ name: "Tarpeet", header: ["Nimi", "Tarve"], rows: [...rows, ["end", "end"]] }]);
      expect(await read(bytes)).toEqual(xlsx(["Nimi", "Tarve"], [...rows, ["end", "end"]]));
    }),
    { numRuns: 60 },
  );
});

test("CSV numbers have a decimal comma and are not texts, so a negative one has no apostrophe", () => {
  const row: CellValue[] = ["-1", -1.5, 12_000, true, null];
  expect(writeCsv(["a", "b", "c", "=d", "e"], [row]).toString()).toBe("\ufeffa;b;c;'=d;e\r\n'-1;-1,5;12000;TRUE;\r\n");
});

test("XLSX: numbers stay numbers, texts are string cells and no formula is written", async () => {
  const bytes = await writeXlsx([
    { name: "Tarve/ryhmät [A]: kaikki yhdessä ja erikseen", header: ["A"], rows: [["=HYPERLINK(1)"], [-1.5]] },
    { name: "Tarve/ryhmät [A]: kaikki yhdessä ja muut", header: ["B"], rows: [] },
  ]);
  const entries = unzip(bytes, { entries: 100, unpackedBytes: 1e7, ratio: 1e3 }, (name) => name.endsWith(".xml"));
  const entry = (name: string) =>
    (entries as { name: string; data: Buffer }[]).find((one) => one.name === name)?.data.toString();
  const sheet = entry("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).not.toContain("<f>");
  const cells = [...sheet.matchAll(/<c ([^>]*)>/g)].map(([, attributes = ""]) => [
    / ?r="(\w+)"/.exec(attributes)?.[1],
    / t="(\w+)"/.exec(attributes)?.[1] ?? "n",
  ]);
  expect(cells).toEqual([
    ["A1", "s"],
    ["A2", "s"],
    ["A3", "n"],
  ]);
  expect([...(entry("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual(
    ["Tarve ryhmät  A   kaikki yhdess", "Tarve ryhmät  A   kaikki yh 2"],
  );
});
