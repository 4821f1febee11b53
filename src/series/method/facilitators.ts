import type { Instance } from "./instance.ts";

/** Who can lead what and when, by facilitator. */
export interface Leaders {
  /** By topic. */
  canLead: readonly (readonly boolean[])[];
  /** By slot; empty where time isn't planned. */
  isFree: readonly (readonly boolean[])[];
}

/** Null where facilitators aren't planned. */
export function leadersOf({ topics, slots = [], facilitators }: Instance): Leaders | null {
  if (facilitators === undefined) return null;
  return {
    canLead: facilitators.map((one) => topics.map(({ key }) => one.topics.includes(key))),
    isFree: facilitators.map((one) => slots.map(({ id }) => !one.away.includes(id))),
  };
}

/** Whether anybody can lead the topic; true where facilitators aren't planned. */
export function isLed(leaders: Leaders | null, topic: number): boolean {
  return leaders === null || leaders.canLead.some((topics) => topics[topic]);
}

/** A workshop that needs somebody to lead it; `slot` and `facilitator` are −1 where nothing is fixed. */
export interface ToLead {
  topic: number;
  slot: number;
  facilitator: number;
}

/**
 * Somebody for each workshop who can lead it and is free, one workshop a slot: in each slot a largest matching by
 * augmenting paths (Kuhn 1955), those with least to do being asked first. −1 for a workshop that gets nobody. Where
 * time isn't planned, one can lead any number.
 */
export function ledBy(leaders: Leaders, workshops: readonly ToLead[]): number[] {
  const led = workshops.map(() => -1);
  const load = leaders.canLead.map(() => 0);
  const slots = Map.groupBy(workshops.keys(), (w) => workshops[w]!.slot);
  for (const [slot, mine] of slots) {
    if (slot === -1)
      for (const w of mine) {
        led[w] = willing(w)[0] ?? -1;
        if (led[w] !== -1) load[led[w]]!++;
      }
    else match(mine);
  }
  return led;

  function match(mine: readonly number[]): void {
    const busyWith = new Map<number, number>();
    // Those with a fixed facilitator first: nobody else can take their place in the path.
    const ordered = mine.toSorted((a, b) => workshops[b]!.facilitator - workshops[a]!.facilitator);
    for (const w of ordered) reach(w, busyWith, new Set());
    for (const [f, w] of busyWith) {
      led[w] = f;
      load[f]!++;
    }
  }

  function reach(w: number, busyWith: Map<number, number>, seen: Set<number>): boolean {
    for (const f of willing(w)) {
      if (seen.has(f)) continue;
      seen.add(f);
      const other = busyWith.get(f);
      if (other !== undefined && !reach(other, busyWith, seen)) continue;
      busyWith.set(f, w);
      return true;
    }
    return false;
  }

  function willing(w: number): number[] {
    const able = leaders.canLead.flatMap((_, f) => (mayLead(leaders, f, workshops[w]!) ? [f] : []));
    return able.sort((a, b) => load[a]! - load[b]!);
  }
}

/** Whether this facilitator can lead the workshop, others in the slot apart. */
export function mayLead(leaders: Leaders, f: number, { topic, slot, facilitator }: ToLead): boolean {
  if (facilitator !== -1 && facilitator !== f) return false;
  return leaders.canLead[f]![topic] === true && (slot === -1 || leaders.isFree[f]![slot] === true);
}
