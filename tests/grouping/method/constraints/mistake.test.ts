import { expect, test } from "vitest";
import type { Constraints } from "../../../../src/grouping/method/constraints/links.ts";
import { constraintMistake, mistakeIn } from "../../../../src/grouping/method/constraints/mistake.ts";
import { constraintWords } from "../../../../src/grouping/method/constraints/words.ts";

const people = (n: number) => Array.from({ length: n }, () => true);
const free = (n: number): Constraints => ({
  mustLinks: [],
  cannotLinks: [],
  locked: people(n).map(() => null),
  sizes: null,
});
const mistake = (n: number, change: Partial<Constraints>, k: "auto" | number = 2) =>
  mistakeIn({ ...free(n), ...change }, people(n), k);

test("nothing fixed is never a mistake", () => {
  expect(mistake(6, {})).toBeNull();
  expect(mistake(6, {}, "auto")).toBeNull();
  expect(mistakeIn({ ...free(3), sizes: { least: 9, most: 9 } }, [false, false, false], "auto")).toBeNull();
});

test("a chain of must-links that holds a pair to be kept apart is named by its shortest way", () => {
  const mustLinks = [[0, 1], [1, 2], [2, 3], [0, 4], [4, 3]] as const; // prettier-ignore
  const found = mistake(6, { mustLinks, cannotLinks: [[0, 3]] })!;
  expect(found).toEqual({ reason: "link-contradiction", chain: [0, 4, 3], joins: ["link", "link"] });
  expect(constraintWords(found)).toBe("Rows 0 and 3 shall be apart, but are kept together by 0, 4, 3.");
  expect(mistake(3, { cannotLinks: [[1, 1]] })).toEqual({ reason: "link-contradiction", chain: [1], joins: [] });
});

test("locks into one group keep together as links do, and the chain says which step is which", () => {
  const locked = [null, 5, null, 5, null];
  const found = mistake(5, { locked, mustLinks: [[0, 1], [3, 4]], cannotLinks: [[4, 0]] }); // prettier-ignore
  expect(found).toEqual({ reason: "link-contradiction", chain: [4, 3, 1, 0], joins: ["link", "lock", "link"] });
});

test("must-linked people who are locked into different groups are named with the chain between them", () => {
  const found = mistake(4, { locked: [1, null, 2, null], mustLinks: [[0, 1], [1, 2]] })!; // prettier-ignore
  expect(found).toEqual({ reason: "lock-contradiction", chain: [0, 1, 2], joins: ["link", "link"], labels: [1, 2] });
  expect(constraintWords(found)).toBe(
    "Rows 0 and 2 are locked into different groups, but are kept together by 0, 1, 2.",
  );
});

test.each([
  [10, { sizes: { least: 6, most: 9 } }, 2, { reason: "sizes-too-large", k: 2, least: 6, people: 10 }],
  [10, { sizes: { least: 1, most: 4 } }, 2, { reason: "sizes-too-small", k: 2, most: 4, people: 10 }],
  [10, { sizes: { least: 7, most: 4 } }, 2, { reason: "sizes-reversed", least: 7, most: 4 }],
  [10, { sizes: { least: 11, most: 20 } }, "auto", { reason: "sizes-too-large", k: 1, least: 11, people: 10 }],
  [7, { sizes: { least: 4, most: 5 } }, "auto", { reason: "no-number-of-groups", atLeast: 2, atMost: 1 }],
  [5, { mustLinks: [[0, 1], [1, 2], [2, 3]], sizes: { least: 1, most: 3 } }, 2, { reason: "block-too-large", people: [0, 1, 2, 3], most: 3 }],
  [5, { locked: [1, 2, 3, null, null] }, 2, { reason: "more-locks-than-groups", labels: 3, k: 2 }],
  [5, { mustLinks: [[0, 1], [1, 2], [2, 3]] }, 3, { reason: "needs-fewer-groups", k: 3, atMost: 2 }],
  // Three who must all be apart; the fourth is not part of it.
  [6, { cannotLinks: [[0, 2], [2, 4], [4, 0], [0, 5]] }, 2, { reason: "needs-more-groups", people: [0, 2, 4], k: 2, atLeast: 3 }],
  // Blocks of two, 6 people in groups of 3: each could be met.
  [6, { mustLinks: [[0, 1], [2, 3], [4, 5]], sizes: { least: 3, most: 3 } }, 2, { reason: "sizes-unmet", k: 2 }],
] as [number, Partial<Constraints>, "auto" | number, object][])("%i people, %j, k %s", (n, change, k, reason) => {
  const found = mistake(n, change, k)!;
  expect(found).toEqual(reason);
  expect(constraintWords(found)).toMatch(/^[A-Z0-9].*\.$/);
}); // prettier-ignore

test("a ring of five with a hub needs four groups, though no four of them are all apart from each other", () => {
  const ring = [0, 1, 2, 3, 4].map((i) => [i, (i + 1) % 5] as const);
  const cannotLinks = [...ring, ...[0, 1, 2, 3, 4].map((i) => [i, 5] as const)];
  const found = mistake(12, { cannotLinks }, 3);
  expect(found).toEqual({ reason: "needs-more-groups", people: [0, 1, 2, 3, 4, 5], k: 3, atLeast: 4 });
  expect(mistake(12, { cannotLinks }, 4)).toBeNull();
  expect(mistake(12, { cannotLinks }, "auto")).toBeNull();
});

test("two hundred who must all be apart are refused at once", () => {
  const cannotLinks = people(200).flatMap((_, i) => people(i).map((__, o) => [o, i] as const));
  expect(mistake(300, { cannotLinks }, 8)).toMatchObject({ reason: "needs-more-groups", k: 8, atLeast: 200 });
}, 3000);

test("links of people without a profile count only through those they are tied to", () => {
  const blocks = [{ name: "a", weight: 1, columns: ["x", "y", "z"], values: [[1, 0, 0], [0, 1, 0], [null, null, null], [1, 1, 1]] }]; // prettier-ignore
  const of = (change: Partial<Constraints>, k: number) =>
    constraintMistake({ blocks, blank: "missing", constraints: { ...free(4), ...change } }, k);
  const apart = { cannotLinks: [[0, 2], [2, 3], [0, 3]] as const }; // prettier-ignore
  expect(of(apart, 1)).toBeNull();
  expect(of({ ...apart, mustLinks: [[1, 2]] }, 1)).toMatchObject({ reason: "needs-more-groups", atLeast: 2 });
  expect(of({ locked: [1, null, 2, null] }, 1)).toBeNull();
  expect(of({ sizes: { least: 2, most: 2 }, mustLinks: [[0, 2], [1, 3]] }, 2)).toBeNull(); // prettier-ignore
  expect(constraintMistake({ blocks, blank: "missing" }, 9)).toBeNull();
});
