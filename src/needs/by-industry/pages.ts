import type { Entry, Need } from "../../catalogue/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formatNumber, formatShare, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Industry } from "../../programmes/index.ts";
import { itemKinds, type Item, type ItemKind } from "../items.ts";
import type { NeedRow, NeedShare } from "../needs-table.ts";
import { isRowShown, partsOf, shownDiscrepancy, type Part } from "./parts.ts";

/** Above so many rows a table is read theme by theme. */
const longList = 12;
/** At most so many services or barriers stand in a cell, and only what this share of the industry has … */
const mostInCell = 7;
const leastInCell = 1 / 3;
/** … or, where nothing is that frequent, so many of the most frequent that more than one has. */
const mostOfRare = 3;

interface Table {
  rows: NeedRow[];
  industries: Industry[];
  seesAll: boolean;
}

/** Every need by industry, the most wanted first; a long list under the headings of its themes. */
export function needsTableModel(needs: Need[], themes: Entry[], table: Table, asking: Asking) {
  const { t, locale } = asking;
  const { rows, industries, seesAll } = table;
  const keys = industries.map(({ id }) => id);
  const of = new Map(needs.map((need) => [need.key, need]));
  const shown = rows.filter((row) => isRowShown(row, seesAll)).toSorted(byWanting);
  const line = (row: NeedRow) => ({
    name: textIn(of.get(row.need)?.names ?? sameText(row.need), locale),
    all: countText(row),
    share: row.share === null ? "–" : formatShare(row.share, locale),
    cells: partsOf(row, keys, seesAll).map((part) => partText(part, t)),
    rank: discrepancyText(shownDiscrepancy(row, rows, seesAll), asking),
    unanswered: formatNumber(row.unanswered, locale),
  });
  const byTheme = themes.map((theme) => ({
    heading: textIn(theme.names, locale),
    rows: shown.filter((row) => of.get(row.need)?.themeId === theme.id).map(line),
  }));
  const sections =
    rows.length > longList
      ? byTheme.filter((section) => section.rows.length > 0)
      : [{ heading: null, rows: shown.map(line) }];
  return {
    caption: t("needs.table.caption"),
    industries: industries.map(({ names }) => textIn(names, locale)),
    columns: industries.length + 5,
    sections,
    hasHidden: shown.some(
      (row) => partsOf(row, keys, seesAll).includes("hidden") || shownDiscrepancy(row, rows, seesAll) === "hidden",
    ),
  };
}

const kindText: Record<ItemKind, Key> = {
  services: "needs.items.services",
  pruning: "needs.items.pruning",
  barriers: "needs.items.barriers",
};

/** Services in use, services to give up and barriers: what each industry has, and what they all have. */
export function itemsModel(asked: Record<ItemKind, { items: Item[]; table: Table }>, asking: Asking) {
  const { t, locale } = asking;
  const kinds = itemKinds.filter((kind) => asked[kind].items.length > 0);
  return {
    caption: t("needs.items.caption"),
    industries: asked.services.table.industries.map(({ names }) => textIn(names, locale)),
    rows: kinds.map((kind) => itemsRow(t(kindText[kind]), asked[kind].items, asked[kind].table, asking)),
  };
}

function itemsRow(name: string, items: Item[], { rows, industries, seesAll }: Table, { t, locale }: Asking) {
  const names = new Map(items.map(({ key, texts }) => [key, textIn(texts, locale)]));
  const nameOf = (row: NeedRow) => names.get(row.need) ?? row.need;
  const keys = industries.map(({ id }) => id);
  const shown = rows.filter((row) => isRowShown(row, seesAll));
  const own = shown.filter((row) => !row.common);
  const cells = keys.map((_, at) => {
    const parts = own.map((row) => ({ row, part: partsOf(row, keys, seesAll)[at] ?? "none" }));
    const named = parts
      .flatMap(({ row, part }) => (typeof part === "object" && part.wanting > 1 ? [{ row, part }] : []))
      .toSorted((a, b) => (b.part.share ?? 0) - (a.part.share ?? 0));
    const frequent = named.filter(({ part }) => (part.share ?? 0) >= leastInCell).slice(0, mostInCell);
    const shownHere = frequent.length === 0 ? named.slice(0, mostOfRare) : frequent;
    const lines = shownHere.map(({ row, part }) => ({ name: nameOf(row), count: countText(part) }));
    const isHidden = lines.length === 0 && parts.some(({ part }) => part === "hidden");
    return { lines, none: isHidden ? t("needs.tooFew") : "–" };
  });
  const common = shown.filter((row) => row.common).toSorted(byWanting);
  return {
    name,
    cells: [...cells, { lines: common.map((row) => ({ name: nameOf(row), count: countText(row) })), none: "–" }],
    all: shown.toSorted(byWanting).map((row) => ({
      name: nameOf(row),
      cells: [...partsOf(row, keys, seesAll).map((part) => partText(part, t)), countText(row)],
    })),
  };
}

/** The most wanted first; the catalogue's order among equals. */
export function byWanting(a: NeedRow, b: NeedRow): number {
  return b.wanting - a.wanting;
}

/** "9 / 12". */
export function countText({ wanting, answered }: Pick<NeedShare, "wanting" | "answered">): string {
  return answered === 0 ? "–" : `${wanting} / ${answered}`;
}

function partText(part: Part, t: Asking["t"]): string {
  if (part === "hidden") return t("needs.tooFew");
  return part === "none" ? "–" : countText(part);
}

function discrepancyText(discrepancy: ReturnType<typeof shownDiscrepancy>, { t, locale }: Asking): string {
  if (discrepancy === "hidden") return t("needs.tooFew");
  if (discrepancy === "none") return "–";
  return t("needs.table.rank", { rank: discrepancy.rank, value: formatNumber(discrepancy.mwds, locale, 1) });
}

const sameText = (text: string) => ({ fi: text, sv: text, en: text });
