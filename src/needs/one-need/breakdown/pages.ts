import type { Asking } from "../../../platform/asking.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Industry } from "../../../programmes/index.ts";
import type { Asked } from "../../addresses.ts";
import type { NeedRow } from "../../needs-table.ts";
import { columnsOf, countText, partText } from "../../table/pages.ts";
import { partsOf, shownSplits, splits, unplaced, type Part, type Split } from "../../table/parts.ts";
import type { Filter } from "../filter.ts";

export interface Breakdown {
  /** The figures of each split, over those who pass the filters of the other splits. */
  rowBy: Record<Split, NeedRow>;
  industries: Industry[];
  seesAll: boolean;
  filter: Filter;
  /** The page with other filters. */
  urlOf: (asked: Asked) => string;
  name: string;
}

const headingText: Record<Split, Key> = {
  industry: "needs.one.byIndustry",
  size: "needs.one.bySize",
  language: "needs.one.byLanguage",
};

const allText: Record<Split, Key> = {
  industry: "needs.one.allIndustries",
  size: "needs.one.allSizes",
  language: "needs.one.allLanguages",
};

/** The share by industry, size and language; those who see whose answers they are can look at each part alone. */
export function breakdownModel(given: Breakdown, asking: Asking) {
  const sections = splits.map((split) => splitModel(split, given, asking));
  // A split with a single part repeats the total.
  return sections.filter(({ bars, note }) => bars.length > 1 || note !== null);
}

function splitModel(split: Split, given: Breakdown, asking: Asking) {
  const { rowBy, industries, seesAll, filter, name } = given;
  const { t } = asking;
  const row = rowBy[split];
  const columns = columnsOf(split, [row], industries, asking);
  const parts = partsOf(row, columns.map(({ key }) => key), seesAll, split); // prettier-ignore
  const bars = columns.map((column, at) => barModel(column, parts[at] ?? "none", split, given, asking));
  const rest = unplaced(row, split);
  if (seesAll && rest.answered > 0) {
    const part: Part = { key: "none", ...rest, share: rest.wanting / rest.answered, mean: null };
    bars.push(barModel({ key: "none", name: t("form.notGiven") }, part, split, given, asking));
  }
  const isHidden = bars.length > 1 && parts.every((part) => part === "hidden");
  const isFiltered = filter[split] !== undefined;
  return {
    heading: t(headingText[split]),
    listLabel: `${name}: ${t(headingText[split])}`,
    bars: isHidden ? [] : bars,
    note: isHidden ? t(shownSplits(row).includes(split) ? "needs.one.splitHidden" : "needs.one.splitUnsafe") : null,
    allUrl: isFiltered ? given.urlOf({ ...filter, [split]: undefined }) : null,
    allText: t(allText[split]),
  };
}

function barModel(
  column: { key: string; name: string },
  part: Part,
  split: Split,
  { seesAll, filter, urlOf, name }: Breakdown,
  { t }: Asking,
) {
  const text = partText(part, t);
  return {
    name: column.name,
    url: seesAll ? urlOf({ ...filter, [split]: column.key }) : null,
    label: `${name}, ${column.name}: ${text}`,
    isCurrent: filter[split] === column.key,
    isHidden: part === "hidden",
    percent: typeof part === "object" ? Math.round((part.share ?? 0) * 100) : 0,
    text: typeof part === "object" ? countText(part) : text,
    tone: null,
  };
}
