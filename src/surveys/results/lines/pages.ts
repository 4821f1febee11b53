import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatMonth, formatNumber, formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { MatrixQuestion, Question } from "../../questionnaire/questionnaire.ts";
import type { PlacesSummary } from "../result.ts";
import type { DayUnit } from "../summaries/bins.ts";
import type { Judged } from "../summaries/judged.ts";
import type { NumberSummary, Summary } from "../summaries/summary.ts";

/** One number of a line: how it is written, and what it is for a file. */
export interface Measure {
  name: string;
  /** Null: there is none, or it is hidden. */
  value: number | null;
  text: string;
  /** How dark its cell is, 0–1; null: not at all. */
  share: number | null;
  /** Whether parts are compared by it. */
  isMain: boolean;
  /** How it is written where only the main ones are shown. */
  brief: string;
}

/** An option, a row, a step or a stretch, and what is told of it. */
export interface Line {
  key: string;
  item: string;
  measures: Measure[];
}

type Told = Exclude<Summary, { kind: "text" }> | PlacesSummary;

/** A question's results line by line, in words and numbers; the same for its chart, its table and files. */
export function linesOf(question: Question, summary: Told, asking: Asking): Line[] {
  const { t, locale } = asking;
  const write = measureWriter(asking);
  switch (summary.kind) {
    case "choices":
      return choiceKeys(question, summary.counts).map((key) => {
        return { key, item: optionText(question, key, asking), measures: write.countAndShare(summary.counts.get(key) ?? 0, summary.n) }; // prettier-ignore
      });
    case "places":
      return [...summary.counts].map(([key, count]) => ({
        key: key ?? "",
        item: key === null ? t("results.measure.noChoice") : optionText(question, key, asking),
        measures: count === "hidden" ? write.hiddenCount() : write.countAndShare(count, summary.n),
      }));
    case "scale": {
      if (question.kind !== "scale") return [];
      const { min, max, labels = [] } = question.settings;
      const steps = Array.from({ length: max - min + 1 }, (_, at) => ({
        key: String(min + at),
        item: stepText(min + at, labels[at] === undefined ? "" : textIn(labels[at], locale)),
        measures: write.countAndShare(summary.judged.counts.get(min + at) ?? 0, summary.n),
      }));
      return [...steps, ...middles(summary.judged, { min, max }, asking)];
    }
    case "ratings": {
      if (question.kind !== "ratings") return [];
      const { min, max } = question.settings;
      return [...summary.rows].map(([key, row]) => ({
        key,
        item: optionText(question, key, asking),
        measures: write.judged(row, { min, max }, stepsOf(question)),
      }));
    }
    case "matrix": {
      if (question.kind !== "matrix") return [];
      return matrixLines(question, summary.rows, asking);
    }
    case "ranking":
      return [...summary.options].map(([key, { places, ranked, meanPlace, points }]) => ({
        key,
        item: optionText(question, key, asking),
        measures: [
          write.number("points", points === null ? null : points * 100, { digits: 0, share: points, isMain: true }),
          ...places.map((count, at) => write.count(t("results.measure.place", { place: at + 1 }), count)),
          write.count(t("results.measure.ranked"), ranked),
          write.number("meanPlace", meanPlace, { digits: 1 }),
        ],
      }));
    case "number":
      return numberLines(question, summary, asking);
    case "date":
      return summary.bins.map(({ start, count }) => ({
        key: start,
        item: dayText(start, summary.unit, asking),
        measures: write.countAndShare(count, summary.n),
      }));
  }
}

/** Options in the order of most answers where several may be chosen, else in the question's own. */
function choiceKeys({ kind, options }: Question, counts: ReadonlyMap<string, number>): string[] {
  if (kind === "yesno") return ["yes", "no"];
  const known = options.map(({ key }) => key);
  const keys = [...known, ...[...counts.keys()].filter((key) => !known.includes(key))];
  return kind === "single" ? keys : keys.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}

/** What the option is called; one that a later version has left out says so. */
function optionText({ kind, options }: Question, key: string, { t, locale }: Asking): string {
  if (kind === "yesno") return t(key === "yes" ? "surveys.response.yes" : "surveys.response.no");
  const option = options.find((each) => each.key === key);
  if (option === undefined) return key;
  const text = textIn(option.texts, locale);
  return option.retired === true ? t("results.retiredOption", { option: text }) : text;
}

const stepText = (value: number, label: string) => (label === "" ? String(value) : `${value} – ${label}`);

function stepsOf(question: Question): number[] {
  if (question.kind === "matrix") return Array.from({ length: question.settings.levels }, (_, at) => at);
  if (question.kind !== "ratings") return [];
  const { min, max } = question.settings;
  return Number.isInteger(min) && max - min <= 10 ? Array.from({ length: max - min + 1 }, (_, at) => min + at) : [];
}

/** Importance and present level of each row, and how far the one is above the other. */
function matrixLines(
  question: MatrixQuestion,
  rows: ReadonlyMap<string, { importance: Judged | "hidden"; level: Judged | "hidden" }>,
  asking: Asking,
): Line[] {
  const write = measureWriter(asking);
  const scale = { min: 0, max: question.settings.levels - 1 };
  return [...rows].map(([key, row]) => {
    const named = (part: "importance" | "level") =>
      write.judged(row[part], scale, stepsOf(question)).map((measure) => ({
        ...measure,
        name: `${textIn(question.settings[part].texts, asking.locale)}: ${measure.name}`,
      }));
    const [importance, level] = [row.importance, row.level].map((each) => (each === "hidden" ? null : each.mean));
    const gap = importance == null || level == null ? null : importance - level;
    const isHidden = row.importance === "hidden" || row.level === "hidden";
    const last = isHidden ? write.hidden("gap") : write.number("gap", gap, { digits: 1 });
    return {
      key,
      item: optionText(question, key, asking),
      measures: [...named("importance"), ...named("level"), last],
    };
  });
}

