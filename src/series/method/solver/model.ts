import type { Held } from "../instance.ts";
import type { Offer } from "../offers.ts";
import type { Problem } from "../problem.ts";
import { isPresent } from "../slots.ts";
import { modelBuilder, type Builder, type LinearModel, type Term } from "../../../platform/solver/linear-model.ts";
import { planFrom, type Chosen } from "../plan.ts";
import { slotRows } from "../timed/rows.ts";

/** The model with the meaning of its columns. */
export interface SeriesModel {
  model: LinearModel;
  /** The column values that stand for a number of times held and seats taken. */
  encode: (chosen: Chosen) => Float64Array;
  /** The plan that column values stand for. */
  decode: (columns: ArrayLike<number>) => Held[];
}

/** Numbers of workshops for each audience that needn't be kept: how a clash of wishes is looked for. */
export type Loose = ReadonlySet<"own" | "common">;
const nothingLoose: Loose = new Set();

/**
 * The coverage floor as a programme: y_w times held, x_iw seats of choices (binary), g_i top need met (continuous:
 * with whole x and y it takes a whole value by itself). Own and common workshops need no seats of their own, since
 * all of the audience attends: their benefit stands on y_w.
 */
export function seriesModel(problem: Problem, offers: readonly Offer[], loose = nothingLoose): SeriesModel {
  const build = modelBuilder();
  // With slots, what is fixed may be in any of them: then rows say it, not the bounds of a column.
  const isTimeless = problem.timetable === null;
  const held = offers.map((offer) => {
    const value = offer.kind === "choice" ? 0 : togetherValue(problem, offer);
    return build.column(value, isTimeless ? offer.least : 0, offer.most, true);
  });
  const seats = offers.map(({ kind, candidate, people, seated }) => {
    const columns = new Map<number, number>();
    if (kind !== "choice") return columns;
    for (const i of people) {
      const value = problem.shareValue[i]! * problem.share[i * problem.candidates + candidate]!;
      columns.set(i, build.column(value, isTimeless && seated.includes(i) ? 1 : 0, 1, true));
    }
    return columns;
  });
  const met = Array.from(problem.topValue, (value) => build.column(value, 0, value > 0 ? 1 : 0, false));

  seriesRows(problem, offers, build, held, loose);
  seatRows(problem, offers, build, held, seats);
  personRows(problem, offers, build, held, seats, met);
  meetingRows(problem, build, seats);
  const leading = slotRows(problem, offers, build, held, seats);

  return {
    model: build.model,
    encode({ times, seated }) {
      const values = new Float64Array(build.model.columns);
      const topMet = (i: number, w: number) => {
        if (!isPresent(problem.timetable, offers[w]!.slot, i)) return;
        if (problem.top[i * problem.candidates + offers[w]!.candidate] === 1)
          values[met[i]!] = build.model.upper[met[i]!]!;
      };
      times.forEach((count, w) => {
        values[held[w]!] = count;
        if (count > 0 && offers[w]!.kind !== "choice") for (const i of offers[w]!.people) topMet(i, w);
        for (const i of seated[w]!) {
          values[seats[w]!.get(i)!] = 1;
          topMet(i, w);
        }
      });
      for (const column of leading(times)) values[column] = 1;
      return values;
    },
    decode(columns) {
      const times = held.map((column) => Math.round(columns[column]!));
      const seated = seats.map((mine) => [...mine].filter(([, column]) => columns[column]! > 0.5).map(([i]) => i));
      return planFrom(problem, offers, { times, seated });
    },
  };
}

/** Number of workshops and money; own and common workshops per audience; copies in one order. */
function seriesRows(
  { instance, groups }: Problem,
  offers: readonly Offer[],
  build: Builder,
  held: readonly number[],
  loose: Loose,
): void {
  const { mode, own = 0, common = 0, workshops, budget } = instance;
  if (mode !== "groups")
    build.row(
      -Infinity,
      workshops,
      held.map((column) => [column, 1]),
    );
  if (budget !== undefined)
    build.row(
      -Infinity,
      budget,
      held.map((column, w) => [column, offers[w]!.cost]),
    );

  const together = (kind: Offer["kind"], group: number): Term[] =>
    offers.flatMap((offer, w) => (offer.kind === kind && offer.group === group ? [[held[w]!, 1] as const] : []));
  if (mode !== "free" && own > 0 && !loose.has("own"))
    groups.forEach((_, g) => {
      build.row(own, own, together("own", g));
    });
  if (mode !== "free" && common > 0 && !loose.has("common")) build.row(common, common, together("common", -1));
  const copies = Map.groupBy(offers.keys(), (w) => offers[w]!.base);
  for (const [base, mine] of copies) {
    const { after } = offers[mine[0]!]!;
    if (after === -1) continue;
    const before = copies.get(after)?.map((w): Term => [held[w]!, -1]) ?? [];
    build.row(-Infinity, 0, [...copies.get(base)!.map((w): Term => [held[w]!, 1]), ...before]);
  }
}

