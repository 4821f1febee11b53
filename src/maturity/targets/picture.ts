import type { EChartsOption } from "echarts";

/** What is drawn of one target: levels 0–500. */
export interface TargetDrawn {
  name: string;
  level: number;
  expected: number;
  target: number;
}

const [ink, accent, line, warn] = ["#1d2b2a", "#0c5a4b", "#7b8785", "#c2560c"];
const text = { color: ink, fontSize: 14 };

/** A bar as long as the level is now, with a mark where it should be by now and another at the target. */
export function targetsOption(
  drawn: readonly TargetDrawn[],
  names: { level: string; expected: string; target: string },
  highest: number,
): EChartsOption {
  const marks = (name: string, of: (each: TargetDrawn) => number, symbol: string, size: number[], color: string) => ({
    ...{ type: "scatter" as const, silent: true, name, symbol, symbolSize: size, z: 3 },
    itemStyle: { color, borderColor: "#ffffff", borderWidth: 1 },
    data: drawn.map((each, at) => [of(each), at]),
  });
  return {
    ...{ textStyle: text, animation: false },
    grid: { left: 8, right: 24, top: 4, bottom: 40, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    legend: { bottom: 0, textStyle: text, data: [names.level, names.expected, names.target] },
    xAxis: { type: "value", min: 0, max: highest, axisLabel: text, splitLine: { lineStyle: { color: "#d6dcda" } } },
    yAxis: {
      ...{ type: "category", inverse: true, data: drawn.map(({ name }) => name) },
      axisLabel: { ...text, width: 240, overflow: "break", interval: 0 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: line } },
    },
    series: [
      {
        ...{ type: "bar", silent: true, name: names.level, barMaxWidth: 20 },
        itemStyle: { color: accent },
        data: drawn.map(({ level }) => level),
      },
      marks(names.expected, ({ expected }) => expected, "rect", [4, 28], warn),
      marks(names.target, ({ target }) => target, "diamond", [18, 18], ink),
    ],
  };
}

/** A height in which this many targets, with names of up to two lines, have room. */
export function targetsHeight(targets: number): number {
  return 84 + targets * 44;
}
