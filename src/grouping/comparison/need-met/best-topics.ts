import { randomStream, shuffle } from "../../method/random.ts";
import { median } from "../../method/variance.ts";
import { ownBest, type Benefit } from "./benefit.ts";

/** A topic for a group, at the level that suits its members best. */
export interface ChosenTopic {
  topic: number;
  level: number;
  /** Sum over the members of the share of what each could get. */
  met: number;
}

/** What a division would come to: every member of a group attends all of the group's workshops. */
export interface NeedMet {
  /** Mean over people of what they get, as a share 0 … 1 of what they could get. */
  mean: number;
  /** People who could get something; the others are not in the mean. */
  counted: number;
  workshops: number;
  /** By group, the topic that gives most first. */
  chosen: ChosenTopic[][];
}

/**
 * Need met when each group gets its own best `own` topics, each once. What a person could get is their own best `own`
 * topics. What a workshop gives is added up over members and workshops, so that the topics that give most one by one
 * are the best together: the choice is exact. A topic that would give nobody anything is not held.
 * @param labels group 0 … groups − 1 by person.
 */
export function needMet(benefit: Benefit, labels: ArrayLike<number>, groups: number, own: number): NeedMet {
  const most = ownBest(benefit, own);
  const chosen = offersByGroup(benefit, labels, groups, most).map((offers) => offers.slice(0, own));
  return summed(chosen, most);
}

/**
 * Need met when `total` workshops are held in all, each for one group, wherever they give most (exact, as above). What
 * a person could get is all that the topics could give; `attended` is how many workshops a person goes to on average.
 */
export function needMetInAll(
  benefit: Benefit,
  labels: ArrayLike<number>,
  groups: number,
  total: number,
): NeedMet & { attended: number } {
  const most = ownBest(benefit, benefit.topics);
  const offers = offersByGroup(benefit, labels, groups, most).flatMap((own, group) =>
    own.map((offer) => ({ group, offer })),
  );
  const held = offers.sort((a, b) => b.offer.met - a.offer.met).slice(0, total);
  const chosen = Array.from({ length: groups }, (_, g) =>
    held.flatMap(({ group, offer }) => (group === g ? [offer] : [])),
  );
  const seats = Array.from(labels).reduce((sum, group) => sum + (chosen[group]?.length ?? 0), 0);
  return { ...summed(chosen, most), attended: labels.length === 0 ? 0 : seats / labels.length };
}

const DRAWS = 99;

/** Need met by groups of the same sizes drawn by lot, as `needMet` counts it: the median of 99 draws. */
export function needMetByLot(benefit: Benefit, labels: Int32Array, groups: number, own: number, seed: number): number {
  const dealt = labels.slice();
  const random = randomStream(seed, `groups by lot ${own}`);
  const most = ownBest(benefit, own);
  const means = Array.from({ length: DRAWS }, () => {
    shuffle(dealt, random);
    const chosen = offersByGroup(benefit, dealt, groups, most).map((offers) => offers.slice(0, own));
    return summed(chosen, most).mean;
  });
  return median(means);
}

/** By group all topics that give its members something, each at its best level, best first; equals by their order. */
function offersByGroup(
  { people, topics, levels, b }: Benefit,
  labels: ArrayLike<number>,
  groups: number,
  most: Float64Array,
): ChosenTopic[][] {
  const candidates = topics * levels;
  const met = new Float64Array(groups * candidates);
  for (let i = 0; i < people; i++) {
    if (most[i] === 0) continue;
    for (let c = 0; c < candidates; c++) {
      const at = labels[i]! * candidates + c;
      met[at] = met[at]! + b[i * candidates + c]! / most[i]!;
    }
  }
  return Array.from({ length: groups }, (_, g) =>
    Array.from({ length: topics }, (_, topic): ChosenTopic => {
      const from = (g * topics + topic) * levels;
      const at = Array.from(met.subarray(from, from + levels));
      const level = at.indexOf(Math.max(...at));
      return { topic, level, met: at[level]! };
    })
      .filter((offer) => offer.met > 0)
      .sort((one, other) => other.met - one.met),
  );
}

function summed(chosen: ChosenTopic[][], most: Float64Array): NeedMet {
  const held = chosen.flat();
  const counted = most.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0);
  const total = held.reduce((sum, { met }) => sum + met, 0);
  return { mean: counted === 0 ? 0 : Math.min(1, total / counted), counted, workshops: held.length, chosen };
}
