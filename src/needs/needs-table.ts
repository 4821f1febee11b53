import { mean } from "./profiles.ts";
import { benjaminiHochberg, type Count, fisherMidP } from "./significance.ts";
import { mergedStrength, type NeedValues } from "./values.ts";

/** A need is wanted from this strength up. */
const wantedFrom = 0.5;
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

/** Borich's mean weighted discrepancy over `respondents` who gave both values; rank 1 is the largest, ties share it. */
export interface Discrepancy {
  mwds: number;
  respondents: number;
  rank: number;
}

/** An industry that wants the need more than the others do. */
export interface Particular {
  industry: string;
  inside: Count;
  outside: Count;
  p: number;
  q: number;
}

export interface NeedRow extends NeedShare {
  need: string;
  unanswered: number;
  byIndustry: NeedSharePart[];
  bySize: NeedSharePart[];
  byLanguage: NeedSharePart[];
  discrepancy: Discrepancy | null;
  common: boolean;
  particularTo: Particular[];
}

/**
 * The table of needs that staff read, one row per need in the order of `needs`. A need counts as wanted from strength
 * 0.5. Common: at least half want it in every industry of five or more respondents (and there is such an industry).
 * Particular: an industry wants it more than the others at q < 0.10 (two-sided Fisher mid-p, Benjamini–Hochberg over
 * all cells of need × industry).
 */
export function needsTable(respondents: readonly TableRespondent[], needs: readonly string[]): NeedRow[] {
  const rows = needs.map((need) => describeNeed(respondents, need));
  rankDiscrepancies(rows);
  markParticular(rows);
  return rows;
}

function describeNeed(respondents: readonly TableRespondent[], need: string): NeedRow {
  const total = shareOf(respondents, need);
  const byIndustry = partsOf(respondents, need, (respondent) => respondent.industry);
  return {
    need,
    ...total,
    unanswered: respondents.length - total.answered,
    byIndustry,
    bySize: partsOf(respondents, need, (respondent) => respondent.sizeClass),
    byLanguage: partsOf(respondents, need, (respondent) => respondent.language),
    discrepancy: weightedDiscrepancy(respondents, need),
    common: isCommon(respondents, need),
    particularTo: [],
  };
}

function isCommon(respondents: readonly TableRespondent[], need: string): boolean {
  const large = [...Map.groupBy(respondents, ({ industry }) => industry)].filter(
    ([industry, members]) => industry !== null && members.length >= smallestIndustry,
  );
  return large.length > 0 && large.every(([, members]) => (shareOf(members, need).share ?? 0) >= 0.5);
}

function shareOf(respondents: readonly TableRespondent[], need: string): NeedShare {
  const strengths = respondents.flatMap(({ values }) => mergedStrength(values, need) ?? []);
  const wanting = strengths.filter((strength) => strength >= wantedFrom).length;
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

/**
 * MWDS = mean(importance − level) · mean(importance) over those who gave both, on the scale as asked, 1 … steps
 * (Borich 1980: each discrepancy is weighted by the need's mean importance). Ranks are set afterwards.
 */
function weightedDiscrepancy(respondents: readonly TableRespondent[], need: string): Discrepancy | null {
  const importances: number[] = [];
  const discrepancies: number[] = [];
  for (const { values } of respondents) {
    const judgement = values.judgements.get(need);
    if (judgement === undefined || judgement.importance === null || judgement.level === null) continue;
    importances.push(judgement.importance + 1);
    discrepancies.push(judgement.importance - judgement.level);
  }
  const importance = mean(importances);
  const discrepancy = mean(discrepancies);
  if (importance === null || discrepancy === null) return null;
  return { mwds: discrepancy * importance, respondents: importances.length, rank: 1 };
}

function rankDiscrepancies(rows: readonly NeedRow[]): void {
  const all = rows.flatMap(({ discrepancy }) => discrepancy ?? []);
  for (const discrepancy of all) discrepancy.rank = 1 + all.filter(({ mwds }) => mwds > discrepancy.mwds).length;
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
