import fc from "fast-check";
import { expect, test } from "vitest";
import { promisedUnits, segmentsOf } from "../../src/organisations/segments/belonging.ts";

/** A tree of up to twelve parts, each below an earlier one or on its own, and some of them put into segments. */
const register = fc
  .array(
    fc.record({ above: fc.option(fc.nat({ max: 11 }), { nil: null }), segment: fc.constantFrom(null, null, "s", "t") }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((rows) => ({
    nodes: rows.map(({ above }, at) => ({
      id: String(at),
      parentId: above === null || at === 0 ? null : String(above % at),
      kind: above === null || at === 0 ? ("organisation" as const) : ("unit" as const),
    })),
    placings: rows.flatMap(({ segment }, at) => (segment === null ? [] : [{ unitId: String(at), segmentId: segment }])),
  }));

test("a part's own choice stands before that of what it is part of, and otherwise it follows it", () => {
  fc.assert(
    fc.property(register, ({ nodes, placings }) => {
      const belonging = segmentsOf(nodes, placings);
      const placed = new Map(placings.map(({ unitId, segmentId }) => [unitId, segmentId]));
      for (const { id, parentId } of nodes)
        expect(belonging.get(id)).toBe(placed.get(id) ?? (parentId === null ? undefined : belonging.get(parentId)));
    }),
  );
});

test("a promise is given to units that have none below them, and never to a person", () => {
  const nodes = [
    { id: "area", parentId: null, kind: "organisation" as const },
    { id: "home", parentId: "area", kind: "unit" as const },
    { id: "nurse", parentId: "home", kind: "person" as const },
    { id: "firm", parentId: null, kind: "organisation" as const },
  ];
  expect(promisedUnits(nodes).map(({ id }) => id)).toEqual(["home", "firm"]);
});
