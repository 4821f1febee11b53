import { sumDecimals } from "./decimals.ts";
import type { Counted } from "./sums.ts";

export interface PartTotal<P> {
  /** Null is what was counted of no single unit. */
  part: P | null;
  /** An exact decimal. */
  total: string;
}

/** A sum's rows added up by the part that each row's unit is in; parts without rows are left out, rows of no part come last. */
export function totalsByPart<P extends { unitIds: ReadonlySet<string> }>(
  rows: readonly Pick<Counted, "unitId" | "value">[],
  parts: readonly P[],
): PartTotal<P>[] {
  const partOf = new Map(parts.flatMap((part) => [...part.unitIds].map((id) => [id, part] as const)));
  const byPart = Map.groupBy(rows, ({ unitId }) => (unitId === null ? null : (partOf.get(unitId) ?? null)));
  return [...parts, null].flatMap((part) => {
    const own = byPart.get(part);
    return own === undefined ? [] : [{ part, total: sumDecimals(own.map(({ value }) => value)) }];
  });
}
