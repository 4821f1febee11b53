import { sumDecimals } from "./decimals.ts";

/** A figure of a tool's use as it counts. */
export interface Counted {
  readonly id: string;
  readonly toolId: string;
  /** Null is the whole programme. */
  readonly unitId: string | null;
  /** What was counted, "Keskustelut". */
  readonly name: string;
  /** In what it was counted, "kpl". */
  readonly measure: string;
  /** An exact decimal, "10510.5". */
  readonly value: string;
  /** The first day and the last, "2021-05-03". */
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The days that are asked of, the first and the last; null is open. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/** Figures of one tool that count the same in the same measure. */
export interface UseSum<T extends Counted> {
  readonly toolId: string;
  /** As they were written last. */
  readonly name: string;
  readonly measure: string;
  /** An exact decimal. */
  readonly total: string;
  /** What the total is made of, by their first day. */
  readonly rows: readonly T[];
  /** Those of the rows whose days overlap with another's of the same unit, or of what it is part of: counted twice, perhaps. */
  readonly overlapping: ReadonlySet<string>;
  /** Figures whose days are partly outside: nobody knows how much of them belongs here, so they are left out. */
  readonly partly: readonly T[];
}

/**
 * Figures summed by tool, name and measure, never over different ones; names and measures that differ in their case only
 * are the same. Per cents are summed with nothing: each figure of them stands alone. `waysUp` tells of each unit its id
 * and the ids of all that it is part of. A sum has rows, or rows that are only partly within the days; in the order of
 * tools, then of names and measures.
 */
export function sumFigures<T extends Counted>(
  figures: readonly T[],
  days: Days,
  waysUp: ReadonlyMap<string, readonly string[]>,
): UseSum<T>[] {
  const touching = figures.filter((figure) => touches(figure, days));
  const together = (figure: T) => (isShare(figure.measure) ? `${kindOf(figure)}\n${figure.id}` : kindOf(figure));
  const sums = [...Map.groupBy(touching, together).values()].map((some): UseSum<T> => {
    const sorted = some.toSorted((a, b) => compare(a.startsOn, b.startsOn) || compare(a.endsOn, b.endsOn));
    const rows = sorted.filter((figure) => isWithin(figure, days));
    const { toolId, name, measure } = sorted.at(-1)!;
    return {
      ...{ toolId, name, measure, rows },
      total: sumDecimals(rows.map(({ value }) => value)),
      overlapping: overlappingOf(rows, waysUp),
      partly: sorted.filter((figure) => !isWithin(figure, days)),
    };
  });
  const tools = [...new Set(figures.map(({ toolId }) => toolId))];
  return sums.toSorted((a, b) => tools.indexOf(a.toolId) - tools.indexOf(b.toolId) || compare(kindOf(a), kindOf(b)));
}

/** What makes figures countable together. */
function kindOf({ toolId, name, measure }: Pick<Counted, "toolId" | "name" | "measure">): string {
  return [toolId, name.toLowerCase(), measure.toLowerCase()].join("\n");
}

/** Whether a measure is a share of something, of which a sum says nothing: "40 %" and "50 %" are not "90 %". */
function isShare(measure: string): boolean {
  return /%|^(prosent|procent|per ?cent)/i.test(measure);
}

function isWithin({ startsOn, endsOn }: Counted, { from, to }: Days): boolean {
  return (from === null || from <= startsOn) && (to === null || endsOn <= to);
}

function touches({ startsOn, endsOn }: Counted, { from, to }: Days): boolean {
  return (from === null || from <= endsOn) && (to === null || startsOn <= to);
}

/** The figures, by their first day, that share a day with another of the same unit or of what it is part of. */
function overlappingOf(rows: readonly Counted[], waysUp: ReadonlyMap<string, readonly string[]>): Set<string> {
  const byUnit = Map.groupBy(rows, ({ unitId }) => unitId);
  const found = new Set<string>();
  const tell = (a: Counted, b: Counted) => found.add(a.id).add(b.id);
  for (const [unitId, own] of byUnit) {
    let longest: Counted | undefined;
    for (const row of own) {
      if (longest !== undefined && row.startsOn <= longest.endsOn) tell(row, longest);
      if (longest === undefined || row.endsOn > longest.endsOn) longest = row;
    }
    if (unitId === null) continue;
    const above = [...(waysUp.get(unitId) ?? []).filter((id) => id !== unitId), null];
    for (const other of above.flatMap((id) => byUnit.get(id) ?? []))
      for (const row of own) if (row.startsOn <= other.endsOn && other.startsOn <= row.endsOn) tell(row, other);
  }
  return found;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
