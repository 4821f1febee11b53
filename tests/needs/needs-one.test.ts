import { describe, expect, test } from "vitest";
import { subjectUrl, withAsked } from "../../src/needs/addresses.ts";
import { exportTable } from "../../src/needs/exports/table.ts";
import { needsTable } from "../../src/needs/needs-table.ts";
import { filtered } from "../../src/needs/one-need/filter.ts";
import { judgedAs } from "../../src/needs/one-need/judgements.ts";
import { byStanding } from "../../src/needs/one-need/standing.ts";
import type { NeedValues } from "../../src/needs/values.ts";

const values = (support: number | null, wishes: number | null = null): NeedValues => ({
  blocks: { support: new Map([["videos", support]]), wishes: new Map([["videos", wishes]]), ratings: new Map() },
  judgements: new Map(),
});

describe("the respondents of one need", () => {
  test("are those who want it from 0.5 up, those who do not, and those who left it blank, the strongest first", () => {
    const given = [values(0.5), values(0.25), values(0.25, 1), values(null), values(0), values(0.75, 0)];
    const stood = byStanding(given.map((one, at) => ({ at, values: one })), "videos"); // prettier-ignore
    const short = (standing: keyof typeof stood) =>
      stood[standing].map(({ one, strength, from }) => [one.at, strength, from]);
    expect(short("wanting")).toEqual([
      [2, 1, ["wishes"]],
      [5, 0.75, ["support"]],
      [0, 0.5, ["support"]],
    ]);
    expect(short("notWanting")).toEqual([
      [1, 0.25, ["support"]],
      [4, 0, ["support"]],
    ]);
    expect(short("unanswered")).toEqual([[3, null, []]]);
  });

  test("pass filters together; none is not known, and one filter can be left out", () => {
    const all = [
      { industry: "care", sizeClass: "1", language: "fi" },
      { industry: "care", sizeClass: null, language: "sv" },
      { industry: null, sizeClass: "1", language: "fi" },
    ];
    const at = (filter: Parameters<typeof filtered>[1], except?: "industry") =>
      filtered(all, filter, except).map((one) => all.indexOf(one));
    expect(at({})).toEqual([0, 1, 2]);
    expect(at({ industry: "care", size: "1" })).toEqual([0]);
    expect(at({ industry: "none" })).toEqual([2]);
    expect(at({ size: "none", language: undefined })).toEqual([1]);
    expect(at({ industry: "care", language: "fi" }, "industry")).toEqual([0, 2]);
  });

  test("judge it in means over those who gave both values, and in counts of each step", () => {
    const judged = judgedAs([
      { importance: 4, level: 1, steps: 5 },
      { importance: 2, level: 2, steps: 5 },
      { importance: 0, level: null, steps: 5 },
    ]);
    expect(judged).toEqual({
      steps: 5,
      respondents: 2,
      importance: 4,
      level: 2.5,
      importances: [1, 0, 1, 0, 1],
      levels: [0, 1, 1, 0, 0],
    });
    expect(judgedAs([{ importance: 3, level: null, steps: 5 }])).toBeNull();
    expect(judgedAs([])).toBeNull();
  });
});

test("the exported table has two numbers for the whole and for each part, and a part for those not placed", () => {
  const people = [
    { values: values(1), industry: "care", sizeClass: "1", language: "fi" },
    { values: values(0), industry: null, sizeClass: "1", language: "fi" },
    { values: values(null), industry: "physio", sizeClass: "1", language: "fi" },
  ];
  const part = (key: string, name: string) => ({ key, name });
  const parts = {
    industry: { columns: [part("care", "Hoiva"), part("physio", "Fysio")], unplaced: "Ei toimialaa" },
    size: { columns: [part("1", "1")], unplaced: "Ei kokoa" },
    language: { columns: [part("fi", "suomi")], unplaced: "–" },
  };
  const headers = {
    every: ["a", "b", "k", "n", "s", "u", "d", "r"],
    wanting: "k",
    answered: "n",
    of: (name: string, what: string) => `${name} ${what}`,
  };
  const [row] = needsTable(people, ["videos"]);
  expect(exportTable([{ row: row!, name: "Videot", theme: "Näkyvyys", isAsked: true }], parts, headers)).toEqual({
    header: [
      ...headers.every,
      ...["Hoiva k", "Hoiva n", "Fysio k", "Fysio n", "Ei toimialaa k", "Ei toimialaa n"],
      ...["1 k", "1 n", "suomi k", "suomi n"],
    ],
    rows: [["Videot", "Näkyvyys", 1, 2, 0.5, 1, null, null, 1, 1, 0, 0, 0, 1, 1, 2, 1, 2]],
  });
  const written = exportTable([{ row: row!, name: "Videot", theme: "", isAsked: false }], parts, headers);
  expect(written.rows[0]!.slice(2, 6)).toEqual([1, null, null, null]);
});

test("a page has one address, whatever the order of what is asked, and keys of any letters", () => {
  expect(withAsked("/needs", { size: "2-9", survey: "s", industry: undefined })).toBe("/needs?survey=s&size=2-9");
  expect(subjectUrl("/needs", { kind: "services", key: "a/b ä" })).toBe("/needs/services/a%2Fb%20%C3%A4");
  expect(subjectUrl("/needs", { kind: "needs", id: "1" }, { industry: "i" })).toBe("/needs/1?industry=i");
});
