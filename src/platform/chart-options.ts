// What the product's charts show, as ECharts options, each with the table that tells the same in words and numbers.
// Pure: every text for people is an argument.
import type { EChartsOption, LineSeriesOption } from "echarts";

export interface ChartTable {
  caption: string;
  columns: string[];
  rows: (string | number)[][];
}

/** The colours of need groups A–F (the page's tokens --tp-group-a …): told apart by colour-blind people, 3:1 on white. */
export const groupColours = ["#0c6fb5", "#c2560c", "#1a8a5f", "#8e4b9e", "#6b6f1d", "#b03a5b"] as const;
const groupSymbols = [
  "circle",
  "rect",
  "triangle",
  "diamond",
  "path://M-10-9H10L0 10Z",
  "path://M-4-10H4V-4H10V4H4V10H-4V4H-10V-4H-4Z",
] as const;

const ink = "#1d2b2a";
const line = "#7b8785";
const accent = "#0c5a4b";
/** Five steps from the page's wash to its accent; letters on the first three are dark, on the last two white. */
const steps = ["#e6f0ec", "#b3d3c7", "#7db39f", "#357a66", accent] as const;
const text = { color: ink, fontSize: 14 };
const shared = { textStyle: text, animation: false } satisfies EChartsOption;

export interface Bar {
  name: string;
  value: number;
  /** What stands at the bar's end, with the count: "12 (34 %)". */
  label: string;
  colour?: string;
}

/** Horizontal bars in the given order from the top, each with its label at the end; `max` is as long as a bar can be. */
export function barsOption(bars: readonly Bar[], max?: number): EChartsOption {
  return {
    ...shared,
    grid: { left: 8, right: 96, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: { type: "value", min: 0, ...(max !== undefined && { max }), show: false },
    yAxis: {
      type: "category",
      inverse: true,
      data: bars.map((bar) => bar.name),
      axisLabel: { ...text, width: 260, overflow: "break", interval: 0 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: line } },
    },
    series: [
      {
        type: "bar",
        silent: true,
        barMaxWidth: 22,
        data: bars.map((bar) => ({
          value: bar.value,
          itemStyle: { color: bar.colour ?? accent },
          label: { ...text, show: true, position: "right", formatter: () => bar.label },
        })),
      },
    ],
  };
}

/** A height in which this many bars, with names of up to two lines, have room. */
export function barsHeight(bars: number): number {
  return 8 + bars * 40;
}

/** The bars as a table: name, value, label. Three column headings. */
export function barsTable(bars: readonly Bar[], caption: string, columns: [string, string, string]): ChartTable {
  return { caption, columns, rows: bars.map((bar) => [bar.name, bar.value, bar.label]) };
}

/** A share 0–1 that rises over time, from the left to the right, with a mark at each of a few points. */
export function curveOption(
  points: readonly { name: string; value: number }[],
  shareText: (share: number) => string,
): EChartsOption {
  return {
    ...shared,
    grid: { left: 8, right: 28, top: 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "category",
      data: points.map(({ name }) => name),
      boundaryGap: false,
      axisLabel: { ...text, hideOverlap: true },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: line } },
    },
    yAxis: {
      type: "value",
      min: 0,
      max: 1,
      interval: 0.25,
      axisLabel: { ...text, formatter: shareText },
      splitLine: { lineStyle: { color: "#d6dcda" } },
    },
    series: [
      {
        type: "line",
        silent: true,
        symbol: points.length > 20 ? "none" : "circle",
        symbolSize: 7,
        lineStyle: { color: accent, width: 3 },
        itemStyle: { color: accent },
        data: points.map(({ value }) => value),
      },
    ],
  };
}

export interface Line {
  name: string;
  /** One a point, from the left; null where there is none yet. */
  values: readonly (number | null)[];
}

/**
 * A line over time by itself, or one of many side by side: then with what it is compared to beside it, thin and broken.
 * `max` is the top of the scale, a whole number of hundreds.
 */
export function lineOption(own: Line, beside: Line | null, points: readonly string[], max: number): EChartsOption {
  const label = { ...text, fontSize: 12 };
  const common = { type: "line", silent: true } as const;
  const lines: LineSeriesOption[] = [
    ...(beside === null
      ? []
      : [
          {
            ...common,
            name: beside.name,
            symbol: "none",
            lineStyle: { color: line, width: 1.5, type: "dashed" as const },
            data: [...beside.values],
          },
        ]),
    {
      ...common,
      name: own.name,
      // A line of one month would be none without its mark.
      symbol: points.length > 20 && own.values.filter((value) => value !== null).length > 1 ? "none" : "circle",
      symbolSize: 6,
      lineStyle: { color: accent, width: 3 },
      itemStyle: { color: accent },
      data: [...own.values],
    },
  ];
  return {
    ...shared,
    grid: { left: 4, right: 10, top: 10, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "category",
      data: [...points],
      boundaryGap: false,
      axisLabel: {
        ...label,
        interval: (at: number) => at === 0 || at === points.length - 1,
        ...{ alignMinLabel: "left", alignMaxLabel: "right" },
      },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: line } },
    },
    yAxis: {
      ...{ type: "value", min: 0, max, interval: 100, axisLabel: label },
      splitLine: { lineStyle: { color: "#d6dcda" } },
    },
    series: lines,
  };
}

