export type Direction = "up" | "down";

/** The same ids with one a step higher or lower; at the end of the list, or not in it, nothing moves. */
export function moved(ids: readonly string[], id: string, direction: Direction): string[] {
  const from = ids.indexOf(id);
  const to = from + (direction === "up" ? -1 : 1);
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  const order = [...ids];
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}
