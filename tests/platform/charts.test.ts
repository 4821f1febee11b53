import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { EChartsOption } from "echarts";
import { expect, test } from "vitest";
import {
  barsHeight,
  barsOption,
  barsTable,
  groupColours,
  heatMapOption,
  heatStep,
  lineOption,
  linesTable,
  mapOption,
  mapTable,
  sankeyOption,
  sankeyTable,
} from "../../src/platform/chart-options.ts";
import { renderChart } from "../../src/platform/charts.ts";

const payload = `"><script>alert(1)</script><b style="x" onclick='y'>&{b}`;
const bars = [
  { name: "Lack of time", value: 31, label: "31 (60 %)" },
  { name: payload, value: 7, label: `7 ${payload}`, colour: groupColours[1] },
];
const heatMap = {
  rows: ["Ada", payload],
  columns: ["Kanta", "Website", "Canva"],
  values: [
    [0, 0.5, null],
    [1, 0.2, 0.79],
  ],
  cellText: (value: number | null) => (value === null ? "–" : value.toFixed(1)),
  steps: ["none", "little", "some", "much", "most"] as const,
};
const groups = ["A Website", "B Online booking", "C Record keeping"].map((name, i) => ({
  name,
  letter: name.slice(0, 1),
  place: i,
  members: [
    { label: "Ada", x: i, y: 0.2 },
    { label: "Bo", x: i + 0.5, y: 1 },
  ],
}));
const sankey = {
  nodes: [
    { key: "care", label: "Care (12)", side: "from" as const },
    { key: "a", label: `A ${payload}`, side: "to" as const, colour: groupColours[0] },
    { key: "b", label: "B (5)", side: "to" as const, colour: groupColours[1] },
  ],
  links: [
    { from: "care", to: "a", value: 7 },
    { from: "care", to: "b", value: 5 },
  ],
};
const lines = [
  { name: "All", values: [null, 120, 180.5] },
  { name: payload, values: [null, null, 90] },
];
const frame = { width: 640, height: 300, title: "Barriers", description: "What 52 organisations answered" };
const charts = {
  bars: barsOption(bars),
  heatMap: heatMapOption(heatMap),
  map: mapOption(groups),
  sankey: sankeyOption(sankey),
  lines: lineOption(lines[1]!, lines[0]!, ["5/2021", "6/2021", "7/2021"], 500),
};

test("the table of lines has a row a point, with what is not known in words", () => {
  const valueText = (value: number | null) => (value === null ? "–" : String(value));
  const table = linesTable(lines, ["5/2021", "6/2021", "7/2021"], {
    caption: "Level",
    pointHeading: "Month",
    valueText,
  });
  expect(table.columns).toEqual(["Month", "All", payload]);
  expect(table.rows).toEqual([["5/2021", "–", "–"], ["6/2021", "120", "–"], ["7/2021", "180.5", "90"]]); // prettier-ignore
});

/** Texts of the drawing as a reader sees them. */
function texts(svg: string): string[] {
  const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#34": '"' };
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) =>
    text.replace(/&(#?\w+);/g, (_, name: string) => entities[name] ?? "?"),
  );
}

