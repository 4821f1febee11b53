import { ledBy, mayLead, type Leaders } from "../facilitators.ts";
import type { Builder, Term } from "../../../platform/solver/linear-model.ts";
import type { Offer } from "../offers.ts";
import type { Problem } from "../problem.ts";
import type { Timetable } from "../slots.ts";

/** The columns that are 1 when so many of each offer are held, each led by somebody. */
export type Leading = (times: readonly number[]) => number[];

/**
 * What slots and facilitators ask of the model; nothing where time isn't planned. Each workshop once in all its slots,
 * with its fixed seats in one of them; rooms; a person one workshop at a time; and z_fts, whether facilitator f leads
 * topic t in slot s (continuous: for whole y, what is left is a matching, whose corners are whole).
 */
export function slotRows(
  problem: Problem,
  offers: readonly Offer[],
  build: Builder,
  held: readonly number[],
  seats: readonly Map<number, number>[],
): Leading {
  const { timetable, leaders } = problem;
  if (timetable === null) return () => [];
  familyRows(offers, build, held, seats);
  const bySlot = Array.from({ length: timetable.slots }, (_, slot) =>
    [...offers.keys()].filter((w) => offers[w]!.slot === slot),
  );
  for (const [slot, mine] of bySlot.entries()) {
    roomRow(timetable, slot, build, mine.map((w): Term => [held[w]!, 1])); // prettier-ignore
    personRows(problem, offers, mine, build, held, seats);
  }
  return leaders === null ? () => [] : leaderRows(leaders, offers, bySlot, build, held);
}

function familyRows(
  offers: readonly Offer[],
  build: Builder,
  held: readonly number[],
  seats: readonly Map<number, number>[],
): void {
  for (const family of Map.groupBy(offers.keys(), (w) => offers[w]!.base).values()) {
    const { least, most, seated } = offers[family[0]!]!;
    build.row(least, most, family.map((w): Term => [held[w]!, 1])); // prettier-ignore
    for (const i of seated) {
      const taken = family.flatMap((w): Term[] => (seats[w]!.has(i) ? [[seats[w]!.get(i)!, 1]] : []));
      build.row(1, 1, taken);
    }
  }
}

function roomRow({ rooms }: Timetable, slot: number, build: Builder, workshops: readonly Term[]): void {
  if (rooms[slot]! < workshops.length) build.row(-Infinity, rooms[slot]!, workshops);
}

/** One workshop at a time: for each person who could choose one in this slot, and for each group besides. */
function personRows(
  { people, groups, groupOf }: Problem,
  offers: readonly Offer[],
  mine: readonly number[],
  build: Builder,
  held: readonly number[],
  seats: readonly Map<number, number>[],
): void {
  const common = mine.filter((w) => offers[w]!.kind === "common").map((w): Term => [held[w]!, 1]);
  const own = groups.map((_, g) =>
    mine.filter((w) => offers[w]!.kind === "own" && offers[w]!.group === g).map((w): Term => [held[w]!, 1]),
  );
  const choices = mine.filter((w) => offers[w]!.kind === "choice");
  for (let i = 0; i < people; i++) {
    const chosen = choices.flatMap((w): Term[] => (seats[w]!.has(i) ? [[seats[w]!.get(i)!, 1]] : []));
    const terms = [...chosen, ...(own[groupOf[i]!] ?? []), ...common];
    if (chosen.length > 0 && terms.length > 1) build.row(-Infinity, 1, terms);
  }
  for (const terms of own) if (terms.length + common.length > 1) build.row(-Infinity, 1, [...terms, ...common]);
  if (groups.length === 0 && common.length > 1) build.row(-Infinity, 1, common);
}

function leaderRows(
  leaders: Leaders,
  offers: readonly Offer[],
  bySlot: readonly (readonly number[])[],
  build: Builder,
  held: readonly number[],
): Leading {
  const columns = new Map<string, number>();
  for (const [slot, mine] of bySlot.entries()) {
    const busy = leaders.canLead.map((): Term[] => []);
    for (const [topic, ones] of Map.groupBy(mine, (w) => offers[w]!.topic)) {
      const able = [...leaders.canLead.keys()].filter((f) => mayLead(leaders, f, { topic, slot, facilitator: -1 }));
      const led = able.map((f): Term => {
        const column = build.column(0, 0, 1, false);
        columns.set(`${f} ${topic} ${slot}`, column);
        busy[f]!.push([column, 1]);
        return [column, 1];
      });
      build.row(0, 0, [...led, ...ones.map((w): Term => [held[w]!, -1])]);
      for (const [f, fixed] of Map.groupBy(ones, (w) => offers[w]!.facilitator))
        if (f !== -1) {
          const column = columns.get(`${f} ${topic} ${slot}`);
          const leads: Term[] = column === undefined ? [] : [[column, 1]];
          build.row(0, Infinity, [...leads, ...fixed.map((w): Term => [held[w]!, -1])]);
        }
    }
    for (const terms of busy) if (terms.length > 1) build.row(-Infinity, 1, terms);
  }
  return (times) => {
    const workshops = offers.flatMap(({ topic, slot, facilitator }, w) =>
      Array.from({ length: times[w]! }, () => ({ topic, slot, facilitator })),
    );
    return ledBy(leaders, workshops).flatMap((f, at) => {
      const column = columns.get(`${f} ${workshops[at]!.topic} ${workshops[at]!.slot}`);
      return column === undefined ? [] : [column];
    });
  };
}
