import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tokenHash } from "../../src/platform/browser-session.ts";
import { openDatabase } from "../../src/platform/database.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { startProgramme } from "../../src/programmes/index.ts";
import { plantedRatings } from "../grouping/method/planted.ts";
import { smallInstance } from "../series/method/instances.ts";

const cli = join(import.meta.dirname, "../../src/cli.ts");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tarvepaja-cli-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function run(words: string[], env = process.env): { status: number | null; out: string; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { encoding: "utf8", env });
  return { status, out: stdout, said: stderr };
}

function result(...words: string[]): Record<string, unknown> {
  const { status, out, said } = run(words);
  expect(said).toBe("");
  expect(status).toBe(0);
  return JSON.parse(out) as Record<string, unknown>;
}

const programmeDetails = {
  ...{ name: "Digimentorit 2021", locales: ["fi" as const], defaultLocale: "fi" as const, timeZone: "Europe/Helsinki" },
  ...{ startsOn: "2021-05-01", endsOn: null, industries: "", contactName: "", contactEmail: "" },
};

const { values, columns, truth } = plantedRatings({ seed: 3, n: 60, d: 12, groups: 3 });
const answersCsv = [
  ["name", "industry", ...columns.map((column) => `need_${column}`)].join(","),
  ...values.map((row, i) => [`org ${i}`, `industry ${i % 2}`, ...row.map((value) => 1 + 4 * value)].join(",")),
].join("\n");

test("group finds the planted groups and prints the same at every run", () => {
  const path = file("answers.csv", answersCsv);
  const words = ["group", path, "--needs", "need_", "--scale", "1..5", "--industry", "industry", "--seed", "4"];
  const first = result(...words);
  expect(first).toMatchObject({ method: "spherical", n: 60, k: 3, verdict: "groups", seed: 4 });
  const groupOf = first["assignments"] as number[];
  expect(new Set(truth.map((group, i) => `${group} is ${groupOf[i]}`)).size).toBe(3);
  const withoutTimes = (output: Record<string, unknown>) => ({ ...output, milliseconds: null });
  expect(withoutTimes(result(...words))).toEqual(withoutTimes(first));
});

test("propose proves the best series of a small instance", () => {
  const proposal = result("propose", file("instance.json", JSON.stringify({ ...smallInstance(), note: "not known" })));
  expect(proposal).toMatchObject({ optimal: true, gap: 0 });
  expect(proposal["workshops"]).toHaveLength(2);
});

test("tally counts ballots from our own file and from others'", () => {
  const ballots = { type: "approval", m: 3, ballots: [[2, [0, 1]], [2, [1]], [1, [2]]] }; // prettier-ignore
  const ours = result("tally", file("ballots.json", JSON.stringify(ballots)));
  expect(ours).toMatchObject({ rule: "av", winners: [[1]], tied: false });
  const preflib = "# NUMBER ALTERNATIVES: 3\n# NUMBER CATEGORIES: 2\n2: {1,2},{3}\n2: {2},{1,3}\n1: {3},{1,2}\n";
  expect(result("tally", file("ballots.cat", preflib))).toMatchObject({ winners: [[1]] });
});

test(
  "reset-link prints a link of which only the hash is kept, and summary a programme's figures",
  { timeout: 240_000 },
  async () => {
    const dataDir = join(folder, "data");
    const open = () => openDatabase({ databaseUrl: null, dataDir });
    const before = await open();
    await migrate(before.db);
    const ada = before.db.insertInto("users").values({ name: "Ada Aalto", email: "ada@example.org" });
    const { id: adaId } = await ada.returning("id").executeTakeFirstOrThrow();
    const started = await startProgramme(before.db, programmeDetails, adaId);
    await before.close();

    const environment = { ...process.env, DATA_DIR: dataDir, PUBLIC_URL: "https://tarvepaja.example" };
    const made = JSON.parse(run(["reset-link", "Ada@example.org"], environment).out) as Record<string, unknown>;
    expect(made).toEqual({
      link: expect.stringMatching(/^https:\/\/tarvepaja\.example\/password-reset\/[\w-]{43}$/) as string,
      validMinutes: 60,
    });
    const unknown = run(["reset-link", "bo@example.org"], environment);
    expect(unknown).toEqual({ status: 2, out: "", said: 'Nobody has an account with the e-mail "bo@example.org".\n' });

    const { status, out } = run(["summary", "digimentorit", "--to", "2021-12-31"], environment);
    expect([status, JSON.parse(out)]).toMatchObject([
      0,
      {
        programme: { ...started, name: "Digimentorit 2021" },
        period: { from: "2021-05-01", to: "2021-12-31" },
        ...{ needsAssessments: 0, events: 0, people: 0, headCount: 0, readinessAnswers: 0, growth: [] },
      },
    ]);
    const said = 'There is no programme "phhyky"; there are: Digimentorit 2021\n';
    expect(run(["summary", "phhyky"], environment)).toEqual({ status: 2, out: "", said });

    const after = await open();
    const links = await after.db.selectFrom("accountLinks").select(["tokenHash", "kind", "email"]).execute();
    const token = String(made["link"]).split("/").at(-1) ?? "";
    expect(links).toEqual([{ tokenHash: tokenHash(token), kind: "reset", email: "ada@example.org" }]);
    await after.close();
  },
);