function numberLines(question: Question, summary: NumberSummary, asking: Asking): Line[] {
  const { locale } = asking;
  const write = measureWriter(asking);
  const unit =
    question.kind === "number" && question.settings.unit !== null ? textIn(question.settings.unit, locale) : "";
  const decimals = question.kind === "number" ? question.settings.decimals : 0;
  const digits = Math.min(4, Math.max(1, decimals));
  const bare = (value: number) => formatNumber(value, locale, Number.isInteger(value) ? 0 : Math.max(1, decimals));
  const last = summary.bins.at(-1)?.bin.to;
  // Of whole numbers 0–199 is followed by 200–399; of others 0–200 by 200–400, the end belonging to the next.
  const endOf = (to: number) => (decimals === 0 && Number.isInteger(to) && to !== last ? to - 1 : to);
  const stretch = ({ from, to }: NumberSummary["bins"][number]["bin"]) =>
    [from === to || from === endOf(to) ? bare(from) : `${bare(from)}–${bare(endOf(to))}`, unit].join(" ").trim();
  const [low, middle, high] = summary.quartiles;
  const figures = [
    ["mean", summary.mean],
    ["lowQuartile", low],
    ["median", middle],
    ["highQuartile", high],
  ] as const;
  return [
    ...summary.bins.map(({ bin, count }) => ({
      key: String(bin.from),
      item: stretch(bin),
      measures: write.countAndShare(count, summary.n),
    })),
    ...figures.map(([name, value]) => ({
      key: name,
      item: asking.t(measureText[name]),
      measures: [write.number("value", value, { digits, isMain: true, unit })],
    })),
  ];
}

function middles({ mean, median }: Judged, scale: { min: number; max: number }, asking: Asking): Line[] {
  const write = measureWriter(asking);
  const share = (value: number | null) => (value === null ? null : (value - scale.min) / (scale.max - scale.min));
  return (["mean", "median"] as const).map((name) => {
    const value = name === "mean" ? mean : median;
    return {
      key: name,
      item: asking.t(measureText[name]),
      measures: [write.number("value", value, { digits: 1, share: share(value), isMain: true })],
    };
  });
}

function dayText(start: string, unit: DayUnit, { locale }: Asking): string {
  if (unit === "year") return start.slice(0, 4);
  return unit === "month" ? formatMonth(start, locale) : formatDay(start, locale);
}

const measureText = {
  count: "results.measure.count",
  share: "results.measure.share",
  mean: "results.measure.mean",
  median: "results.measure.median",
  lowQuartile: "results.measure.lowQuartile",
  highQuartile: "results.measure.highQuartile",
  answered: "results.measure.answered",
  points: "results.measure.points",
  meanPlace: "results.measure.meanPlace",
  gap: "results.measure.gap",
  value: "results.measure.value",
} as const satisfies Record<string, Key>;
type MeasureName = keyof typeof measureText;

/** Writes measures in the reader's language. */
function measureWriter({ t, locale }: Asking) {
  const plain = (name: string, value: number | null, text: string): Measure => {
    return { name, value, text, share: null, isMain: false, brief: text };
  };
  const count = (name: string, value: number) => plain(name, value, formatNumber(value, locale));
  const hidden = (name: MeasureName) => plain(t(measureText[name]), null, t("results.few"));
  const number = (
    name: MeasureName,
    value: number | null,
    { digits, share = null, isMain = false, unit = null }: { digits: number; share?: number | null; isMain?: boolean; unit?: string | null }, // prettier-ignore
  ): Measure => {
    // What people answered in numbers of their own is written as shortly as it can be; judgements all alike.
    const isWhole = unit !== null && value !== null && Number.isInteger(value);
    const text = value === null ? "–" : `${formatNumber(value, locale, isWhole ? 0 : digits)} ${unit ?? ""}`.trim();
    return { ...plain(t(measureText[name]), value, text), share, isMain };
  };
  const countAndShare = (value: number, n: number): Measure[] => {
    const share = n === 0 ? null : value / n;
    const text = share === null ? "–" : formatShare(share, locale);
    const brief = share === null ? "–" : `${text} (${formatNumber(value, locale)})`;
    return [
      count(t(measureText.count), value),
      { ...plain(t(measureText.share), share, text), share, isMain: true, brief },
    ];
  };
  return {
    count,
    hidden,
    number,
    countAndShare,
    hiddenCount: (): Measure[] => [hidden("count"), { ...hidden("share"), isMain: true }],
    judged: (
      row: Judged | "hidden",
      { min, max }: { min: number; max: number },
      steps: readonly number[],
    ): Measure[] => {
      if (row === "hidden")
        return [{ ...hidden("mean"), isMain: true }, hidden("median"), ...steps.map((step) => plain(String(step), null, t("results.few"))), hidden("answered")]; // prettier-ignore
      const share = row.mean === null ? null : (row.mean - min) / (max - min);
      return [
        number("mean", row.mean, { digits: 1, share, isMain: true }),
        number("median", row.median, { digits: 1 }),
        ...steps.map((step) => count(String(step), row.counts.get(step) ?? 0)),
        count(t(measureText.answered), row.n),
      ];
    },
  };
}
