import type { HandLink } from "./state.ts";

/** The two of a link in the order in which they are stored. */
export function pairOf(first: string, second: string): [string, string] {
  return first < second ? [first, second] : [second, first];
}

/** Everyone who is to be in the same group as this one, directly or through others; itself among them. */
export function together(links: readonly HandLink[], id: string): Set<string> {
  const found = new Set([id]);
  for (const one of found) for (const other of partners(links, one)) found.add(other);
  return found;
}

/** Two who are to be kept apart, yet are bound to be together: the chain from one to the other; null when there is none. */
export function contradiction(links: readonly HandLink[]): string[] | null {
  const pair = links.find(({ a, b, kind }) => kind === "cannot" && together(links, a).has(b));
  return pair === undefined ? null : chainBetween(links, pair.a, pair.b);
}

/** A shortest way from one to the other through those who are to be together; empty when there is none. */
export function chainBetween(links: readonly HandLink[], from: string, to: string): string[] {
  const before = new Map([[from, from]]);
  for (const [one] of before) for (const other of partners(links, one)) if (!before.has(other)) before.set(other, one);
  if (!before.has(to)) return [];
  const chain = [to];
  for (let at = to; at !== from;) {
    at = before.get(at)!;
    chain.unshift(at);
  }
  return chain;
}

function partners(links: readonly HandLink[], id: string): string[] {
  return links.flatMap(({ a, b, kind }) => {
    if (kind === "cannot") return [];
    if (a === id) return [b];
    return b === id ? [a] : [];
  });
}
