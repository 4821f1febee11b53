import { digivointiCatalogue } from "../src/catalogue/digivointi.ts";
import type { Chance } from "./chance.ts";
import { type DemoOrganisation, digivointiOrganisations } from "./digivointi-organisations.ts";
import {
  type DemoPattern,
  importanceByIndustry,
  importanceWhenAlone,
  patterns,
  patternsByIndustry,
  type Pull,
  sharedImportance,
} from "./digivointi-patterns.ts";

/** What shapes one organisation's answers. */
export interface Respondent {
  organisation: DemoOrganisation;
  /** The planted pattern of needs that a grouping should find. */
  pattern: DemoPattern;
  need: Pull;
  /** Finds everything more (or less) important, in steps of the scale. */
  importanceStyle: number;
  /** General digital skill, in steps of the scale; independent of industry and pattern. */
  skill: number;
  /** Chance of ticking a box that means nothing special to them. */
  tickiness: number;
}

const needKeys = digivointiCatalogue.needs.map(({ key }) => key);

/** The organisations in their order, each with a main pattern of needs and much of its own beside it. */
export function drawRespondents(random: Chance): Respondent[] {
  const waiting = new Map(
    Object.entries(patternsByIndustry).map(([industry, counts]) => {
      const all = Object.entries(counts).flatMap(([pattern, count]) => new Array<string>(count).fill(pattern));
      return [industry, random.shuffled(all) as DemoPattern[]];
    }),
  );
  return digivointiOrganisations.map((organisation) => {
    const pattern = takePattern(waiting.get(organisation.industry)!, organisation);
    return {
      organisation,
      pattern,
      need: drawNeed(pattern, random),
      importanceStyle: random.normal() * 0.5,
      skill: random.normal() * 0.6,
      tickiness: 0.04 + 0.1 * random.real(),
    };
  });
}

/** What everyone finds important together with what the industry and the size add to it, in steps of the scale. */
export function sharedPull(need: string, { organisation: { industry, sizeClass } }: Respondent): number {
  const alone = sizeClass === "1" ? (importanceWhenAlone[need] ?? 0) : 0;
  return (sharedImportance[need] ?? 0) + (importanceByIndustry[industry][need] ?? 0) + alone;
}

function takePattern(waiting: DemoPattern[], { sizeClass }: DemoOrganisation): DemoPattern {
  const at = waiting.findIndex((pattern) => pattern !== "staff" || sizeClass !== "1");
  return waiting.splice(Math.max(0, at), 1)[0]!;
}

function drawNeed(main: DemoPattern, random: Chance): Pull {
  const others = (Object.keys(patterns) as DemoPattern[]).filter((pattern) => pattern !== main);
  const second = random.shuffled(others)[0]!;
  // Hardly anyone has one kind of need only: a second pattern shows faintly, in some clearly; a few have no clear
  // pattern at all, and everyone has a need or two of their own.
  const clarity = random.real() < 0.08 ? 0.35 : 0.8 + 0.2 * random.real();
  const secondShare = random.real() < 0.2 ? 0.5 : 0.15;
  const own = new Set(random.shuffled(needKeys).slice(0, 2));
  return Object.fromEntries(
    needKeys.map((key) => {
      const patterned = clarity * (patterns[main][key] ?? 0) + secondShare * (patterns[second][key] ?? 0);
      return [key, Math.min(1, patterned + (own.has(key) ? 0.5 : 0))];
    }),
  );
}
