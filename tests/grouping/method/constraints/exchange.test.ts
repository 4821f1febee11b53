import fc from "fast-check";
import { expect, test } from "vitest";
import {
  broken,
  emptyGroups,
  putBlock,
  sumBlocks,
  sumOfCosines,
  type BlockGroups,
} from "../../../../src/grouping/method/constraints/block-groups.ts";
import { improve } from "../../../../src/grouping/method/constraints/exchange.ts";
import { contract, contradictionIn, type Constraints } from "../../../../src/grouping/method/constraints/links.ts";
import { placeByRegret, seedDirections } from "../../../../src/grouping/method/constraints/placing.ts";
import { randomStream } from "../../../../src/grouping/method/random.ts";

interface Setting {
  angles: number[];
  pairs: [number, number][];
  k: number;
  sizes: { least: number; most: number };
}

/** The first two pairs stay together, the others apart. */
const constraintsOf = ({ angles, pairs, sizes }: Setting): Constraints => ({
  mustLinks: pairs.slice(0, 2),
  cannotLinks: pairs.slice(2),
  locked: angles.map(() => null),
  sizes,
});

const setUp = (setting: Setting): BlockGroups => {
  const { angles, k, sizes } = setting;
  const z = Float64Array.from(angles.flatMap((a) => [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)]));
  const n = angles.length;
  const blocks = contract(
    constraintsOf(setting),
    angles.map(() => true),
  );
  const rowOf = Int32Array.from({ length: n }, (_, i) => i);
  return emptyGroups(sumBlocks(blocks, { n, d: 2, z }, rowOf), { k, ...sizes });
};
const settings = fc
  .record({
    angles: fc.array(fc.integer({ min: 0, max: 359 }), { minLength: 4, maxLength: 14 }),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }),
    k: fc.integer({ min: 1, max: 4 }),
    least: fc.integer({ min: 1, max: 3 }),
    room: fc.nat(3),
  })
  .map(({ angles, pairs, k, least, room }): Setting => {
    const n = angles.length;
    const different = pairs.flatMap(([a, b]): [number, number][] => (a % n === b % n ? [] : [[a % n, b % n]]));
    return { angles, pairs: different, k, sizes: { least, most: least + room } };
  })
  .filter((setting) => contradictionIn(constraintsOf(setting)) === null);

/** What the groups are worth and what they break, counted from their labels alone. */
function recount({ blocks, room, labels }: BlockGroups): { cosines: number; broken: number } {
  let [cosines, misfits] = [0, 0];
  for (let g = 0; g < room.k; g++) {
    const own = Array.from(labels.keys()).filter((b) => labels[b] === g);
    const [x, y] = [0, 1].map((j) => own.reduce((sum, b) => sum + blocks.sums[b * 2 + j]!, 0));
    const people = own.reduce((sum, b) => sum + blocks.people[b]!, 0);
    cosines += Math.hypot(x!, y!);
    misfits += Math.max(0, room.least - people, people - room.most);
  }
  const pairs = Array.from(labels, (g, b) => blocks.apart[b]!.filter((o) => o > b && labels[o] === g).length);
  return { cosines, broken: misfits + pairs.reduce((sum, count) => sum + count, 0) };
}

test("what moves and swaps count is what counting anew gives, and they never make anything worse", () => {
  fc.assert(
    fc.property(settings, fc.integer(), (setting, seed) => {
      const groups = setUp(setting);
      const random = randomStream(seed, "labels");
      for (let b = 0; b < groups.blocks.count; b++) putBlock(groups, b, random.below(setting.k));
      const before = recount(groups);
      improve(groups);
      const after = recount(groups);
      expect(sumOfCosines(groups)).toBeCloseTo(after.cosines, 9);
      expect(broken(groups)).toBe(after.broken);
      expect(after.broken).toBeLessThanOrEqual(before.broken);
      if (after.broken === before.broken) expect(after.cosines).toBeGreaterThan(before.cosines - 1e-9);
    }),
  );
});

test("placing by regret puts everybody somewhere", () => {
  fc.assert(
    fc.property(settings, fc.integer(), (setting, seed) => {
      const groups = setUp(setting);
      placeByRegret(groups, seedDirections(groups.blocks, setting.k, randomStream(seed, "seeds")));
      expect(groups.labels.every((g) => g >= 0 && g < setting.k)).toBe(true);
      expect(broken(groups)).toBe(recount(groups).broken);
    }),
  );
});

test("who would lose most by the second choice is placed first", () => {
  // Both at 0 and at 40 degrees would rather be with the first direction, which has room for one of them.
  const groups = setUp({ angles: [40, 0], pairs: [], k: 2, sizes: { least: 1, most: 1 } });
  placeByRegret(groups, Float64Array.of(1, 0, 0, 1));
  expect(Array.from(groups.labels)).toEqual([1, 0]);
});

test("where sizes allow no move, a swap mends what is wrong", () => {
  const groups = setUp({ angles: [0, 2, 100, 102], pairs: [], k: 2, sizes: { least: 2, most: 2 } });
  [0, 1, 0, 1].forEach((g, b) => putBlock(groups, b, g));
  improve(groups);
  expect([groups.labels[0] === groups.labels[1], groups.labels[2] === groups.labels[3]]).toEqual([true, true]);
  expect(Array.from(groups.people)).toEqual([2, 2]);
});
