import type { MeasuredPair } from "../method/growth.ts";

/** In how many units the use of a tool has become more established over a period, by their own first and last assessment. */
export interface UnitsByChange {
  readonly grown: number;
  readonly same: number;
  readonly fallen: number;
  /** Assessed, but not twice far enough apart. */
  readonly leftOut: number;
}

/** Units by what became of them, each tool by itself; a tool of which the period tells nothing is left out. */
export function unitsByChange(measured: readonly MeasuredPair[]): Map<string, UnitsByChange> {
  const byTool = Map.groupBy(measured, ({ toolId }) => toolId);
  return new Map(
    [...byTool].map(([toolId, pairs]) => {
      const changes = pairs.map(({ span }) => (span === null ? null : Math.sign(span.end.score - span.start.score)));
      const count = (wanted: number | null) => changes.filter((change) => change === wanted).length;
      const same = changes.filter((change) => change === 0).length;
      return [toolId, { grown: count(1), same, fallen: count(-1), leftOut: count(null) }];
    }),
  );
}
