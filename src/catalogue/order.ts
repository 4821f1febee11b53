export type Direction = "up" | "down";

/** The list with one of its members a step up or down; as it was where there is no further step or no such member. */
export function moved(ids: readonly string[], id: string, direction: Direction): string[] {
  const from = ids.indexOf(id);
  const to = direction === "up" ? from - 1 : from + 1;
  if (from === -1 || to < 0 || to >= ids.length) return [...ids];
  return ids.map((each, at) => (at === from ? ids[to] : at === to ? id : each) ?? each);
}