/** The lines as a table: a row a point, a column a line; the first heading is that of the points. */
export function linesTable(
  lines: readonly Line[],
  points: readonly string[],
  { caption, pointHeading, valueText }: { caption: string; pointHeading: string; valueText: (value: number | null) => string }, // prettier-ignore
): ChartTable {
  const rows = points.map((point, at) => [point, ...lines.map(({ values }) => valueText(values[at] ?? null))]);
  return { caption, columns: [pointHeading, ...lines.map(({ name }) => name)], rows };
}

/** Strengths 0–1 of rows (respondents) by columns (needs); null where there is no answer. */
export interface HeatMap {
  rows: readonly string[];
  columns: readonly string[];
  values: readonly (readonly (number | null)[])[];
  /** What stands in a cell, null for no answer: never colour alone. */
  cellText: (value: number | null) => string;
  /** Names of the five steps of 0.2 from the lowest to the highest. */
  steps: readonly [string, string, string, string, string];
}

/** From here on the names of columns slant, and the last one needs room at the right. */
const manyColumns = 6;

/** A heat map with the first row at the top, the value in words in each cell and the five steps named below. */
export function heatMapOption(map: HeatMap): EChartsOption {
  const cells = map.values.flatMap((row, y) => row.map((value, x) => ({ x, y, value })));
  return {
    ...shared,
    grid: {
      left: 8,
      right: map.columns.length > manyColumns ? 96 : 8,
      top: 8,
      bottom: 48,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: {
      ...categories(map.columns),
      position: "top",
      axisLabel: { ...text, interval: 0, ...columnLabel(map.columns.length) },
    },
    yAxis: {
      ...categories(map.rows),
      inverse: true,
      axisLabel: { ...text, interval: 0, width: 220, overflow: "truncate" },
    },
    visualMap: {
      type: "piecewise",
      orient: "horizontal",
      left: "center",
      bottom: 0,
      dimension: 2,
      textStyle: text,
      pieces: steps.map((color, step) => ({
        gte: step / 5,
        ...(step < 4 ? { lt: (step + 1) / 5 } : { lte: 1 }),
        color,
        label: map.steps[step] ?? "",
      })),
      outOfRange: { color: "#ffffff" },
    },
    series: [
      {
        type: "heatmap",
        silent: true,
        itemStyle: { borderColor: "#ffffff", borderWidth: 1 },
        data: cells.map(({ x, y, value }) => ({
          value: [x, y, value ?? -1],
          label: {
            show: true,
            fontSize: 12,
            color: (value ?? 0) >= 0.6 ? "#ffffff" : ink,
            formatter: () => map.cellText(value),
          },
        })),
      },
    ],
  };
}

/** Names of a few columns stand in lines above them, of many they slant. */
function columnLabel(columns: number) {
  return columns > manyColumns
    ? ({ rotate: -60, width: 160, overflow: "truncate" } as const)
    : ({ width: 100, overflow: "break" } as const);
}

/** A height in which this many rows have room. */
export function heatMapHeight(rows: number): number {
  return 200 + rows * 26;
}

/** The step 0 … 4 that a value's colour tells; null for no answer. A table of the same cells takes its tones from it. */
export function heatStep(value: number | null): number | null {
  return value === null ? null : Math.min(steps.length - 1, Math.floor(value * steps.length + 1e-9));
}

export interface MapGroup {
  /** The group's letter and size, as the legend shows it; unique. */
  name: string;
  /** Stands beside each member's mark, where there is room. */
  letter: string;
  /** The group's place, 0 first: which symbol and colour it has, here and elsewhere. */
  place: number;
  members: readonly { label: string; x: number; y: number }[];
}

/** With more members than this, letters beside the marks would cover each other. */
const mostLetters = 80;

/** Members on a plane, each group with its own symbol, colour and letter; the axes have no meaning and are not drawn. */
export function mapOption(groups: readonly MapGroup[]): EChartsOption {
  const hidden = { type: "value", show: false, scale: true } as const;
  const hasLetters = groups.reduce((sum, { members }) => sum + members.length, 0) <= mostLetters;
  return {
    ...shared,
    grid: { left: 16, right: 16, top: 16, bottom: 24 + 24 * Math.ceil(groups.length / 4) },
    legend: { bottom: 0, textStyle: text, itemWidth: 16, itemHeight: 16, data: groups.map((group) => group.name) },
    xAxis: hidden,
    yAxis: hidden,
    series: groups.map((group) => ({
      type: "scatter",
      silent: true,
      name: group.name,
      ...groupMark(group.place),
      symbolSize: 14,
      label: {
        show: hasLetters,
        position: "right",
        distance: 2,
        fontSize: 12,
        color: ink,
        formatter: () => group.letter,
      },
      data: group.members.map(({ x, y }) => [x, y]),
    })),
  };
}

/** The map as a table: group, number of members, who they are. Three column headings. */
export function mapTable(groups: readonly MapGroup[], caption: string, columns: [string, string, string]): ChartTable {
  const rows = groups.map(({ name, members }) => [name, members.length, members.map(({ label }) => label).join(", ")]);
  return { caption, columns, rows };
}

/** Symbol and colour of the group at this place: no two of the first 36 have both alike. */
function groupMark(place: number) {
  const round = Math.floor(place / groupColours.length);
  return {
    symbol: groupSymbols[(place + round) % groupSymbols.length] ?? "circle",
    itemStyle: { color: groupColours[place % groupColours.length] ?? ink, opacity: 1, borderColor: "#ffffff" },
  };
}

export interface Sankey {
  /** `key` is unique; the label is what people read, with its count: "Care (12)". */
  nodes: readonly { key: string; label: string; side: "from" | "to"; colour?: string }[];
  links: readonly { from: string; to: string; value: number }[];
}

/** Flows between two sides, for example from industries to need groups; node order is kept. */
export function sankeyOption({ nodes, links }: Sankey): EChartsOption {
  return {
    ...shared,
    series: [
      {
        type: "sankey",
        silent: true,
        left: 8,
        right: 8,
        top: 8,
        bottom: 8,
        nodeGap: 14,
        layoutIterations: 0,
        nodes: nodes.map(({ key, label, side, colour }) => ({
          name: key,
          depth: side === "from" ? 0 : 1,
          itemStyle: { color: colour ?? accent },
          label: { ...text, position: side === "from" ? "right" : "left", formatter: () => label },
        })),
        links: links.map(({ from, to, value }) => ({ source: from, target: to, value })),
        lineStyle: { color: line, opacity: 0.35 },
      },
    ],
  };
}

/** The flows as a table: from, to, value. Three column headings. */
export function sankeyTable(sankey: Sankey, caption: string, columns: [string, string, string]): ChartTable {
  const labels = new Map(sankey.nodes.map((node) => [node.key, node.label]));
  const rows = sankey.links.map(({ from, to, value }) => [labels.get(from) ?? from, labels.get(to) ?? to, value]);
  return { caption, columns, rows };
}

function categories(names: readonly string[]) {
  return {
    type: "category" as const,
    data: [...names],
    axisTick: { show: false },
    axisLine: { show: false },
    splitArea: { show: false },
  };
}

/** One of several figures of the same things, drawn side by side. */
export interface Panel {
  title: string;
  /** One a thing, in their order; null where the figure is not known. Below nothing there is no bar, only the label. */
  bars: readonly { value: number | null; label: string }[];
  /** As long as a bar can be. */
  max: number;
}

/** Several figures of the same things beside each other: a row a thing from the top, a panel of bars a figure. */
export function panelsOption(names: readonly string[], panels: readonly Panel[]): EChartsOption {
  const [first, gap] = [32, 3];
  const each = (100 - first) / panels.length;
  return {
    ...shared,
    grid: panels.map((_, at) => ({
      ...{ left: `${first + at * each}%`, width: `${each - gap - 9}%`, top: 34, bottom: 4, outerBoundsMode: "none" },
    })),
    xAxis: panels.map(({ title, max }, at) => ({
      ...{ type: "value", gridIndex: at, min: 0, max, position: "top" },
      ...{ name: title, nameLocation: "start", nameGap: 12 },
      ...{ nameTextStyle: { ...text, align: "left", verticalAlign: "bottom", padding: [0, 0, 4, -12] } },
      ...{ axisLabel: { show: false }, axisTick: { show: false } },
      ...{ axisLine: { show: false }, splitLine: { show: false } },
    })),
    yAxis: panels.map((_, at) => ({
      ...{ type: "category", gridIndex: at, inverse: true, data: [...names], axisTick: { show: false } },
      ...{ axisLabel: { ...text, show: at === 0, width: 220, overflow: "break", interval: 0 } },
      axisLine: { lineStyle: { color: line } },
    })),
    series: panels.map(({ bars }, at) => ({
      ...{ type: "bar", silent: true, xAxisIndex: at, yAxisIndex: at, barMaxWidth: 22 },
      itemStyle: { color: groupColours[panelColours[at % panelColours.length] ?? 0] },
      data: bars.map(({ value, label }) => ({
        value: Math.max(0, value ?? 0),
        label: { ...text, show: true, position: "right", formatter: () => label },
      })),
    })),
  };
}

const panelColours = [2, 0, 3] as const;

/** The panels as a table: a row a thing, a column a figure; the first heading is that of the things. */
export function panelsTable(
  names: readonly string[],
  panels: readonly Panel[],
  { caption, heading }: { caption: string; heading: string },
): ChartTable {
  const rows = names.map((name, at) => [name, ...panels.map(({ bars }) => bars[at]?.label ?? "–")]);
  return { caption, columns: [heading, ...panels.map(({ title }) => title)], rows };
}
