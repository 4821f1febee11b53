/** What staff have fixed about a grouping; respondents are named by their place in the input. */
export interface Constraints {
  /** Pairs that stay together. */
  mustLinks: readonly (readonly [number, number])[];
  /** Pairs that stay apart. */
  cannotLinks: readonly (readonly [number, number])[];
  /** By respondent a label, null where not locked: those of one label stay together, those of different labels apart. */
  locked: readonly (number | null)[];
  /** People per group, those placed without a profile among them. */
  sizes: { least: number; most: number } | null;
}

/** What keeps somebody from a group that would suit better. */
export type HeldBy = "link" | "lock" | "size";

/** Respondents who can only go together: must-links, followed through, and locks of one label are contracted. */
export interface Block {
  /** In ascending order. */
  people: number[];
  label: number | null;
  /** Places of the blocks that may not be in the same group. */
  apart: number[];
}

/** One step of a chain of respondents that stay together: by a must-link, or by a lock into the same group. */
export type Join = "link" | "lock";

/** Links and locks that contradict each other, whatever the number of groups. */
export type Contradiction =
  /** The first and the last of the chain must stay apart, and yet each step keeps its two together. */
  | { reason: "link-contradiction"; chain: number[]; joins: Join[] }
  /** Must-links join the first and the last of the chain, who are locked into different groups. */
  | { reason: "lock-contradiction"; chain: number[]; joins: Join[]; labels: [number, number] };

/** The first contradiction among links and locks, with a shortest chain that shows it; null when there is none. */
export function contradictionIn(constraints: Constraints): Contradiction | null {
  const { locked } = constraints;
  const linked = neighbours(locked.length, constraints.mustLinks);
  const blockOf = componentsOf(linked);
  const labelled = new Map<number, number>();
  for (let i = 0; i < locked.length; i++) {
    const label = locked[i] ?? null;
    if (label === null) continue;
    const first = labelled.get(blockOf[i]!);
    if (first === undefined) labelled.set(blockOf[i]!, i);
    else if (locked[first] !== label) {
      return { reason: "lock-contradiction", ...chainOf(linked, locked, first, i), labels: [locked[first]!, label] };
    }
  }
  const joined = neighbours(locked.length, [...constraints.mustLinks, ...lockPairs(locked)]);
  const together = componentsOf(joined);
  const broken = constraints.cannotLinks.find(([a, b]) => together[a] === together[b]);
  return broken === undefined ? null : { reason: "link-contradiction", ...chainOf(joined, locked, ...broken, linked) };
}

/**
 * The people in blocks, each with at least one of the wanted respondents (those with a profile); a block without any has
 * nothing to be grouped by and is left out, with its links. In the order of their first person.
 * @param constraints free of contradictions.
 */
export function contract(constraints: Constraints, hasProfile: readonly boolean[]): Block[] {
  const { locked, mustLinks, cannotLinks } = constraints;
  const together = componentsOf(neighbours(locked.length, [...mustLinks, ...lockPairs(locked)]));
  const byComponent = Map.groupBy(locked.keys(), (i) => together[i]!);
  const blocks = [...byComponent.values()]
    .filter((people) => people.some((i) => hasProfile[i]!))
    .map((people): Block => ({
      people,
      label: people.reduce<number | null>((label, i) => label ?? locked[i]!, null),
      apart: [],
    }));
  const blockOf = new Map(blocks.flatMap(({ people }, b) => people.map((i) => [i, b] as const)));
  const apart = blocks.map(() => new Set<number>());
  const separate = (a: number | undefined, b: number | undefined) => {
    if (a === undefined || b === undefined) return;
    apart[a]!.add(b);
    apart[b]!.add(a);
  };
  for (const [a, b] of cannotLinks) separate(blockOf.get(a), blockOf.get(b));
  const labelled = blocks.flatMap(({ label }, b) => (label === null ? [] : [b]));
  for (const a of labelled) for (const b of labelled) if (a < b) separate(a, b);
  return blocks.map((block, b) => ({ ...block, apart: [...apart[b]!].sort((x, y) => x - y) }));
}

function lockPairs(locked: readonly (number | null)[]): [number, number][] {
  const first = new Map<number, number>();
  return locked.flatMap((label, i): [number, number][] => {
    if (label === null) return [];
    const other = first.get(label);
    if (other === undefined) first.set(label, i);
    return other === undefined ? [] : [[other, i]];
  });
}

function neighbours(n: number, pairs: readonly (readonly [number, number])[]): number[][] {
  const lists = Array.from({ length: n }, (): number[] => []);
  for (const [a, b] of pairs) {
    lists[a]!.push(b);
    lists[b]!.push(a);
  }
  return lists;
}

/** The number of each one's connected component. */
function componentsOf(lists: readonly (readonly number[])[]): Int32Array {
  const component = new Int32Array(lists.length).fill(-1);
  for (let start = 0; start < lists.length; start++) {
    if (component[start] !== -1) continue;
    component[start] = start;
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const next of lists[at]!) {
        if (component[next] !== -1) continue;
        component[next] = start;
        open.push(next);
      }
    }
  }
  return component;
}

/** A shortest way from a to b, breadth first; steps that are no must-link are locks. */
function chainOf(
  joined: readonly (readonly number[])[],
  locked: readonly (number | null)[],
  a: number,
  b: number,
  linked: readonly (readonly number[])[] = joined,
): { chain: number[]; joins: Join[] } {
  const before = new Map([[a, a]]);
  const open = [a];
  for (const at of open) {
    // Lock pairs name the first of a label only; on the way all of the label are next to each other.
    const label = linked === joined ? null : locked[at]!;
    const alike = label === null ? [] : locked.flatMap((other, i) => (other === label ? [i] : []));
    for (const next of [...joined[at]!, ...alike]) {
      if (before.has(next)) continue;
      before.set(next, at);
      open.push(next);
    }
  }
  const chain = [b];
  while (chain[0] !== a) chain.unshift(before.get(chain[0]!)!);
  const joins = chain.slice(1).map((next, at): Join => (linked[chain[at]!]!.includes(next) ? "link" : "lock"));
  return { chain, joins };
}
