import type { EChartsOption } from "echarts";
import { monthAfter, monthOf, monthsBetween, monthsFrom, shareOfMonth } from "./months.ts";

interface PhaseSpan {
  firstMonth: string;
  lastMonth: string;
}

interface MilestoneDay {
  dueOn: string;
  isWholeMonth: boolean;
  doneOn: string | null;
}

/** The months of a picture, and where things are on it, in months from its left. */
export interface Gantt<P, M> {
  months: string[];
  phases: { phase: P; from: number; length: number }[];
  milestones: { milestone: M; at: number; isDone: boolean }[];
  /** Null where the day is not among the months. */
  today: number | null;
}

/** Phases and milestones by month, from the first month of any to the last; null where there is nothing. */
export function ganttOf<P extends PhaseSpan, M extends MilestoneDay>(
  phases: readonly P[],
  milestones: readonly M[],
  today: string,
): Gantt<P, M> | null {
  const days = [...phases.flatMap(({ firstMonth, lastMonth }) => [firstMonth, lastMonth]), ...milestones.map(({ dueOn }) => monthOf(dueOn))].sort(); // prettier-ignore
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const at = (day: string) => monthsBetween(first, day) + shareOfMonth(day);
  const isAmong = first <= today && today < monthAfter(last, 1);
  return {
    months: monthsFrom(first, last),
    phases: phases.map((phase) => {
      const length = monthsBetween(phase.firstMonth, phase.lastMonth) + 1;
      return { phase, from: monthsBetween(first, phase.firstMonth), length };
    }),
    milestones: milestones.map((milestone) => {
      const { dueOn, isWholeMonth, doneOn } = milestone;
      return { milestone, at: isWholeMonth ? at(dueOn) + 0.5 : at(dueOn), isDone: doneOn !== null };
    }),
    today: isAmong ? at(today) : null,
  };
}

const [ink, accent, line, warn] = ["#1d2b2a", "#0c5a4b", "#7b8785", "#c2560c"];
const text = { color: ink, fontSize: 14 };

export interface GanttWords {
  phase: string;
  milestone: string;
  done: string;
  today: string;
}

/** Bars for phases, marks for milestones, a line for today; a row each from the top, `names` in their order. */
export function ganttOption(
  { months, phases, milestones, today }: Gantt<unknown, unknown>,
  names: readonly string[],
  words: GanttWords,
): EChartsOption {
  const rows = phases.length;
  const marks = (name: string, isDone: boolean) => ({
    ...{ type: "scatter" as const, silent: true, name, xAxisIndex: 1, z: 3 },
    ...{ symbol: "diamond", symbolSize: 18 },
    itemStyle: { color: isDone ? accent : "#ffffff", borderColor: isDone ? accent : ink, borderWidth: 2 },
    data: milestones.flatMap((each, at) => (each.isDone === isDone ? [[each.at, rows + at]] : [])),
  });
  const bars = { type: "bar" as const, silent: true, stack: "phases", xAxisIndex: 1, barMaxWidth: 22 };
  return {
    ...{ textStyle: text, animation: false },
    grid: { left: 24, right: 16, top: 4, bottom: 40, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    legend: {
      ...{ bottom: 0, textStyle: text, itemWidth: 18, itemHeight: 14 },
      data: [
        ...(rows > 0 ? [words.phase] : []),
        ...(milestones.some(({ isDone }) => !isDone) ? [words.milestone] : []),
        ...(milestones.some(({ isDone }) => isDone) ? [words.done] : []),
        ...(today === null ? [] : [words.today]),
      ],
    },
    xAxis: [
      {
        ...{ type: "category", position: "top", data: months.map(monthText) },
        axisLabel: { ...text, fontSize: 13, hideOverlap: true },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: line } },
        splitLine: { show: true, interval: 0, lineStyle: { color: "#d6dcda" } },
      },
      { type: "value", min: 0, max: months.length, show: false },
    ],
    yAxis: [
      {
        ...{ type: "category", inverse: true, data: [...names] },
        axisLabel: { ...text, width: 190, overflow: "break", interval: 0 },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: line } },
      },
      { type: "value", min: 0, max: 1, show: false },
    ],
    series: [
      { ...bars, name: "", itemStyle: { color: "transparent" }, data: phases.map(({ from }) => from) },
      { ...bars, name: words.phase, itemStyle: { color: accent }, data: phases.map(({ length }) => length) },
      marks(words.milestone, false),
      marks(words.done, true),
      {
        ...{ type: "line", silent: true, name: words.today, symbol: "none", xAxisIndex: 1, yAxisIndex: 1, z: 4 },
        ...{ lineStyle: { color: warn, width: 2, type: "dashed" }, itemStyle: { color: warn } },
        data: today === null ? [] : [[today, 0], [today, 1]], // prettier-ignore
      },
    ],
  };
}

/** A height in which this many rows, with names of up to two lines, have room. */
export function ganttHeight(rows: number): number {
  return 84 + rows * 40;
}

/** "5/21". */
function monthText(month: string): string {
  return `${Number(month.slice(5, 7))}/${month.slice(2, 4)}`;
}
