import type { Dimension } from "./dimensions.ts";
import type { Look } from "./look.ts";

/** How a part is named in addresses and forms. */
export const partName = (dimension: string, part: string) => `${dimension}=${part}`;

/** What an address asks for, of what there is; the rest of it is passed over. */
export function lookOf(
  { only, compare }: { only: readonly string[]; compare: string },
  dimensions: readonly Dimension[],
): Look {
  const parts = dimensions.flatMap(({ key, parts: own }) => own.map((part) => ({ dimension: key, part: part.key })));
  const wanted = parts.filter(({ dimension, part }) => only.includes(partName(dimension, part)));
  return {
    only: wanted.filter(({ dimension }, at) => wanted.findIndex((each) => each.dimension === dimension) === at),
    compare: dimensions.some(({ key }) => key === compare) ? compare : null,
  };
}

/** The same as an address's query, "" where nothing is asked for; `more` is put after it. */
export function askedQuery({ only, compare }: Look, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const { dimension, part } of only) query.append("only", partName(dimension, part));
  if (compare !== null) query.set("compare", compare);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
