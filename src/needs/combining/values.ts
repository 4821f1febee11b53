import { mean } from "../profiles.ts";
import { gapStrength, needBlocks, type Judgement, type NeedBlock, type NeedValues, type Strengths } from "../values.ts";

/**
 * What one respondent has said in several surveys: the largest strength of each need and block, as with several sources
 * within a survey. The judgement kept is the one with the largest gap, so that level and gap belong together; one without
 * a gap gives way, and of equal ones the earlier source's is kept.
 */
export function largestOf(sources: readonly NeedValues[]): NeedValues {
  return {
    blocks: combinedBlocks(sources, (strengths) => Math.max(...strengths)),
    judgements: combinedJudgements(sources, largestGap),
  };
}

/**
 * What an organisation's respondents have said, taken together: the mean of each need and block over those who answered
 * it; missing is ignored, and a need that none of them answered is missing. So every respondent counts the same, and a
 * blank takes nothing from what the others say. What is no need (services, barriers) is combined in the same way.
 *
 * Levels and importances are means too and are not rounded: a topic's level is ⌊level · levels / L⌋, which takes any
 * number, and rounding to a whole level before it would lift an organisation of levels 1 and 2 to 2, where half of its
 * people are not.
 */
export function meanOf(respondents: readonly NeedValues[]): NeedValues {
  return {
    blocks: combinedBlocks(respondents, (strengths) => mean(strengths)!),
    judgements: combinedJudgements(respondents, meanJudgement),
  };
}

/**
 * Judgements on one scale per need, the finest that anybody was asked on: level and importance on 0 … L − 1 become
 * level · L′ / L, which leaves the level of a topic, ⌊level · levels / L⌋, and the order as they were.
 */
export function onOneScale(respondents: readonly NeedValues[]): NeedValues[] {
  const finest = new Map<string, number>();
  for (const { judgements } of respondents)
    for (const [need, { steps }] of judgements) finest.set(need, Math.max(steps, finest.get(need) ?? 0));
  return respondents.map(({ blocks, judgements }) => ({
    blocks,
    judgements: new Map([...judgements].map(([need, one]) => [need, onScale(one, finest.get(need)!)])),
  }));
}

function onScale(judgement: Judgement, steps: number): Judgement {
  if (judgement.steps === steps) return judgement;
  const scaled = (value: number | null) => (value === null ? null : (value * steps) / judgement.steps);
  return { importance: scaled(judgement.importance), level: scaled(judgement.level), steps };
}

function combinedBlocks(all: readonly NeedValues[], combine: (strengths: number[]) => number): NeedValues["blocks"] {
  const of = (block: NeedBlock) =>
    combinedStrengths(
      all.map(({ blocks }) => blocks[block]),
      combine,
    );
  return Object.fromEntries(needBlocks.map((block) => [block, of(block)])) as NeedValues["blocks"];
}

function combinedStrengths(all: readonly Strengths[], combine: (strengths: number[]) => number): Strengths {
  const keys = new Set(all.flatMap((strengths) => [...strengths.keys()]));
  return new Map(
    [...keys].map((key) => {
      const observed = all.flatMap((strengths) => strengths.get(key) ?? []);
      return [key, observed.length === 0 ? null : combine(observed)];
    }),
  );
}

function combinedJudgements(
  all: readonly NeedValues[],
  combine: (judgements: Judgement[]) => Judgement,
): NeedValues["judgements"] {
  const needs = new Set(all.flatMap(({ judgements }) => [...judgements.keys()]));
  return new Map(
    [...needs].map((need) => [need, combine(all.flatMap(({ judgements }) => judgements.get(need) ?? []))]),
  );
}

function largestGap(judgements: Judgement[]): Judgement {
  const told = (judgement: Judgement) => gapStrength(judgement) ?? (judgement.level === null ? -2 : -1);
  return judgements.reduce((most, one) => (told(one) > told(most) ? one : most));
}

function meanJudgement(judgements: Judgement[]): Judgement {
  const of = (part: "importance" | "level") => mean(judgements.flatMap((one) => one[part] ?? []));
  return { importance: of("importance"), level: of("level"), steps: judgements[0]!.steps };
}
