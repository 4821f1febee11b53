import type { Texts } from "../../platform/locales.ts";
import type { Held } from "../method/instance.ts";
import { aboutFrom, topicLevels, type Material, type SeriesTopic } from "./material.ts";
import { fit } from "../method/problem.ts";
import { isWanted } from "../method/reasons.ts";

/** A need and who has it: what tells whether a series leaves it open. Numbers are places in the list of people. */
export interface NeedWanted {
  id: string;
  names: Texts;
  /** Who needs it, with their present level in it. */
  wanting: [number, number | null][];
  /** Those of them who have had a workshop about it at their level, or will have one besides the series. */
  reached: number[];
}

/** From this share of those who need it on, reached at their level, a need is covered (as on the page of coverage). */
const coveredFrom = 0.6;

/** The needs that somebody has, with whom the workshops besides the series reach. */
export function needsWanted(
  material: Pick<Material, "people" | "needIds" | "values" | "levels" | "before"> & { needNames: Texts[] },
): NeedWanted[] {
  const { people, needIds, needNames, values, levels, before } = material;
  return needIds.flatMap((id, need) => {
    const wanting = people.flatMap((_, i): [number, number | null][] =>
      isWanted(values[i]![need] ?? 0) ? [[i, levels[i]![need] ?? null]] : [],
    );
    if (wanting.length === 0) return [];
    const about = before
      .filter(({ covers }) => isAbout(covers, id))
      .map(({ level, organisationIds }) => ({
        level: topicLevels.findIndex((each) => each === level),
        organisations: new Set(organisationIds),
      }));
    const reached = wanting.flatMap(([i, own]) =>
      about.some(
        ({ level, organisations }) => organisations.has(people[i]!.id) && (level === -1 || fit(own, level) === 1),
      )
        ? [i]
        : [],
    );
    return [{ id, names: needNames[need]!, wanting, reached }];
  });
}

/**
 * The needs that are left open with these workshops besides those held before: too few of those who need them are
 * reached at their own level. Ids in the order of the needs.
 */
export function needsLeftOpen(
  needs: readonly NeedWanted[],
  topics: readonly Pick<SeriesTopic, "covers">[],
  plan: readonly Held[],
): string[] {
  return needs
    .filter(({ id, wanting, reached }) => {
      const there = new Set(reached);
      const levelOf = new Map(wanting);
      for (const { level, members } of plan.filter((held) => isAbout(topics[held.topic]!.covers, id)))
        for (const i of members) if (levelOf.has(i) && fit(levelOf.get(i)!, level) === 1) there.add(i);
      return there.size < coveredFrom * wanting.length;
    })
    .map(({ id }) => id);
}

function isAbout(covers: SeriesTopic["covers"], needId: string): boolean {
  return covers.some((cover) => cover.needId === needId && cover.strength >= aboutFrom);
}
