import { rankDiscrepancies, weightedDiscrepancy, type Discrepancy } from "./discrepancy.ts";
import { mean } from "./profiles.ts";
import { benjaminiHochberg, type Count, fisherMidP } from "./significance.ts";
import { mergedStrength, type NeedValues } from "./values.ts";

/** A need is wanted from this strength up. */
export const wantedFrom = 0.5;
export const isWanted = (strength: number): boolean => strength >= wantedFrom;

/** Smaller industries do not decide whether a need is common. */
const smallestIndustry = 5;
const largestFalseDiscoveryRate = 0.1;

/** One respondent; null where industry, size or language is not known. */
export interface TableRespondent {
  values: NeedValues;
  industry: string | null;
  sizeClass: string | null;
  language: string | null;
}

/** Of those who answered, how many want it; `share` and `mean` (of the strength) are 0 … 1, null when nobody answered. */
export interface NeedShare {
  answered: number;
  wanting: number;
  share: number | null;
  mean: number | null;
}

/** The share within one industry, size class or language. */
export interface NeedSharePart extends NeedShare {
  key: string;
}

/** An industry that wants the need more than the others do. */
export interface Particular {
  industry: string;
  inside: Count;
  outside: Count;
  p: number;
  q: number;
}

/** How many of those who answered share an industry, a size class and a language. */
export interface AnsweredAlike {
  industry: string | null;
  sizeClass: string | null;
  language: string | null;
  people: number;
}

export interface NeedRow extends NeedShare {
  need: string;
  unanswered: number;
  answeredBy: AnsweredAlike[];
  byIndustry: NeedSharePart[];
  bySize: NeedSharePart[];
  byLanguage: NeedSharePart[];
  discrepancy: Discrepancy | null;
  common: boolean;
  /** The industries of five or more respondents, on whose figures it rests whether the need is common. */
  commonAcross: string[];
  particularTo: Particular[];
}

/**
 * The table of needs that staff read, one row per need in the order of `needs`. A need counts as wanted from strength
 * 0.5. Common: in every industry of five or more respondents (and there is such an industry) at least half have
 * answered, and at least half of those want it.
 * Particular: an industry wants it more than the others at q < 0.10 (two-sided Fisher mid-p, Benjamini–Hochberg over
 * all cells of need × industry).
 */
export function needsTable(respondents: readonly TableRespondent[], needs: readonly string[]): NeedRow[] {
  const rows = needs.map((need) => describeNeed(respondents, need));
  rankDiscrepancies(rows.flatMap(({ discrepancy }) => discrepancy ?? []));
  markParticular(rows);
  return rows;
}

function describeNeed(respondents: readonly TableRespondent[], need: string): NeedRow {
  const total = shareOf(respondents, need);
  const byIndustry = partsOf(respondents, need, (respondent) => respondent.industry);
  const commonAcross = largeIndustries(respondents);
  return {
    need,
    ...total,
    unanswered: respondents.length - total.answered,
    answeredBy: answeredBy(respondents, need),
    byIndustry,
    bySize: partsOf(respondents, need, (respondent) => respondent.sizeClass),
    byLanguage: partsOf(respondents, need, (respondent) => respondent.language),
    discrepancy: weightedDiscrepancy(respondents.flatMap(({ values }) => values.judgements.get(need) ?? [])),
    common: isCommon(byIndustry, commonAcross, respondents),
    commonAcross,
    particularTo: [],
  };
}

function largeIndustries(respondents: readonly TableRespondent[]): string[] {
  return [...Map.groupBy(respondents, ({ industry }) => industry)].flatMap(([industry, members]) =>
    industry !== null && members.length >= smallestIndustry ? [industry] : [],
  );
}

// Where most of an industry said nothing of the need, as of one that only open answers name, nothing is known of it.
function isCommon(
  byIndustry: readonly NeedSharePart[],
  across: readonly string[],
  respondents: readonly TableRespondent[],
): boolean {
  const isWantedIn = (industry: string) => {
    const { answered = 0, share = 0 } = byIndustry.find(({ key }) => key === industry) ?? {};
    const members = respondents.filter((one) => one.industry === industry).length;
    return answered * 2 >= members && (share ?? 0) >= 0.5;
  };
  return across.length > 0 && across.every(isWantedIn);
}

function answeredBy(respondents: readonly TableRespondent[], need: string): AnsweredAlike[] {
  const answered = respondents.filter(({ values }) => mergedStrength(values, need) !== null);
  const alike = Map.groupBy(answered, ({ industry, sizeClass, language }) =>
    JSON.stringify([industry, sizeClass, language]),
  );
  return [...alike.values()].map((members) => {
    const { industry, sizeClass, language } = members[0]!;
    return { industry, sizeClass, language, people: members.length };
  });
}

function shareOf(respondents: readonly TableRespondent[], need: string): NeedShare {
  const strengths = respondents.flatMap(({ values }) => mergedStrength(values, need) ?? []);
  const wanting = strengths.filter(isWanted).length;
  const share = strengths.length === 0 ? null : wanting / strengths.length;
  return { answered: strengths.length, wanting, share, mean: mean(strengths) };
}

function partsOf(
  respondents: readonly TableRespondent[],
  need: string,
  part: (respondent: TableRespondent) => string | null,
): NeedSharePart[] {
  const keys = [...new Set(respondents.flatMap((respondent) => part(respondent) ?? []))].sort();
  return keys.map((key) => ({
    key,
    ...shareOf(
      respondents.filter((one) => part(one) === key),
      need,
    ),
  }));
}

function markParticular(rows: readonly NeedRow[]): void {
  const cells = rows.flatMap((row) =>
    row.byIndustry.flatMap(({ key, wanting, answered }) => {
      const inside = { k: wanting, n: answered };
      const outside = othersOf(row, key);
      if (inside.n === 0 || outside.n === 0) return [];
      return [{ row, industry: key, inside, outside, p: fisherMidP(inside, outside) }];
    }),
  );
  benjaminiHochberg(cells.map(({ p }) => p)).forEach((q, i) => {
    const { row, ...cell } = cells[i]!;
    const wantsMore = cell.inside.k * cell.outside.n > cell.outside.k * cell.inside.n;
    if (wantsMore && q < largestFalseDiscoveryRate) row.particularTo.push({ ...cell, q });
  });
}

function othersOf(row: NeedRow, industry: string): Count {
  const others = row.byIndustry.filter(({ key }) => key !== industry);
  return {
    k: others.reduce((sum, { wanting }) => sum + wanting, 0),
    n: others.reduce((sum, { answered }) => sum + answered, 0),
  };
}
