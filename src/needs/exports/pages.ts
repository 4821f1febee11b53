import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Industry } from "../../programmes/index.ts";
import { changeRows, changeSheet } from "../change/pages.ts";
import type { Changes } from "../change/queries.ts";
import { kindText } from "../in-use/pages.ts";
import { askedItems, itemKinds, itemValues } from "../items.ts";
import { needsTable, type NeedRow } from "../needs-table.ts";
import type { NeedsSeen } from "../queries.ts";
import { columnsOf } from "../table/pages.ts";
import { splits, type Split } from "../table/parts.ts";
import { askedNeeds } from "../values.ts";
import { exportTable, type Headers, type NamedRow, type Parts } from "./table.ts";

/** The needs table as sheets: the needs first, then services in use, services to give up, barriers, and what has changed. */
export function exportSheets(seen: NeedsSeen, industries: Industry[], changes: Changes, asking: Asking) {
  const { t, locale } = asking;
  const themes = new Map(seen.themes.map(({ id, names }) => [id, textIn(names, locale)]));
  const rows = needsTable(seen.respondents, seen.needs.map(({ key }) => key)); // prettier-ignore
  const parts = partsFrom(rows, industries, asking);
  const asked = new Set(askedNeeds(seen.questionnaire));
  const needs = seen.needs.map(({ key, names, themeId }, at): NamedRow => ({
    ...{ row: rows[at]!, name: textIn(names, locale), theme: themes.get(themeId) ?? "" },
    isAsked: asked.has(key),
  }));
  const first = { name: t("needs.title"), ...exportTable(needs, parts, headersOf(asking)) };
  const others = itemKinds.map((kind) => {
    const items = askedItems(seen.questionnaire, kind);
    const valued = seen.respondents.map((one) => ({
      ...one,
      values: itemValues(seen.questionnaire, one.answers, kind),
    }));
    const table = needsTable(valued, items.map(({ key }) => key)); // prettier-ignore
    const named = table.map((row, at) => ({ row, name: textIn(items[at]!.texts, locale), theme: "", isAsked: true }));
    return { name: t(kindText[kind]), ...exportTable(named, parts, headersOf(asking)) };
  });
  const change = changeSheet(changeRows(changes, seen.needs, seen.respondents, true, asking), asking);
  return { first, change, all: [first, ...[...others, change].filter(({ rows: lines }) => lines.length > 0)] };
}

function partsFrom(rows: NeedRow[], industries: Industry[], asking: Asking): Parts {
  const { t } = asking;
  const unplaced: Record<Split, string> = {
    industry: t("needs.export.noIndustry"),
    size: t("needs.export.noSize"),
    language: t("form.notGiven"),
  };
  const parts = splits.map((split) => {
    return [split, { columns: columnsOf(split, rows, industries, asking), unplaced: unplaced[split] }] as const;
  });
  return Object.fromEntries(parts) as Parts;
}

function headersOf({ t }: Asking): Headers {
  const [wanting, answered] = [t("needs.export.wanting"), t("needs.export.answered")];
  return {
    every: [
      ...[t("needs.export.name"), t("needs.export.theme"), wanting, answered, t("needs.table.share")],
      ...[t("needs.table.unanswered"), t("needs.export.discrepancy"), t("needs.export.rank")],
    ],
    wanting,
    answered,
    of: (part, what) => t("needs.export.of", { part, what }),
  };
}
