import { withOnly, type Wish } from "./wishes.ts";
import { leastSum } from "./holds-together.ts";
import type { Instance } from "../method/instance.ts";
import type { Loose } from "../method/solver/model.ts";

/** A wish that clashes, with what it is and what would do instead. */
export type ClashingWish = (
  | { wish: NumberWish; is: number; needed: number | null }
  | { wish: "fixed"; topic: string; level: number; audience: string }
  | { wish: "cannot-link"; first: string; second: string }
) & {
  /** Whether giving way here is enough; else other wishes clash besides, and `needed` is for these alone. */
  isEnough: boolean;
};

/** Wishes with a number, which may be raised or lowered; slots, rooms and facilitators are counted. */
export type NumberWish = Exclude<Wish["wish"], "fixed" | "cannot-link">;

/** Whether an instance can be met, within the time that is left. */
export type Holds = (instance: Instance, loose: Loose) => Promise<boolean | null>;

/** A way out for each wish of a clash: the nearest number with which all other wishes can hold, or to drop it. */
export async function waysOut(
  instance: Instance,
  all: readonly Wish[],
  clash: readonly Wish[],
  holds: Holds,
): Promise<ClashingWish[]> {
  const ways: ClashingWish[] = [];
  for (const wish of clash) {
    const others = all.filter((other) => other !== wish);
    const dropped = withOnly(instance, others);
    const isEnough = (await holds(dropped.instance, dropped.loose)) === true;
    const kept = isEnough ? all : clash;
    ways.push({ ...(await wayOut(instance, kept, wish, holds)), isEnough });
  }
  return ways;
}

async function wayOut(instance: Instance, kept: readonly Wish[], wish: Wish, holds: Holds) {
  if (wish.wish === "cannot-link") {
    const [first, second] = instance.cannotLink![wish.place]!;
    return { wish: wish.wish, first, second };
  }
  if (wish.wish === "fixed") {
    const { topic, level, group, members } = instance.fixed![wish.place]!;
    const { mode, common = 0 } = instance;
    const isCommon = mode === "groups" || (mode === "mixed" && members === undefined && common > 0);
    return { wish: wish.wish, topic, level, audience: group ?? (isCommon ? "all" : "free") };
  }
  const name = wish.wish;
  return { wish: name, is: numberOf(instance, name), needed: await nearest(instance, kept, name, holds) };
}

function numberOf(
  { size, budget, own, common, workshops, perPerson, slots, facilitators }: Instance,
  name: NumberWish,
) {
  const numbers: Record<NumberWish, number> = {
    ...{ "size-least": size[0], "size-most": size[1], "per-person": perPerson, workshops },
    ...{ own: own ?? 0, common: common ?? 0, budget: budget ?? 0 },
    ...{ slots: slots?.length ?? 0, facilitators: facilitators?.length ?? 0 },
    rooms: Math.min(...(slots ?? []).map(({ rooms = Infinity }) => rooms)),
  };
  return numbers[name];
}

/** The number nearest to what was asked for with which everything kept can hold; null when none is found. */
async function nearest(
  instance: Instance,
  kept: readonly Wish[],
  name: NumberWish,
  holds: Holds,
): Promise<number | null> {
  const is = numberOf(instance, name);
  if (name === "budget" || name === "workshops") {
    const { instance: without, loose } = withOnly(instance, kept.filter(({ wish }) => wish !== name)); // prettier-ignore
    return await leastSum(without, loose, name === "budget" ? "cost" : "workshops", { timeLimitSeconds: 2, seed: 1 });
  }
  const holdsAt = async (number: number) => {
    const changed = withOnly(changedTo(instance, name, number), kept);
    return (await holds(changed.instance, changed.loose)) === true;
  };
  const { own = 0, common = 0, participants, topics, workshops, mode } = instance;
  const groups = new Set(participants.map(({ group }) => group)).size;
  const held = mode === "groups" ? own * groups + common : workshops;
  switch (name) {
    case "size-least":
      return await firstThatHolds(holdsAt, is - 1, 1);
    case "own":
    case "common": {
      const least = mostFixed(instance, name === "own");
      return (await firstThatHolds(holdsAt, is - 1, least)) ?? (await firstThatHolds(holdsAt, is + 1, least));
    }
    case "size-most":
      return await firstThatHolds(holdsAt, is + 1, participants.length);
    case "per-person":
      return await firstThatHolds(holdsAt, is + 1, topics.length);
    case "slots":
    case "facilitators":
      return await firstThatHolds(holdsAt, is + 1, is + held);
    case "rooms":
      return await firstThatHolds(holdsAt, is + 1, held);
  }
}

/** Most workshops fixed for one group, or for all: what own or common can't go below. */
function mostFixed({ fixed = [], mode }: Instance, isOwn: boolean): number {
  const together = fixed.filter(({ group, members }) => group !== undefined || members === undefined || mode === "groups"); // prettier-ignore
  const counts = Map.groupBy(together, ({ group }) => group);
  return Math.max(0, ...[...counts].flatMap(([group, all]) => ((group !== undefined) === isOwn ? [all.length] : [])));
}

/** The instance with one number changed. Slots are added in which everybody can come, facilitators who can lead all. */
function changedTo(instance: Instance, name: Exclude<NumberWish, "budget" | "workshops">, number: number): Instance {
  const { size, slots = [], facilitators = [], topics } = instance;
  const added = (count: number) => Array.from({ length: number - count }, (_, at) => `added ${at}`);
  switch (name) {
    case "size-least":
      return { ...instance, size: [number, size[1]] };
    case "size-most":
      return { ...instance, size: [size[0], number] };
    case "own":
      return { ...instance, own: number };
    case "common":
      return { ...instance, common: number };
    case "per-person":
      return { ...instance, perPerson: number };
    case "slots":
      return { ...instance, slots: [...slots, ...added(slots.length).map((id) => ({ id, away: [] }))] };
    case "facilitators": {
      const everything = topics.map(({ key }) => key);
      const more = added(facilitators.length).map((id) => ({ id, topics: everything, away: [] }));
      return { ...instance, facilitators: [...facilitators, ...more] };
    }
    case "rooms":
      return { ...instance, slots: slots.map((slot) => ({ ...slot, rooms: Math.max(slot.rooms ?? number, number) })) };
  }
}

/** The first number on the way from one to the other that holds, by halving: past the first that does, all do. */
async function firstThatHolds(
  holds: (number: number) => Promise<boolean>,
  from: number,
  to: number,
): Promise<number | null> {
  const step = from <= to ? 1 : -1;
  const count = (to - from) * step + 1;
  if (count < 1 || !(await holds(to))) return null;
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await holds(from + middle * step)) high = middle;
    else low = middle + 1;
  }
  return from + low * step;
}
