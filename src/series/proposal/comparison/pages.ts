import { barsHeight, barsOption, type Bar } from "../../../platform/chart-options.ts";
import { renderChart } from "../../../platform/charts.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, formatNumber, formatShare } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { mistakeWords } from "../../mistake-words.ts";
import type { ProposalLine } from "../../queries.ts";
import type { Worth } from "../../material/worth.ts";
import type { Around } from "../around.ts";
import { isCountShown, isPartShown, seesAll } from "../sight.ts";
import { differenceModel } from "./differences/pages.ts";
import { comparisonLead } from "./lead/pages.ts";
import { comparedRows, type Row } from "./rows.ts";

const rowText: Record<Exclude<Row["what"], "beside">, Key> = {
  this: "series.alternative.this",
  edited: "series.alternative.edited",
  industry: "series.alternative.industry",
  "free-choice": "series.alternative.freeChoice",
  "one-audience": "series.alternative.oneAudience",
};

/** This series beside others: bars of need met, a table of the rest, and how each of the others differs. */
export function comparison(around: Around, asking: Asking) {
  const { seen, stored, problem } = around;
  const { t, locale } = asking;
  const counted = Math.round(problem.counted);
  if (!isCountShown(counted, asking)) return null;
  const rows = comparedRows(stored, problem, seen.beside?.result ?? null);
  const name = ({ what }: Row) => rowName(what, around, asking);
  const bars = rows.map((row): Bar => ({
    name: name(row),
    value: row.worth.people.mean,
    label: formatShare(row.worth.people.mean, locale),
  }));
  const [first, ...others] = rows as [Row, ...Row[]];
  const base = rows.find(({ what }) => what === "edited") ?? first;
  const title = t("series.alternative.chart");
  return {
    heading: t(stored.alternatives?.length ? "series.alternative.heading" : "series.alternative.headingOthers"),
    lead: comparisonLead(rows, stored, asking),
    chart:
      others.length === 0
        ? null
        : {
            svg: renderChart(barsOption(bars), {
              ...{ width: 600, height: barsHeight(bars.length), title },
              description: bars.map((bar) => `${bar.name}: ${bar.label}`).join("; "),
            }),
          },
    table: {
      caption: title,
      columns: [t("series.alternative.columns.figure"), ...rows.map(name)],
      rows: figures(counted, asking).map(([label, text]) => [t(label), ...rows.map(({ worth }) => text(worth))]),
    },
    failed: failedTexts(around, asking),
    differences: rows
      .filter((row) => row !== base)
      .map((row) => differenceModel(around, { base, row, name: name(row) }, asking)),
    others: besideOptions(around, asking),
  };
}

function rowName(what: Row["what"], { seen, stored }: Around, { t, locale }: Asking): string {
  if (what === "beside")
    return t("series.alternative.beside", {
      at: formatInstant(seen.beside!.createdAt, locale, seen.programme.timeZone),
    });
  return t(
    what === "this" && stored.input.instance.mode === "groups" ? "series.alternative.needGroups" : rowText[what],
  );
}

type Figure = [label: Key, text: (worth: Worth) => string];

/** What is told of each series, figure by figure; what stands for too few is hidden. */
function figures(counted: number, asking: Asking): Figure[] {
  const { t, locale } = asking;
  const orHidden = (isShown: boolean, text: string) => (isShown ? text : t("series.alternative.hidden"));
  const hasQuarter = isCountShown(Math.ceil(counted / 4), asking);
  const part = (met: number) => `${formatNumber(met, locale)} / ${formatNumber(counted, locale)}`;
  return [
    ["series.alternative.columns.mean", ({ people }) => formatShare(people.mean, locale)],
    [
      "series.alternative.columns.worstQuarter",
      ({ people }) => orHidden(hasQuarter, formatShare(people.worstQuarter, locale)),
    ],
    [
      "series.alternative.columns.topNeed",
      ({ people: { topNeedMet: met } }) => orHidden(isPartShown(met, counted, asking), part(met)),
    ],
    ["series.alternative.columns.gaps", ({ gapsLeft }) => (gapsLeft === null ? "–" : String(gapsLeft.length))],
    ["series.alternative.columns.overlaps", ({ overlaps }) => String(overlaps)],
    ["series.alternative.columns.workshops", ({ workshops }) => String(workshops)],
    [
      "series.alternative.columns.sizes",
      ({ sizes }) => orHidden(sizes.every((size) => isCountShown(size, asking)), sizesText(sizes)), // prettier-ignore
    ],
    ["series.alternative.columns.hours", ({ hours }) => formatNumber(hours, locale, Number.isInteger(hours) ? 0 : 1)],
    ["series.alternative.columns.euros", ({ euros }) => formatNumber(euros, locale)],
  ];
}

function sizesText(sizes: readonly number[]): string {
  const [least = 0, most = 0] = [sizes[0], sizes.at(-1)];
  return least === most ? String(least) : `${least}–${most}`;
}

/** Ways to form audiences with which no series can be planned. What stands in the way can be how few there are in a group. */
function failedTexts({ stored, names }: Around, asking: Asking): string[] {
  return (stored.alternatives ?? []).flatMap(({ alternative, outcome }) => {
    if (alternative === "need-groups" || !("mistake" in outcome)) return [];
    const name = asking.t(rowText[alternative]);
    return [seesAll(asking) ? `${name}: ${mistakeWords(outcome, names, asking.t)}` : name];
  });
}

/** Earlier proposals, one of which may be set beside this one. */
function besideOptions({ seen }: Around, asking: Asking) {
  const { t, locale } = asking;
  if (seen.others.length === 0) return null;
  const text = ({ createdAt, workshops, figures, isEdited }: ProposalLine) => {
    const told = t("series.home.proposed", {
      workshops: t("series.ofWorkshops", { count: workshops ?? 0 }),
      share: formatShare(figures?.mean ?? 0, locale),
    });
    const at = formatInstant(createdAt, locale, seen.programme.timeZone);
    return `${at}: ${told}${isEdited ? ` (${t("series.home.edited")})` : ""}`;
  };
  return [
    { value: "", text: t("series.alternative.noneBeside"), isChosen: seen.beside === null },
    ...seen.others.map((line) => ({ value: line.id, text: text(line), isChosen: seen.beside?.id === line.id })),
  ];
}
