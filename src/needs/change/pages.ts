import type { Need } from "../../catalogue/index.ts";
import type { Asking } from "../../platform/asking.ts";
import type { ChartTable } from "../../platform/chart-options.ts";
import { formatNumber, textIn } from "../../platform/i18n.ts";
import { suppressedCounts } from "../../platform/visibility.ts";
import { isWanted } from "../needs-table.ts";
import type { Respondent } from "../queries.ts";
import { mergedStrength } from "../values.ts";
import { countReached, needChange, stepsOf, type NeedChange } from "./change.ts";
import type { Changes } from "./queries.ts";

/** One need before and after workshops. */
export interface ChangeRow {
  name: string;
  change: NeedChange | null;
  /** Of the organisations that need it, how many a workshop has reached; null where that would tell of a few. */
  reached: number | null;
  needing: number;
}

/** The needs that feedback tells of or that a workshop has been about, in the order given. */
export function changeRows(
  changes: Changes,
  needs: readonly Need[],
  respondents: readonly Respondent[],
  seesAll: boolean,
  { locale }: Pick<Asking, "locale">,
): ChangeRow[] {
  const steps = stepsOf(changes.feedback);
  return needs.flatMap((need) => {
    const change = needChange(changes.feedback, need.key, steps);
    const served = changes.served.get(need.id) ?? new Set<string>();
    if (change === null && served.size === 0) return [];
    const needing = respondents.filter(({ values }) => isWanted(mergedStrength(values, need.key) ?? 0));
    const ids = needing.map(({ organisationId }) => changes.within.get(organisationId) ?? [organisationId]);
    const reached = countReached(ids, served);
    const isHidden = !seesAll && suppressedCounts([reached, needing.length - reached]).includes(true);
    return [{ name: textIn(need.names, locale), change, reached: isHidden ? null : reached, needing: needing.length }];
  });
}

/** The picture and the table of what workshops have changed; null while there is nothing to tell. */
export function changeModel(rows: readonly ChangeRow[], { feedback }: Changes, asking: Asking) {
  if (rows.length === 0) return null;
  const { t } = asking;
  const table = changeTable(rows, asking);
  const changed = rows.flatMap(({ name, change }) => (change === null ? [] : [{ name, ...change }]));
  const steps = stepsOf(feedback);
  return {
    lead:
      rows.length === 1
        ? oneText(rows, steps, asking)
        : changed.length === 0
          ? t("needs.change.noFeedback")
          : t("needs.change.lead", {
              count: changed.length,
              better: changed.filter(({ before, now }) => now > before).length,
            }),
    help: [...(changed.length === 0 ? [] : [t("needs.change.scale", { steps })]), t("needs.change.reachedHelp")].join(
      " ",
    ),
    table,
    picture: changed.length === 0 ? null : { pairs: pairs(changed, steps, asking), table },
  };
}

/** Where one need alone is told of: its own figures. */
function oneText([row]: readonly ChangeRow[], steps: number, { t, locale }: Asking): string {
  const { change = null, reached = null, needing = 0 } = row ?? {};
  const number = (value: number) => formatNumber(value, locale, 1);
  return [
    change === null
      ? t("needs.change.noFeedback")
      : t("needs.change.one", { before: number(change.before), now: number(change.now), steps, count: change.answers }),
    ...(reached === null ? [] : [t("needs.change.oneReached", { reached, count: needing })]),
  ].join(" ");
}

/** Two bars for each need, as the partial `before-after` shows them. */
function pairs(changed: readonly ({ name: string } & NeedChange)[], steps: number, { t, locale }: Asking) {
  const number = (value: number) => formatNumber(value, locale, 1);
  const percent = (value: number) => Math.round(((value - 1) / Math.max(1, steps - 1)) * 100);
  return changed.map(({ name, before, now }) => ({
    name,
    before: {
      ...{ percent: percent(before), text: t("needs.change.before", { value: number(before) }), tone: "elsewhere" },
    },
    now: { percent: percent(now), text: t("needs.change.now", { value: number(now) }), tone: null },
  }));
}

function changeTable(rows: readonly ChangeRow[], { t, locale }: Asking): ChartTable {
  const number = (value: number) => formatNumber(value, locale, 1);
  return {
    caption: t("needs.change.heading"),
    columns: [
      ...[t("needs.table.need"), t("needs.change.columns.before"), t("needs.change.columns.now")],
      ...[t("needs.change.columns.change"), t("needs.change.columns.answers"), t("needs.change.columns.reached")],
    ],
    rows: rows.map(({ name, change, reached, needing }) => [
      name,
      ...(change === null
        ? ["–", "–", "–", "–"]
        : [
            number(change.before),
            number(change.now),
            signed(change.now - change.before, number),
            String(change.answers),
          ]),
      reached === null ? t("needs.tooFew") : `${reached} / ${needing}`,
    ]),
  };
}

/** The same as a sheet: numbers stay numbers, and what nobody has told is empty. */
export function changeSheet(rows: readonly ChangeRow[], { t }: Pick<Asking, "t">) {
  const rounded = (value: number | undefined) => (value === undefined ? null : Number(value.toFixed(2)));
  return {
    name: t("needs.change.sheet"),
    header: [
      ...[t("needs.export.name"), t("needs.change.columns.before"), t("needs.change.columns.now")],
      ...[t("needs.change.columns.answers"), t("needs.export.wanting"), t("needs.change.columns.reached")],
    ],
    rows: rows.map(({ name, change, reached, needing }) => [
      ...[name, rounded(change?.before), rounded(change?.now), change?.answers ?? null, needing, reached],
    ]),
  };
}

function signed(value: number, number: (value: number) => string): string {
  return value > 0 ? `+${number(value)}` : number(value);
}
