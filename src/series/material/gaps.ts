import { topicLevels, type Material, type SeriesTopic } from "./material.ts";
import { fit } from "../method/problem.ts";

/** What somebody lacks, 0 … 1, and at which level. */
export interface Gap {
  gap: number;
  level: number | null;
}

/**
 * What each person lacks of a topic: the largest of need left × how well the topic covers it; the level is that of the
 * need which gave it. A person's needs are worked out when they are first asked for.
 */
export function gapsOf(material: Material): (person: number, topic: Pick<SeriesTopic, "covers">) => Gap {
  const placeOf = new Map(material.needIds.map((id, need) => [id, need]));
  const leftOf = needsLeft(material, placeOf);
  const left: Gap[][] = [];
  return (person, { covers }) => {
    const mine = (left[person] ??= leftOf(person));
    let best: Gap = { gap: 0, level: null };
    for (const { needId, strength } of covers) {
      const need = mine[placeOf.get(needId) ?? -1];
      if (need !== undefined && need.gap * strength > best.gap)
        best = { gap: rounded(need.gap * strength), level: need.level };
    }
    return best;
  };
}

/**
 * What is left of each need after the workshops that a person has had or will have: served by how well they cover it at
 * the person's level. Of what is served, half remains as a wish to go deeper, one level above the workshop.
 */
function needsLeft(
  { people, needIds, values, levels, before }: Material,
  placeOf: ReadonlyMap<string, number>,
): (person: number) => Gap[] {
  const held = before.map(({ covers, level }) => ({
    covers: covers.flatMap(({ needId, strength }) => {
      const need = placeOf.get(needId);
      return need === undefined ? [] : [{ need, strength }];
    }),
    level: topicLevels.findIndex((each) => each === level),
  }));
  const heldFor = new Map<string, number[]>();
  before.forEach(({ organisationIds }, w) => {
    for (const id of new Set(organisationIds)) heldFor.set(id, [...(heldFor.get(id) ?? []), w]);
  });
  return (person) => {
    const served = new Float64Array(needIds.length);
    const deeper = new Int32Array(needIds.length);
    for (const w of heldFor.get(people[person]!.id) ?? []) {
      const { covers, level } = held[w]!;
      for (const { need, strength } of covers) {
        const reach = strength * (level === -1 ? 1 : fit(levels[person]![need] ?? null, level));
        served[need] = Math.max(served[need]!, reach);
        if (reach > 0) deeper[need] = Math.max(deeper[need]!, level === -1 ? topicLevels.length : level + 1);
      }
    }
    return needIds.map((_, need) => {
      const [value, level] = [values[person]![need] ?? 0, levels[person]![need] ?? null];
      const kept = value * (1 - served[need]!);
      const deepened = deeper[need]! < topicLevels.length ? (value * served[need]!) / 2 : 0;
      return deepened > kept ? { gap: deepened, level: deeper[need]! } : { gap: kept, level };
    });
  };
}

/** Products of decimal fractions: equal in all runs and on all machines. */
const rounded = (value: number) => Math.round(Math.min(1, value) * 10_000) / 10_000;
