import type { Entry, Need } from "../../catalogue/index.ts";
import { sizeClasses, sizeText } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formatNumber, formatShare, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { locales, type Locale } from "../../platform/locales.ts";
import type { Industry } from "../../programmes/index.ts";
import type { Asked } from "../addresses.ts";
import type { NeedRow, NeedShare } from "../needs-table.ts";
import { isRowShown, partsBy, partsOf, shownDiscrepancy, type Part, type Split } from "./parts.ts";

/** Above so many rows a table is read theme by theme. */
const longList = 12;

/** A column of a table, or a bar of a breakdown: an industry, a size class or a language. */
export interface Column {
  key: string;
  name: string;
}

/** The rows of a table with the columns that they are split into, and where its figures lead. */
export interface Table {
  rows: NeedRow[];
  split: Split;
  columns: Column[];
  seesAll: boolean;
  /** Whether the survey asks about it; what only open answers name has no share, and nobody left it unanswered. */
  isAsked: (key: string) => boolean;
  /** The address of who stands behind the row's figure; null where there is none. */
  urlOf: (key: string, asked?: Asked) => string | null;
}

/** A figure with the address of who stands behind it; `label` is what it is called when read out alone. */
export interface Figure {
  text: string;
  url: string | null;
  label: string;
  /** Whether words stand for a figure that too few people are behind. */
  isHidden: boolean;
}

/** Every need, the most wanted first, with a cell per column; a long list under the headings of its themes. */
export function needsTableModel(needs: Need[], themes: Entry[], table: Table, asking: Asking) {
  const { t, locale } = asking;
  const { rows, columns, seesAll, split, isAsked, urlOf } = table;
  const keys = columns.map(({ key }) => key);
  const of = new Map(needs.map((need) => [need.key, need]));
  const shown = rows.filter((row) => isRowShown(row, seesAll)).toSorted(byWanting);
  const line = (row: NeedRow) => {
    const count = countText(row, isAsked(row.need));
    const name = textIn(of.get(row.need)?.names ?? { fi: row.need, sv: row.need, en: row.need }, locale);
    const url = urlOf(row.need);
    const unanswered = isAsked(row.need) ? formatNumber(row.unanswered, locale) : "–";
    return {
      name,
      url,
      all: figure(count, url, `${name}: ${count}`),
      share: row.share === null || !isAsked(row.need) ? "–" : formatShare(row.share, locale),
      cells: partFigures(row, name, table, asking),
      rank: discrepancyText(shownDiscrepancy(row, rows, seesAll), asking),
      unanswered: figure(
        unanswered,
        seesAll && row.unanswered > 0 && url !== null ? `${url}#unanswered` : null,
        `${name}, ${t("needs.table.unanswered")}: ${unanswered}`,
      ),
    };
  };
  const byTheme = themes.map((theme) => ({
    heading: textIn(theme.names, locale),
    rows: shown.filter((row) => of.get(row.need)?.themeId === theme.id).map(line),
  }));
  const sections =
    shown.length > longList
      ? byTheme.filter((section) => section.rows.length > 0)
      : [{ heading: null, rows: shown.map(line) }];
  return {
    caption: t(captionText[split]),
    columns: columns.map(({ name }) => name),
    width: columns.length + 5,
    sections,
    hasHidden: shown.some(
      (row) =>
        partsOf(row, keys, seesAll, split).includes("hidden") || shownDiscrepancy(row, rows, seesAll) === "hidden",
    ),
  };
}

const captionText: Record<Split, Key> = {
  industry: "needs.table.caption",
  size: "needs.split.captionSize",
  language: "needs.split.captionLanguage",
};

/** The row's cells; those who see whose answers they are can open each. */
export function partFigures(row: NeedRow, name: string, table: Table, { t }: Asking) {
  const { columns, split, seesAll, isAsked, urlOf } = table;
  const keys = columns.map(({ key }) => key);
  return partsOf(row, keys, seesAll, split).map((part, at): Figure => {
    const column = columns[at]!;
    const text = partText(part, t, isAsked(row.need));
    const url = seesAll && typeof part === "object" ? urlOf(row.need, { [split]: column.key }) : null;
    return { ...figure(text, url, `${name}, ${column.name}: ${text}`), isHidden: part === "hidden" };
  });
}

export function figure(text: string, url: string | null, label: string): Figure {
  return { text, url: text === "–" ? null : url, label, isHidden: false };
}

const languageText: Record<Locale, Key> = {
  fi: "programmes.languages.fi",
  sv: "programmes.languages.sv",
  en: "programmes.languages.en",
};

/** What the rows can be split into, in the usual order: the industries, sizes or languages that anybody is of. */
export function columnsOf(split: Split, rows: readonly NeedRow[], industries: Industry[], asking: Asking): Column[] {
  const { t, locale } = asking;
  const all: Record<Split, Column[]> = {
    industry: industries.map(({ id, names }) => ({ key: id, name: textIn(names, locale) })),
    size: sizeClasses.map((size) => ({
      key: size,
      name: t("needs.split.people", { count: size === "1" ? 1 : 2, size: sizeText(size) }),
    })),
    language: locales.map((language) => ({ key: language, name: t(languageText[language]) })),
  };
  const present = new Set(rows.flatMap((row) => partsBy[split](row).map(({ key }) => key)));
  return all[split].filter(({ key }) => present.has(key));
}

/** The most wanted first; the catalogue's order among equals. */
export function byWanting(a: NeedRow, b: NeedRow): number {
  return b.wanting - a.wanting;
}

/** "9 / 12"; of what only open answers name "9", since nobody was asked. */
export function countText({ wanting, answered }: Pick<NeedShare, "wanting" | "answered">, isAsked = true): string {
  if (answered === 0) return "–";
  return isAsked ? `${wanting} / ${answered}` : String(wanting);
}

export function partText(part: Part, t: Asking["t"], isAsked = true): string {
  if (part === "hidden") return t("needs.tooFew");
  return part === "none" ? "–" : countText(part, isAsked);
}

function discrepancyText(discrepancy: ReturnType<typeof shownDiscrepancy>, { t, locale }: Asking): string {
  if (discrepancy === "hidden") return t("needs.tooFew");
  if (discrepancy === "none") return "–";
  return t("needs.table.rank", { rank: discrepancy.rank, value: formatNumber(discrepancy.mwds, locale, 1) });
}
