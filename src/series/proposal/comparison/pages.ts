import type { Alternative } from "../../alternatives.ts";
import type { Asking } from "../../../platform/asking.ts";
import { barsHeight, barsOption, type Bar } from "../../../platform/chart-options.ts";
import { renderChart } from "../../../platform/charts.ts";
import { formatNumber, formatShare } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { mistakeWords, type Names } from "../../mistake-words.ts";
import type { SettingsMistake } from "../../settings.ts";
import type { StoredProposal } from "../../stored.ts";
import { isCountShown, isPartShown, seesAll } from "../sight.ts";

const calledText: Record<Alternative, Key> = {
  "need-groups": "series.alternative.called.needGroups",
  industry: "series.alternative.called.industry",
  "free-choice": "series.alternative.called.freeChoice",
  "one-audience": "series.alternative.called.oneAudience",
};
const alternativeText: Record<Alternative, Key> = {
  "need-groups": "series.alternative.needGroups",
  industry: "series.alternative.industry",
  "free-choice": "series.alternative.freeChoice",
  "one-audience": "series.alternative.oneAudience",
};

/** The same workshops' worth planned for other audiences: bars of need met, and a table of the rest. */
export function comparison({ alternatives = [] }: StoredProposal, counted: number, names: Names, asking: Asking) {
  const { t, locale } = asking;
  const known = alternatives.flatMap(({ alternative, outcome }) =>
    "mistake" in outcome ? [] : [{ alternative, outcome }],
  );
  if (known.length < 2 || !isCountShown(counted, asking)) return null;
  const orHidden = (isShown: boolean, text: string) => (isShown ? text : t("series.alternative.hidden"));
  const name = (alternative: Alternative) => t(alternativeText[alternative]);
  const bars = known.map(({ alternative, outcome }): Bar => ({
    name: name(alternative),
    value: outcome.mean,
    label: formatShare(outcome.mean, locale),
  }));
  const rows = known.map(({ alternative, outcome }) => [
    name(alternative),
    formatShare(outcome.mean, locale),
    orHidden(isCountShown(Math.ceil(counted / 4), asking), formatShare(outcome.worstQuarter, locale)),
    orHidden(
      isPartShown(outcome.topNeedMet, counted, asking),
      `${formatNumber(outcome.topNeedMet, locale)} / ${formatNumber(counted, locale)}`,
    ),
    String(outcome.workshops),
    orHidden(
      outcome.sizes.every((size) => isCountShown(size, asking)),
      sizesText(outcome.sizes),
    ),
    formatNumber(outcome.hours, locale, Number.isInteger(outcome.hours) ? 0 : 1),
    formatNumber(outcome.euros, locale),
  ]);
  const columns = ["alternative", "mean", "worstQuarter", "topNeed", "workshops", "sizes", "hours", "euros"] as const;
  const title = t("series.alternative.chart");
  return {
    lead: `${leadText(known, asking)} ${bestText(known, asking)}`,
    chart: {
      svg: renderChart(barsOption(bars), {
        width: 600,
        height: barsHeight(bars.length),
        title,
        description: bars.map((bar) => `${bar.name}: ${bar.label}`).join("; "),
      }),
    },
    table: { caption: title, columns: columns.map((column) => t(`series.alternative.columns.${column}`)), rows },
    failed: alternatives.flatMap(({ alternative, outcome }) =>
      "mistake" in outcome ? [failedText(name(alternative), outcome)] : [],
    ),
  };

  /** What stands in the way can be how few there are in a group. */
  function failedText(alternative: string, mistake: SettingsMistake): string {
    return seesAll(asking) ? `${alternative}: ${mistakeWords(mistake, names, t)}` : alternative;
  }
}

/** Says plainly whether the need groups are worth it. */
function leadText(known: { alternative: Alternative; outcome: { mean: number } }[], { t, locale }: Asking): string {
  const mean = (wanted: Alternative) => known.find(({ alternative }) => alternative === wanted)?.outcome.mean;
  const [needs, industry] = [mean("need-groups"), mean("industry")];
  if (needs === undefined || industry === undefined) return t("series.alternative.leadPlain");
  const shares = { needs: formatShare(needs, locale), industry: formatShare(industry, locale) };
  if (shares.needs === shares.industry) return t("series.alternative.leadSame", shares);
  return t(needs > industry ? "series.alternative.leadBetter" : "series.alternative.leadWorse", shares);
}

function bestText(known: { alternative: Alternative; outcome: { mean: number } }[], { t, locale }: Asking): string {
  const [{ alternative, outcome }] = known.toSorted((a, b) => b.outcome.mean - a.outcome.mean) as [
    (typeof known)[number],
  ];
  return t("series.alternative.best", { name: t(calledText[alternative]), share: formatShare(outcome.mean, locale) });
}

function sizesText(sizes: readonly number[]): string {
  const [least = 0, most = 0] = [sizes[0], sizes.at(-1)];
  return least === most ? String(least) : `${least}–${most}`;
}