test("read-answers and read-survey say what a file is; a torn one ends with its place and status 2", () => {
  const lines = ["id,submitdate,lastpage,startlanguage,Q1", "1,2026-11-22 12:30:00,3,fi,Lapua", "2,,1,fi,Lapua"];
  expect(result("read-answers", file("results.csv", lines.join("\n")))).toEqual({
    ...{ kind: "limesurvey-csv", encoding: "utf-8", separator: ",", rows: 2, unfinished: 1, columns: 5 },
    questions: [{ code: "Q1", text: "Q1", kind: "single", parts: [], options: ["Lapua"] }],
    undecided: [],
  });
  const torn = run(["read-answers", file("torn.csv", lines.join("\n").replace("2026", "MMXXVI"))]);
  expect([torn.status, torn.out]).toEqual([2, ""]);
  expect(torn.said).toBe('Row 2, column B (submitdate): this is no date: "MMXXVI-11-22 12:30:00".\n');

  const survey = { pages: [{ name: "p", elements: [{ type: "ranking", name: "q", choices: ["a"] }] }] };
  const read = result("read-survey", file("survey.json", JSON.stringify(survey)));
  expect(read).toMatchObject({ kind: "surveyjs", dbVersion: null, languages: ["en"], notCarried: [] });
  expect(read["questions"]).toMatchObject([
    { code: "q", kind: "ranking", options: [{ code: "a", texts: { en: "a" } }] },
  ]);
  const broken = run(["read-survey", file("survey.lss", "<document>\n<rows>\n</document>")]);
  expect([broken.status, broken.out]).toEqual([2, ""]);
  expect(broken.said).toMatch(/^The XML is broken at line 3, column \d+: /);
});

test("group reads a table as a spreadsheet program saves it, and rows in another order make the same groups", () => {
  const lines = answersCsv.trim().split("\n");
  const windows = `\uFEFF${[lines[0]!, ...lines.slice(1).toReversed()].join("\r\n").replaceAll(",", ";")}\r\n`;
  const words = ["--needs", "need_", "--scale", "1..5"];
  const [plain, turned] = [answersCsv, windows].map(
    (text, at) =>
      JSON.parse(run(["group", file(`saved-${at}.csv`, text), ...words]).out) as { assignments: number[]; objective: number },
  ); // prettier-ignore
  const pairs = plain!.assignments.map((group, i) => `${group} ${turned!.assignments.at(-1 - i)!}`);
  expect(new Set(pairs).size).toBe(3);
  expect(turned!.objective).toBeCloseTo(plain!.objective, 9);
});

test.each([
  ["a command that is not there", ["grupp"], "unknown command"],
  ["a file that is not there", ["tally", "/nowhere/ballots.json"], "/nowhere/ballots.json"],
  ["an option that is not one", ["tally", "x.json", "--rul", "av"], "unknown option '--rul'"],
])("%s is told in words, with exit status 2", (_, words, said) => {
  const ended = run(words);
  expect(ended.status).toBe(2);
  expect(ended.said).toContain(said);
  expect(ended.said).not.toContain("    at ");
  expect(ended.out).toBe("");
});

test("a mistake inside a file is told with its place", () => {
  const wrongCell = run([
    "group",
    file("wrong.csv", answersCsv.replace("org 3,industry 1,", "org 3,industry 1,seven,")),
    "--needs",
    "need_",
    "--scale",
    "1..5",
  ]);
  expect(wrongCell.status).toBe(2);
  expect(wrongCell.said).toContain("seven");
  const wrongJson = run(["propose", file("wrong.json", JSON.stringify({ ...smallInstance(), size: "many" }))]);
  expect(wrongJson.status).toBe(2);
  expect(wrongJson.said).toContain("size");
});
