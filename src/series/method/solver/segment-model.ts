import { modelBuilder, type Builder, type LinearModel, type Term } from "../../../platform/solver/linear-model.ts";
import type { Offer } from "../offers.ts";
import type { Chosen } from "../plan.ts";
import type { Problem } from "../problem.ts";
import type { SegmentSeats } from "./segments.ts";

export interface SegmentModel {
  model: LinearModel;
  /** The column values that stand for real people's seats. */
  encode: (chosen: Chosen) => Float64Array;
  /** How often each offer is held. */
  times: (columns: ArrayLike<number>) => number[];
}

/**
 * The programme of `seriesModel` for segments instead of people: x_sw seats that a segment takes, up to as many as it
 * has people who want it (in parts: only how often workshops are held must be whole), g_s people with a top need met.
 * It tells which workshops to hold; who sits where is for real people to say, and so are fixed seats and who may not
 * meet.
 */
export function segmentModel(
  problem: Problem,
  offers: readonly Offer[],
  segments: readonly (readonly number[])[],
  seats: readonly (readonly SegmentSeats[])[],
): SegmentModel {
  const build = modelBuilder();
  const together = (w: number) => seats[w]!.reduce((sum, { people, worth }) => sum + people * worth, 0);
  const held = offers.map(({ kind, least, most }, w) =>
    build.column(kind === "choice" ? 0 : together(w), least, most, true),
  );
  const taken = seats.map((mine, w) =>
    offers[w]!.kind === "choice" ? mine.map(({ worth, people }) => build.column(worth, 0, people, false)) : [],
  );
  const met = segments.map((mine) => {
    const value = mine.reduce((sum, i) => sum + problem.topValue[i]!, 0);
    return build.column(value / mine.length, 0, mine.length, false);
  });
  limitRows(problem, offers, build, held);
  offers.forEach(({ kind }, w) => {
    if (kind !== "choice") return;
    const all = taken[w]!.map((column): Term => [column, 1]);
    build.row(0, Infinity, [...all, [held[w]!, -problem.instance.size[0]]]);
    build.row(-Infinity, 0, [...all, [held[w]!, -problem.instance.size[1]]]);
    seats[w]!.forEach(({ people }, s) => { build.row(-Infinity, 0, [[taken[w]![s]!, 1], [held[w]!, -people]]); }); // prettier-ignore
  });
  const bySegment = segments.map((): Attended[] => []);
  seats.forEach((mine, w) => {
    mine.forEach((one, s) => {
      const column = taken[w]![s];
      bySegment[one.segment]!.push(column === undefined ? { w, column: held[w]!, seats: one.people, top: one.top } : { w, column, seats: 1, top: one.top }); // prettier-ignore
    });
  });
  segments.forEach((mine, s) => { segmentRows(problem, offers, build, mine, bySegment[s]!, met[s]!); }); // prettier-ignore

  return {
    model: build.model,
    encode({ times, seated }) {
      const values = new Float64Array(build.model.columns);
      const segmentOf = new Map(segments.flatMap((mine, s) => mine.map((i) => [i, s] as const)));
      times.forEach((count, w) => {
        values[held[w]!] = count;
        const sitting = Map.groupBy(seated[w]!, (i) => segmentOf.get(i));
        taken[w]!.forEach((column, s) => {
          values[column] = sitting.get(seats[w]![s]!.segment)?.length ?? 0;
        });
      });
      met.forEach((column, s) => {
        const sum = bySegment[s]!.reduce((all, one) => all + one.top * one.seats * values[one.column]!, 0);
        values[column] = Math.min(segments[s]!.length, sum);
      });
      return values;
    },
    times: (columns) => held.map((column) => Math.round(columns[column]!)),
  };
}

/** One way for a segment to attend: seats of a choice, or all of it where everybody attends. */
interface Attended {
  w: number;
  column: number;
  seats: number;
  top: number;
}

/** Number of workshops and money; own and common workshops by audience; copies in one order. */
function limitRows({ instance, groups }: Problem, offers: readonly Offer[], build: Builder, held: readonly number[]) {
  const { mode, own = 0, common = 0, workshops, budget } = instance;
  if (mode !== "groups") build.row(-Infinity, workshops, held.map((column) => [column, 1])); // prettier-ignore
  if (budget !== undefined) build.row(-Infinity, budget, held.map((column, w) => [column, offers[w]!.cost])); // prettier-ignore
  const audience = (kind: Offer["kind"], group: number) =>
    offers.flatMap((offer, w): Term[] => (offer.kind === kind && offer.group === group ? [[held[w]!, 1]] : []));
  if (mode !== "free" && own > 0) groups.forEach((_, g) => { build.row(own, own, audience("own", g)); }); // prettier-ignore
  if (mode !== "free" && common > 0) build.row(common, common, audience("common", -1));
  offers.forEach(({ after }, w) => {
    if (after !== -1) build.row(-Infinity, 0, [[held[w]!, 1], [held[after]!, -1]]); // prettier-ignore
  });
}

/** A segment's seats in all, each topic once, and top needs met. */
function segmentRows(
  { instance, seats, groupOf }: Problem,
  offers: readonly Offer[],
  build: Builder,
  mine: readonly number[],
  attended: readonly Attended[],
  met: number,
): void {
  const { mode, own = 0, common = 0 } = instance;
  const together = mode === "free" ? 0 : common + (groupOf[mine[0]!] === -1 ? 0 : own);
  const chosen = attended.filter(({ w }) => offers[w]!.kind === "choice").map(({ column }): Term => [column, 1]);
  if (chosen.length > 0) build.row(-Infinity, mine.length * (seats - together), chosen);
  for (const same of Map.groupBy(attended, ({ w }) => offers[w]!.topic).values())
    if (same.length > 1) build.row(-Infinity, mine.length, same.map(({ column, w }): Term => [column, offers[w]!.kind === "choice" ? 1 : mine.length])); // prettier-ignore
  build.row(-Infinity, 0, [[met, 1], ...attended.map(({ column, top, seats: each }): Term => [column, -top * each])]);
}
