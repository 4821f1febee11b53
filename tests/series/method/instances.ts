import fc from "fast-check";
import type { Instance } from "../../../src/series/method/instance.ts";

/** Four people, three topics, one level; ada and bo want video, cia and dan data protection, all some of Excel. */
export function smallInstance(changes: Partial<Instance> = {}): Instance {
  return {
    participants: ["ada", "bo", "cia", "dan"].map((id, i) => ({ id, weight: 1, group: i < 2 ? "north" : "south" })),
    topics: [{ key: "video" }, { key: "excel" }, { key: "privacy" }],
    levels: 1,
    gap: [
      [1, 0.5, 0],
      [1, 0.5, 0],
      [0, 0.5, 1],
      [0, 0.5, 1],
    ],
    level: Array.from({ length: 4 }, () => [0, 0, 0]),
    ...{ workshops: 2, perPerson: 1, size: [1, 4], copies: 1, lambda: 0.3, topShare: 0.75, mode: "free" },
    ...changes,
  };
}

const quarters = fc.constantFrom(0, 0, 0.25, 0.5, 0.75, 1);

/** Instances small enough to try out every plan. Somebody always has a need. */
export function anyInstance(mode: Instance["mode"]): fc.Arbitrary<Instance> {
  return fc
    .record({
      people: fc.integer({ min: 2, max: 4 }),
      topics: fc.integer({ min: mode === "free" ? 2 : 3, max: 3 }),
      levels: fc.constantFrom(1, 2),
    })
    .chain(({ people, topics, levels }) =>
      fc.record({
        participants: fc
          .array(fc.record({ weight: fc.constantFrom(1, 1, 2), group: fc.constantFrom("north", "south", undefined) }), {
            minLength: people,
            maxLength: people,
          })
          .map((all) => all.map((one, i) => ({ id: `p${i}`, ...one, ...(i === 0 ? { group: "north" } : {}) }))),
        topics: fc.constant(Array.from({ length: topics }, (_, t) => ({ key: `t${t}` }))),
        levels: fc.constant(levels),
        gap: table(quarters, people, topics).map((gap) => gap.map((row, i) => (i === 0 ? [1, ...row.slice(1)] : row))),
        level: table(fc.option(fc.integer({ min: 0, max: levels - 1 })), people, topics),
        workshops: mode === "mixed" ? fc.constantFrom(3, 4) : fc.integer({ min: 1, max: 3 }),
        budget: fc.option(fc.integer({ min: 2, max: 6 }), { nil: undefined }),
        cost: table(fc.integer({ min: 1, max: 2 }), topics, levels),
        perPerson: fc.integer({ min: 1, max: 2 }),
        size: fc.constantFrom([1, 4] as const, [2, 4] as const, [1, 3] as const),
        copies: fc.constantFrom(1, 2),
        lambda: fc.constantFrom(0, 0.3, 1),
        topShare: fc.constant(0.75),
        mode: fc.constant(mode),
        own: fc.constantFrom(1, 1, 1, 2),
        common: fc.constantFrom(0, 1),
        cannotLink: fc.constantFrom(undefined, undefined, [["p0", "p1"]] as [string, string][]),
      }),
    );
}

/** Those with slots, and mostly with facilitators, small enough to try out every plan at every time. */
export function anyTimedInstance(mode: Instance["mode"]): fc.Arbitrary<Instance> {
  return anyInstance(mode)
    .filter(({ participants, levels }) => participants.length <= 3 && levels === 1)
    .chain((instance) => {
      const { participants, topics } = instance;
      const someone = fc.subarray(participants.map(({ id }) => id), { maxLength: 2 }); // prettier-ignore
      const slots = fc
        .array(fc.record({ away: someone, rooms: fc.constantFrom(undefined, 1, 2) }), { minLength: 2, maxLength: 3 })
        .map((all) => all.map((one, s) => ({ id: `s${s}`, ...one })));
      const facilitator = fc.record({
        topics: fc.subarray(topics.map(({ key }) => key), { minLength: 1 }), // prettier-ignore
        away: fc.subarray(["s0", "s1"], { maxLength: 1 }),
      });
      const facilitators = fc
        .array(facilitator, { minLength: 1, maxLength: 2 })
        .map((all) => all.map((one, f) => ({ id: `f${f}`, ...one })));
      return fc.record({
        ...Object.fromEntries(Object.entries(instance).map(([key, value]) => [key, fc.constant(value)])),
        slots,
        facilitators: fc.option(facilitators, { nil: undefined }),
        fixed: anyFixed(mode),
      }) as unknown as fc.Arbitrary<Instance>;
    });
}

/** Nothing fixed, or a workshop with a seat, a slot or a group of its own. */
export function anyFixed(mode: Instance["mode"]): fc.Arbitrary<Instance["fixed"]> {
  const group = mode === "free" ? {} : { group: "north" };
  return fc.constantFrom(
    undefined,
    undefined,
    [{ topic: "t0", level: 0, members: ["p0"] }],
    [{ topic: "t1", level: 0, ...group, slot: "s1" }],
    [{ topic: "t0", level: 0, ...group }, { topic: "t1", level: 0 }], // prettier-ignore
  );
}

function table<T>(value: fc.Arbitrary<T>, rows: number, columns: number): fc.Arbitrary<T[][]> {
  const row = fc.array(value, { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

/** Needs of a middling programme from a fixed sequence: groups lean to topics of their own. */
export function programmeInstance(
  people: number,
  topics: number,
  groups: number,
  changes: Partial<Instance>,
): Instance {
  let state = 20_261;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const leaning = Array.from({ length: groups }, () =>
    Array.from({ length: topics }, () => (random() < 0.3 ? 0.8 : 0.2)),
  );
  return {
    participants: Array.from({ length: people }, (_, i) => ({ id: `p${i}`, weight: 1, group: `g${i % groups}` })),
    topics: Array.from({ length: topics }, (_, t) => ({ key: `t${t}` })),
    levels: 3,
    gap: Array.from({ length: people }, (_, i) =>
      leaning[i % groups]!.map((lean) => (random() < lean ? Math.ceil(random() * 4) / 4 : 0)),
    ),
    level: Array.from({ length: people }, () =>
      Array.from({ length: topics }, () => Math.floor(random() * random() * 3)),
    ),
    ...{ workshops: 10, perPerson: 3, size: [4, 25], copies: 2, lambda: 0.3, topShare: 0.75, mode: "free" },
    ...changes,
  };
}
