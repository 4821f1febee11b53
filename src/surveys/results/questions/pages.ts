import type { Asking } from "../../../platform/asking.ts";
import { heatStep } from "../../../platform/chart-options.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Dimension } from "../looking/dimensions.ts";
import { dimensionText, partText } from "../filters/pages.ts";
import { linesOf, type Line, type Measure } from "../lines/pages.ts";
import type { CutResult, QuestionResult } from "../result.ts";
import { isShown } from "../../../platform/visibility.ts";
import { standings, type Standing } from "../summaries/bases.ts";

/** One question of a section on the page: how many answered, a picture of what they said, and the same as a table. */
export function questionModel(
  { question, cuts }: QuestionResult,
  section: string,
  compared: Dimension | undefined,
  seesAll: boolean,
  asking: Asking,
) {
  const { t, locale } = asking;
  const [all] = cuts;
  const text = textIn(question.texts, locale);
  // The same may be asked in several sections: to who hears the tables' names they must not be the same.
  const caption = `${section}: ${text}`;
  const isHidden = all === undefined || all.summary === "hidden";
  const isCompared = compared !== undefined && cuts.length > 1;
  const lines = isHidden ? [] : linesOfCut(question, all, asking);
  return {
    text,
    note: noteText(all, seesAll, asking),
    hidden: isHidden ? t("results.hidden") : null,
    statistics: statisticsText(lines),
    picture: isCompared || lines.length === 0 || isEmpty(all) ? null : pictureModel(caption, lines, asking),
    compared:
      isCompared && !isHidden && lines.length > 0
        ? comparedModel({ question, cuts }, caption, compared, seesAll, asking)
        : null,
  };
}

function linesOfCut(question: QuestionResult["question"], { summary }: CutResult, asking: Asking): Line[] {
  return summary === "hidden" || summary.kind === "text" ? [] : linesOf(question, summary, asking);
}

const isEmpty = (cut: CutResult | undefined) => cut === undefined || cut.summary === "hidden" || cut.summary.n === 0;

const standingText: Record<Standing, Key> = {
  answered: "results.standing.answered",
  unknown: "results.standing.unknown",
  blank: "results.standing.blank",
  notShown: "results.standing.notShown",
};

/**
 * "34 vastasi · 2 ei osannut sanoa". To those who see groups only no number under five: it says nothing of what they
 * answered, but nobody needs it.
 */
function noteText(cut: CutResult | undefined, seesAll: boolean, { t, locale }: Asking): string {
  if (cut === undefined || cut.summary === "hidden") return "";
  if (cut.summary.kind === "places") return t("results.everybody", { number: formatNumber(cut.summary.n, locale) });
  const told = cut.standings;
  if (told === null)
    return t("results.standing.answered", { count: cut.summary.n, number: formatNumber(cut.summary.n, locale) });
  const shown = standings.filter((standing) => standing === "answered" || told[standing] > 0);
  return shown
    .map((standing) => {
      const count = told[standing];
      const number = seesAll || count === 0 || isShown(count) ? formatNumber(count, locale) : t("results.underFive");
      return t(standingText[standing], { count, number });
    })
    .join(" · ");
}

/** What stands for the whole in one number: "Keskiarvo 6,4 · Mediaani 7". */
function statisticsText(lines: readonly Line[]): string | null {
  const parts = lines.filter(isMiddle).map(({ item, measures }) => `${item} ${measures[0]?.text ?? ""}`);
  return parts.length === 0 ? null : parts.join(" · ");
}

/** A line of a mean, a median or a quartile. */
const isMiddle = ({ measures }: Line) => measures.length === 1;

/** Bars with their numbers, and the table that tells all of them. A row of several judgements has a bar for each. */
function pictureModel(caption: string, lines: readonly Line[], { t }: Asking) {
  const drawn = lines.filter((line) => !isMiddle(line));
  const bar = ({ share, brief, name }: Measure, isPair: boolean, at: number) => ({
    percent: Math.round(Math.min(1, Math.max(0, share ?? 0)) * 1000) / 10,
    text: isPair ? `${name.split(":")[0] ?? ""} ${brief}` : brief,
    tone: at > 0 ? "elsewhere" : null,
  });
  return {
    bars: drawn.map(({ item, measures }) => {
      const main = measures.filter(({ isMain }) => isMain);
      return { name: item, bars: main.map((measure, at) => bar(measure, main.length > 1, at)) };
    }),
    table: {
      caption,
      columns: [t("results.item"), ...(drawn[0]?.measures ?? []).map(({ name }) => name)],
      rows: drawn.map(({ item, measures }) => [item, ...measures.map(({ text }) => text)]),
    },
  };
}

/** The question's main numbers, part by part side by side; the darker a cell, the larger its number. */
function comparedModel(
  { question, cuts }: QuestionResult,
  caption: string,
  dimension: Dimension,
  seesAll: boolean,
  asking: Asking,
) {
  const { t, locale } = asking;
  const columns = cuts.map(({ part }) => partNameOf(dimension, part, asking));
  const lined = cuts.map((cut) => linesOfCut(question, cut, asking));
  const [all = []] = lined;
  const hidden = { text: t("results.few"), tone: null, isHidden: true };
  const main = all.flatMap(({ key, item, measures }) =>
    measures.flatMap((measure, place) => {
      if (!measure.isMain) return [];
      const several = measures.filter(({ isMain }) => isMain).length > 1;
      const cells = lined.map((lines) => lines.find((line) => line.key === key)?.measures[place]);
      return [{ name: several ? `${item} – ${measure.name.split(":")[0] ?? ""}` : item, cells: cells.map((cell) => (cell === undefined ? hidden : cellModel(cell, t("results.few")))) }]; // prettier-ignore
    }),
  );
  const numbers = (name: string, of: (cut: CutResult) => number | null) => ({
    name,
    cells: cuts.map((cut) => {
      const count = of(cut);
      return count === null ? hidden : { text: formatNumber(count, locale), tone: null, isHidden: false };
    }),
  });
  const answered = numbers(t("results.measure.answered"), ({ summary }) => (summary === "hidden" ? null : summary.n));
  const missing = (["unknown", "blank", "notShown"] as const)
    .filter((standing) => seesAll && (cuts[0]?.standings?.[standing] ?? 0) > 0)
    .map((standing) => numbers(t(missingText[standing]), ({ standings: told }) => told?.[standing] ?? null));
  return {
    caption: t("results.comparedCaption", {
      question: caption,
      by: dimensionText(dimension, asking),
    }),
    first: t("results.item"),
    columns,
    rows: [...main, answered, ...missing],
    hasHidden: cuts.some(({ summary }) => summary === "hidden"),
  };
}

const missingText = {
  unknown: "results.measure.unknown",
  blank: "results.measure.blank",
  notShown: "results.measure.notShown",
} as const satisfies Partial<Record<Standing, Key>>;

function cellModel({ brief, share, value, text }: Measure, few: string) {
  const step = heatStep(share);
  return { text: brief, tone: step === null ? null : `heat-${step}`, isHidden: value === null && text === few };
}

/** What a column is called. */
export function partNameOf(dimension: Dimension | undefined, key: string | null, asking: Asking): string {
  const part = dimension?.parts.find((each) => each.key === key);
  return dimension === undefined || part === undefined ? asking.t("results.all") : partText(dimension, part, asking);
}
