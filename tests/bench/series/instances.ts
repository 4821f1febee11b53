import type { Instance, Person } from "../../../src/series/method/instance.ts";
import { seededNumbers } from "../seeded.ts";

/** Sizes as the benchmark's instances are named: people × topics × workshops. */
export interface InstanceSize {
  people: number;
  topics: number;
  workshops: number;
  size: readonly [number, number];
}

const kinds = 5;

/**
 * Needs like those of the reference instances: a quarter to a third of the topics by person (popular ones far more
 * often, each kind of person leaning to topics of its own), gaps of a quarter to one evenly, a general level by person
 * from which one topic in six differs by a step; one level in a hundred is not known where `missing` says so.
 */
export function benchInstance(
  { people, topics, workshops, size }: InstanceSize,
  seed: number,
  changes: Partial<Instance> = {},
  missing = 0,
): Instance {
  const random = seededNumbers(seed * 1_000_003 + people * 101 + topics);
  const popular = Array.from({ length: topics }, () => 0.05 + 0.4 * random() ** 1.5);
  const leaning = Array.from({ length: kinds }, () => popular.map((share) => (random() < 0.25 ? share + 0.25 : share)));
  const kind = Array.from({ length: people }, () => Math.floor(random() * kinds));
  const general = kind.map(() => Math.floor(random() * 3));
  const gap = kind.map((k) => leaning[k]!.map((share) => (random() < share ? Math.ceil(random() * 4) / 4 : 0)));
  const level = general.map((mine) =>
    Array.from({ length: topics }, () => {
      if (random() < missing) return null;
      const step = random();
      return Math.max(0, Math.min(2, mine + (step < 0.12 ? -1 : step > 0.88 ? 1 : 0)));
    }),
  );
  return {
    participants: kind.map((k, i): Person => ({ id: `p${i + 1}`, weight: 1, group: `g${k + 1}` })),
    topics: Array.from({ length: topics }, (_, t) => ({ key: `t${t + 1}` })),
    ...{ levels: 3, gap, level, workshops, perPerson: 3, size, copies: 2, lambda: 0.3, topShare: 0.75, mode: "free" },
    ...changes,
  };
}