/** Every attribute of every tag; fails where a tag is not closed in order. */
function attributesOf(svg: string): { name: string; value: string }[] {
  const open: string[] = [];
  const attributes = [...svg.matchAll(/<(\/?)(\w+)((?: [\w:-]+="[^"<>]*")*)>/g)].flatMap(
    ([, close, name = "", rest = ""]) => {
      if (close === "/") expect(open.pop()).toBe(name);
      else open.push(name);
      return [...rest.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => ({ name: key, value }));
    },
  );
  expect(open).toEqual([]);
  expect(svg.replace(/<\/?\w+(?: [\w:-]+="[^"<>]*")*>/g, "")).not.toMatch(/[<>]/);
  return attributes;
}

test.each(Object.entries(charts))("%s: nothing in it is blocked by the policy, runs or loads", (_, option) => {
  const svg = renderChart(option, { ...frame, title: payload });
  const attributes = attributesOf(svg);
  const names = new Set(attributes.map(({ name }) => name));
  expect([...names].filter((name) => /^(on|style$|class$|href|xlink|ecmeta|font-family)/.test(name))).toEqual([
    "class",
  ]);
  expect(attributes.filter(({ name }) => name === "class")).toEqual([{ name: "class", value: "chart" }]);
  expect(new Set([...svg.matchAll(/<(\w+)/g)].map(([, name]) => name))).not.toContain("style");
  expect(svg).toContain("font-size=");
});

test.each(Object.entries(charts))("%s: named, described, and as wide as its place", (_, option) => {
  const svg = renderChart(option, { ...frame, id: "c1" });
  expect(svg).toMatch(
    /^<svg class="chart" role="img" aria-labelledby="c1-title" aria-describedby="c1-description" viewBox="0 0 640 300" width="100%" /,
  );
  expect(svg).toContain(
    `<title id="c1-title">Barriers</title><desc id="c1-description">What 52 organisations answered</desc>`,
  );
  expect(/^<svg[^>]*>/.exec(svg)?.[0]).not.toContain("height");
  expect(renderChart(option, { ...frame, id: "c1" })).toBe(svg);
});

test.each(Object.entries(charts))(
  "%s: ids are of this chart alone, and what they are used for is there",
  (_, option) => {
    const svg = renderChart(option, frame);
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const used = [...svg.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(used));
    const other = new Set([...renderChart(option, frame).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    expect(ids.filter((id) => other.has(id))).toEqual([]);
  },
);

test("gradients and clips are found under their new ids", () => {
  const series: EChartsOption["series"] = {
    type: "sankey",
    nodes: [{ name: "a" }, { name: "b" }],
    links: [{ source: "a", target: "b", value: 1 }],
    lineStyle: { color: "gradient" },
  };
  const svg = renderChart({ series }, { ...frame, id: "c1" });
  const used = [...svg.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id);
  expect(used.length).toBeGreaterThan(0);
  for (const id of used)
    expect(svg).toContain(
      `<linearGradient gradientUnits="objectBoundingBox" x1="0" y1="0" x2="1" y2="0" id="${id ?? ""}">`,
    );
});

test("every text that was given is in the drawing as it was given", () => {
  const drawn = (option: keyof typeof charts) =>
    texts(renderChart(charts[option], { ...frame, width: 1600 })).join("\n");
  expect(drawn("bars")).toContain("31 (60 %)");
  expect(drawn("bars")).toContain(`7 ${payload}`);
  expect(
    drawn("heatMap")
      .split("\n")
      .filter((text) => /^[\d–]/.test(text))
      .sort(),
  ).toEqual(["0.0", "0.5", "–", "1.0", "0.2", "0.8"].sort());
  for (const step of heatMap.steps) expect(drawn("heatMap")).toContain(step);
  for (const group of groups) expect(drawn("map")).toContain(group.name);
  expect(
    drawn("map")
      .split("\n")
      .filter((text) => /^[A-C]$/.test(text))
      .sort(),
  ).toEqual(["A", "A", "B", "B", "C", "C"]);
  for (const node of sankey.nodes) expect(drawn("sankey")).toContain(node.label);
});

test("groups differ by symbol as well as by colour, also when there are more groups than colours", () => {
  const many = Array.from({ length: 36 }, (_, i) => ({ name: `G${i}`, letter: "G", place: i, members: [] }));
  const series = mapOption(many).series as { symbol: string; itemStyle: { color: string } }[];
  expect(new Set(series.slice(0, 6).map(({ symbol }) => symbol)).size).toBe(6);
  expect(new Set(series.slice(0, 6).map(({ itemStyle }) => itemStyle.color)).size).toBe(6);
  expect(new Set(series.map(({ symbol, itemStyle }) => symbol + itemStyle.color)).size).toBe(36);
});

test("each chart has its table twin", () => {
  expect(barsTable(bars.slice(0, 1), "Barriers", ["Barrier", "Number", "Share"])).toEqual({
    caption: "Barriers",
    columns: ["Barrier", "Number", "Share"],
    rows: [["Lack of time", 31, "31 (60 %)"]],
  });
  expect(mapTable(groups, "Groups", ["Group", "Number", "Members"]).rows).toEqual(
    groups.map(({ name }) => [name, 2, "Ada, Bo"]),
  );
  expect(sankeyTable(sankey, "Flows", ["From", "To", "Number"]).rows).toEqual([
    ["Care (12)", `A ${payload}`, 7],
    ["Care (12)", "B (5)", 5],
  ]);
});

test("a table's tones change where the heat map's steps do", () => {
  const at = [0, 0.19, 0.2, 0.4, 0.6, 0.79, 0.8, 1, null];
  expect(at.map(heatStep)).toEqual([0, 0, 1, 2, 3, 3, 4, 4, null]);
});

test("bars stay apart however many there are", () => {
  const many = Array.from({ length: 30 }, (_, i) => ({ name: `Need ${i}`, value: i, label: `${i}` }));
  const svg = renderChart(barsOption(many), { ...frame, height: barsHeight(30) });
  expect(texts(svg).filter((text) => text.startsWith("Need")).length).toBe(30);
});

test("a process that has rendered a chart ends by itself", async () => {
  const script = `import { renderChart } from "./src/platform/charts.ts"; import { barsOption } from "./src/platform/chart-options.ts";
    process.stdout.write(renderChart(barsOption([{ name: "a", value: 1, label: "1" }]), { width: 300, height: 60, title: "t", description: "d" }).slice(0, 4));`;
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { timeout: 15_000 });
  expect((await run).stdout).toBe("<svg");
});