/** lo·y ≤ Σ x ≤ hi·y, and no seat in a workshop that is not held. */
function seatRows(
  { instance }: Problem,
  offers: readonly Offer[],
  build: Builder,
  held: readonly number[],
  seats: readonly Map<number, number>[],
): void {
  const [least, most] = instance.size;
  offers.forEach(({ kind }, w) => {
    if (kind !== "choice") return;
    const taken = [...seats[w]!.values()].map((column): Term => [column, 1]);
    build.row(0, Infinity, [...taken, [held[w]!, -least]]);
    build.row(-Infinity, 0, [...taken, [held[w]!, -most]]);
    // Implied by the row above for whole y, but it makes the relaxation much tighter.
    for (const [column] of taken) build.row(-Infinity, 0, [[column, 1], [held[w]!, -1]]); // prettier-ignore
  });
}

/** Per person: seats in all, each topic once, and the top need. */
function personRows(
  problem: Problem,
  offers: readonly Offer[],
  build: Builder,
  held: readonly number[],
  seats: readonly Map<number, number>[],
  met: readonly number[],
): void {
  const { instance, people, candidates, top, groupOf } = problem;
  const alreadyTaken = new Set<string>();
  for (let i = 0; i < people; i++) {
    const attended = offers.flatMap((offer, w): { w: number; column: number }[] => {
      const column = offer.kind === "choice" ? seats[w]!.get(i) : held[w];
      const invited = offer.kind !== "own" || offer.group === groupOf[i];
      return column === undefined || !invited ? [] : [{ w, column }];
    });
    const chosen = attended.filter(({ w }) => offers[w]!.kind === "choice");
    const { own = 0, common = 0, mode } = instance;
    const together = mode === "free" ? 0 : common + (groupOf[i] === -1 ? 0 : own);
    if (chosen.length > 0)
      build.row(
        -Infinity,
        problem.seats - together,
        chosen.map(({ column }) => [column, 1]),
      );

    for (const same of Map.groupBy(attended, ({ w }) => offers[w]!.topic).values()) {
      // Members of a group share the same row as long as none of them has a choice in the topic.
      const shared = same.every(({ w }) => offers[w]!.kind !== "choice");
      const key = `${groupOf[i]!} ${offers[same[0]!.w]!.topic}`;
      if (same.length < 2 || (shared && alreadyTaken.has(key))) continue;
      if (shared) alreadyTaken.add(key);
      build.row(
        -Infinity,
        1,
        same.map(({ column }) => [column, 1]),
      );
    }

    const gives = ({ candidate, slot }: Offer) =>
      top[i * candidates + candidate] === 1 && isPresent(problem.timetable, slot, i);
    const wanted = attended.filter(({ w }) => gives(offers[w]!));
    if (problem.topValue[i]! > 0)
      build.row(-Infinity, 0, [[met[i]!, 1], ...wanted.map(({ column }): Term => [column, -1])]);
  }
}

function meetingRows({ instance }: Problem, build: Builder, seats: readonly Map<number, number>[]): void {
  const indexOf = new Map(instance.participants.map(({ id }, i) => [id, i]));
  for (const [first, second] of instance.cannotLink ?? [])
    for (const mine of seats) {
      const [a, b] = [mine.get(indexOf.get(first)!), mine.get(indexOf.get(second)!)];
      if (a !== undefined && b !== undefined) build.row(-Infinity, 1, [[a, 1], [b, 1]]); // prettier-ignore
    }
}

function togetherValue(
  { shareValue, share, candidates, timetable }: Problem,
  { candidate, slot, people }: Offer,
): number {
  const gets = (i: number) => (isPresent(timetable, slot, i) ? shareValue[i]! * share[i * candidates + candidate]! : 0);
  return people.reduce((sum, i) => sum + gets(i), 0);
}
