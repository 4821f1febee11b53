import { adjustedRand } from "../../method/agreement.ts";
import { answerMatrix, countedColumns, takeRows } from "../../method/answers.ts";
import { possibleNumbers } from "../../method/constraints/mistake.ts";
import { contract } from "../../method/constraints/links.ts";
import { tie, untied } from "../../method/constraints/ties.ts";
import type { GroupingInput } from "../../method/grouping.ts";
import { shapedMaterial } from "../../method/material.ts";
import { matchGroups } from "../../runs/matching.ts";
import { keptPartition } from "../../method/number/selection.ts";
import { haveProfile, shapeProfiles, takeProfiles } from "../../method/shape.ts";
import { etaSquared, rowMeans } from "../../method/variance.ts";

/** What settings would do, at one number of groups. */
export interface Effect {
  k: number;
  /** In the groups that would be. */
  people: number;
  /** Who is in a group now and would be in one; and how many of them in another one, groups matched by their members. */
  compared: number;
  moved: number;
  /** Adjusted Rand index of the groups now and those that would be, over those compared: 1 the same, 0 as by chance. */
  agreement: number;
  /** Mean cosine to the own group's centre. */
  closeness: number;
  /** Share of the variance of how much people ask for that the groups explain: how much rather than what. */
  levelEta2: number;
  /** Mean cosine that links, locks and sizes cost; null without any. */
  cost: number | null;
}

/**
 * The groups that settings would give, beside those of now. Neither the number of groups is searched nor is measured how
 * sure the groups are, which is what takes long.
 * @param k where constraints do not let it be, the fewest groups that can be.
 * @param present the group of now by respondent; null: in none.
 * @param input with somebody who has a profile, and constraints that can be met.
 */
export function effectOf(
  input: GroupingInput,
  { k: wanted, seed }: { k: number; seed: number },
  present: readonly (number | null)[],
): Effect {
  const answers = countedColumns(answerMatrix(input.blocks, input.blank));
  const shapes = shapeProfiles(answers);
  const hasProfile = haveProfile(answers, shapes);
  const rows = hasProfile.flatMap((has, i) => (has ? [i] : []));
  const { constraints } = input;
  const ties = constraints === undefined ? untied : tie(constraints, takeProfiles(shapes, rows), rows, "auto");
  const possible = constraints === undefined ? null : possibleNumbers(constraints, contract(constraints, hasProfile));
  const k = Math.min(rows.length, possible === null || possible.canBe(wanted) ? wanted : possible.fewest);

  const counted = takeRows(answers, rows);
  const { labels, objective, cost } = ties.keep(keptPartition(shapedMaterial(counted).cloud(), k, seed), k, seed);
  const both = rows.flatMap((row, at) => {
    const now = present[row] ?? null;
    return now === null ? [] : [{ row: String(row), now, then: labels[at] ?? 0 }];
  });
  const matches = matchGroups(
    new Map(both.map(({ row, now }) => [row, now])),
    new Map(both.map(({ row, then }) => [row, then])),
  );
  const nowIs = new Map(matches.map(({ a, b }) => [a, b]));
  return {
    k,
    people: rows.length,
    compared: both.length,
    moved: both.filter(({ now, then }) => nowIs.get(now) !== then).length,
    agreement: adjustedRand(
      both.map(({ now }) => now),
      both.map(({ then }) => then),
    ),
    closeness: objective / rows.length,
    levelEta2: etaSquared(rowMeans(counted), labels, k),
    cost,
  };
}
