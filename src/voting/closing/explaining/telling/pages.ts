import type { Asking } from "../../../../platform/asking.ts";
import { formatNumber, textIn } from "../../../../platform/i18n.ts";
import { type Exact, parseRational } from "../../../method/rational.ts";
import type { BallotResult } from "../../result.ts";

/** A table beside the words; `length` is the bar of its row out of 100, null for none. */
export interface ToldTable {
  caption: string;
  /** What the rows are: topics, where it does not say. */
  rowHead: string | null;
  /** Whether its cells are words and not figures. */
  isWords: boolean;
  columns: string[];
  rows: { name: string; isWinner: boolean; length: number | null; cells: string[] }[];
}

/** A part of an explanation: sentences, then steps in their order, then tables; folded under its summary where it has one. */
export interface Told {
  summary: string | null;
  heading: string | null;
  sentences: string[];
  steps: string[];
  tables: ToldTable[];
}

/** What every part of an explanation is told with. */
export interface Telling {
  result: BallotResult;
  asking: Asking;
  /** The option's name by its place in the count. */
  nameAt: (index: number) => string;
  nameOf: (optionId: string) => string;
  /** An exact figure as people read it: whole, or with two decimals. */
  figure: (value: Exact) => string;
  isWinner: (index: number) => boolean;
}

export function tellingOf(result: BallotResult, asking: Asking): Telling {
  const { locale } = asking;
  const nameOf = (id: string) => {
    const option = result.options.find((each) => each.id === id);
    return option === undefined ? "" : textIn(option.names, locale);
  };
  return {
    result,
    asking,
    nameOf,
    nameAt: (index) => nameOf(result.countedIds[index] ?? ""),
    figure: (value) => {
      const number = numberOf(value);
      return formatNumber(number, locale, Number.isInteger(number) ? 0 : 2);
    },
    isWinner: (index) => result.winnerIds.includes(result.countedIds[index] ?? ""),
  };
}

/** The figure for a picture or for words: near enough, where the count itself is exact. */
export function numberOf(value: Exact): number {
  const { numerator, denominator } = parseRational(value)!;
  return Number(numerator) / Number(denominator);
}

/** "A, B and C" in the language. */
export function listed(names: readonly string[], { locale }: Pick<Asking, "locale">): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}

export function told(parts: Partial<Told>): Told {
  return { summary: null, heading: null, sentences: [], steps: [], tables: [], ...parts };
}
