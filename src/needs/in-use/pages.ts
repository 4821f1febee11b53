import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { subjectUrl, type Asked } from "../addresses.ts";
import { askedItems, itemKinds, itemValues, type Item, type ItemKind } from "../items.ts";
import { needsTable, type NeedRow, type NeedSharePart } from "../needs-table.ts";
import type { NeedsSeen } from "../queries.ts";
import { byWanting, countText, figure, partFigures, type Column, type Table } from "../table/pages.ts";
import { isCommonShown, isRowShown, partsOf } from "../table/parts.ts";

/** At most so many services or barriers stand in a cell, and only what this share of the industry has … */
const mostInCell = 7;
const leastInCell = 1 / 3;
/** … or, where nothing is that frequent, so many of the most frequent that more than one has. */
const mostOfRare = 3;

/** What the survey asks about of one kind, and its table by industry. */
export interface AskedItems {
  items: Item[];
  table: Table;
}

/** The services and barriers by industry, with the columns and rights of the needs' own table. */
export function itemTables(
  { questionnaire, respondents }: NeedsSeen,
  table: Table,
  url: string,
  chosen: string | undefined,
): Record<ItemKind, AskedItems> {
  const tables = itemKinds.map((kind): [ItemKind, AskedItems] => {
    const items = askedItems(questionnaire, kind);
    const valued = respondents.map((one) => ({ ...one, values: itemValues(questionnaire, one.answers, kind) }));
    const rows = needsTable(valued, items.map(({ key }) => key)); // prettier-ignore
    const urlOf = (key: string, asked: Asked = {}) => subjectUrl(url, { kind, key }, { survey: chosen, ...asked });
    return [kind, { items, table: { ...table, rows, isAsked: () => true, urlOf } }];
  });
  return Object.fromEntries(tables) as Record<ItemKind, AskedItems>;
}

export const kindText: Record<ItemKind, Key> = {
  services: "needs.items.services",
  pruning: "needs.items.pruning",
  barriers: "needs.items.barriers",
};

/** Services in use, services to give up and barriers: what each industry has, and what they all have. */
export function itemsModel(asked: Record<ItemKind, AskedItems>, asking: Asking) {
  const kinds = itemKinds.filter((kind) => asked[kind].items.length > 0);
  return {
    caption: asking.t("needs.items.caption"),
    industries: asked.services.table.columns.map(({ name }) => name),
    width: asked.services.table.columns.length + 1,
    rows: kinds.map((kind) => itemsRow(asking.t(kindText[kind]), asked[kind], asking)),
  };
}

function itemsRow(name: string, { items, table }: AskedItems, asking: Asking) {
  const { t, locale } = asking;
  const names = new Map(items.map(({ key, texts }) => [key, textIn(texts, locale)]));
  const nameOf = (row: NeedRow) => names.get(row.need) ?? row.need;
  const total = (row: NeedRow) => figure(countText(row), table.urlOf(row.need), `${nameOf(row)}: ${countText(row)}`);
  const shown = table.rows.filter((row) => isRowShown(row, table.seesAll));
  const common = shown.filter((row) => isCommonShown(row, table.seesAll)).toSorted(byWanting);
  const own = shown.filter((row) => !common.includes(row));
  const commonLines = common.map((row) => ({ name: nameOf(row), count: total(row) }));
  return {
    name,
    cells: [
      ...table.columns.map((column) => cell(column, own, nameOf, table, asking)),
      { lines: commonLines, none: "–" },
    ],
    all: shown.toSorted(byWanting).map((row) => ({
      name: nameOf(row),
      cells: [...partFigures(row, nameOf(row), table, asking), total(row)],
    })),
    allLabel: t("needs.items.all", { name }),
  };
}

/** What is frequent in one industry. */
function cell(
  { key, name }: Column,
  rows: NeedRow[],
  nameOf: (row: NeedRow) => string,
  { seesAll, urlOf }: Table,
  { t }: Asking,
) {
  const parts = rows.map((row) => ({ row, part: partsOf(row, [key], seesAll)[0] ?? "none" }));
  const named = parts
    .flatMap(({ row, part }) => (typeof part === "object" && part.wanting > 1 ? [{ row, part }] : []))
    .toSorted((a, b) => shareOf(b.part) - shareOf(a.part));
  const frequent = named.filter(({ part }) => shareOf(part) >= leastInCell).slice(0, mostInCell);
  const lines = (frequent.length === 0 ? named.slice(0, mostOfRare) : frequent).map(({ row, part }) => {
    const url = seesAll ? urlOf(row.need, { industry: key }) : null;
    return { name: nameOf(row), count: figure(countText(part), url, `${nameOf(row)}, ${name}: ${countText(part)}`) };
  });
  const isHidden = lines.length === 0 && parts.some(({ part }) => part === "hidden");
  return { lines, none: isHidden ? t("needs.tooFew") : "–" };
}

const shareOf = (part: NeedSharePart) => part.share ?? 0;
