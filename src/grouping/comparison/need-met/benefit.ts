import type { TopicLevel } from "../../../catalogue/index.ts";
import type { Texts } from "../../../platform/locales.ts";

/** The levels of topics, lowest first; a level's place in the list is its number. */
export const topicSteps = ["basics", "intermediate", "advanced"] as const satisfies readonly TopicLevel[];

/** What people lack: by person, then need. Levels are places in `topicSteps`, null where not known. */
export interface NeedAnswers {
  values: readonly (readonly (number | null)[])[];
  levels: readonly (readonly (number | null)[])[];
}

/** A topic that a group could be given; `need` is a column of the answers, strength 0 … 1 how well it is met. */
export interface OfferedTopic {
  names: Texts;
  covers: readonly { need: number; strength: number }[];
  /** Levels that it can be held at. */
  levels: readonly number[];
}

/** What each person would get of each topic at each level, 0 … 1: `at(i, t, l)` is b[(i · topics + t) · levels + l]. */
export interface Benefit {
  people: number;
  topics: number;
  levels: number;
  b: Float64Array;
}

/**
 * Benefit = gap × fit. The gap is the largest of need × how well the topic covers it; the level is that of the need
 * which gave it. A level that the topic is not held at gives nothing.
 */
export function benefitOf({ values, levels }: NeedAnswers, topics: readonly OfferedTopic[]): Benefit {
  const steps = topicSteps.length;
  const b = new Float64Array(values.length * topics.length * steps);
  values.forEach((needs, i) => {
    topics.forEach(({ covers, levels: offered }, t) => {
      let gap = 0;
      let own: number | null = null;
      for (const { need, strength } of covers) {
        if ((needs[need] ?? 0) * strength <= gap) continue;
        gap = (needs[need] ?? 0) * strength;
        own = levels[i]?.[need] ?? null;
      }
      for (const level of offered) b[(i * topics.length + t) * steps + level] = gap * levelFit(own, level);
    });
  });
  return { people: values.length, topics: topics.length, levels: steps, b };
}

/** How a workshop's level suits a person: 1 at the person's own, ½ one apart; of an unknown level ½, 1 at the basics. */
export function levelFit(own: number | null, held: number): number {
  if (own === null) return held === 0 ? 1 : 0.5;
  return [1, 0.5][Math.abs(own - held)] ?? 0;
}

/** U: what each person would get of their best `most` topics, each at its best level. */
export function ownBest({ people, topics, levels, b }: Benefit, most: number): Float64Array {
  return Float64Array.from({ length: people }, (_, i) => {
    const best = Array.from({ length: topics }, (_, t) => {
      const from = (i * topics + t) * levels;
      return Math.max(0, ...b.subarray(from, from + levels));
    });
    return best
      .sort((one, other) => other - one)
      .slice(0, most)
      .reduce((sum, value) => sum + value, 0);
  });
}
