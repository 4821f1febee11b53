import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isLotSeed, lotCommitment, lotMatches, lotOrder } from "../../../src/voting/method/lot.ts";

test("the commitment is what sha256sum says of the seed's text", () => {
  // printf %s 00ff | sha256sum
  expect(lotCommitment("00ff")).toBe(createHash("sha256").update("00ff", "utf8").digest("hex"));
  // The published test vector of SHA-256 for "abc", which happens to be hexadecimal.
  expect(lotCommitment("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("only the seed that was committed to matches", () => {
  const commitment = lotCommitment("deadbeef");
  expect(lotMatches("deadbeef", commitment)).toBe(true);
  expect(lotMatches("deadbeee", commitment)).toBe(false);
  expect(lotMatches("DEADBEEF", commitment)).toBe(false);
});

test("options come in the order of SHA-256 of seed:id", () => {
  const ids = ["canva", "reels", "excel", "kanta"];
  const digest = (id: string) => createHash("sha256").update(`c0ffee:${id}`, "utf8").digest("hex");
  const byDigest = [...ids].sort((a, b) => (digest(a) < digest(b) ? -1 : 1));
  expect(lotOrder("c0ffee", ids).map((index) => ids[index])).toEqual(byDigest);
});

test("the order depends on seed and ids, not on how the options are listed", () => {
  fc.assert(
    fc.property(
      fc
        .uniqueArray(fc.string(), { minLength: 1, maxLength: 8 })
        .chain((ids) => fc.tuple(fc.constant(ids), fc.shuffledSubarray(ids, { minLength: ids.length }))),
      ([ids, shuffled]) => {
        const drawn = (list: string[]) => lotOrder("0123", list).map((index) => list[index]);
        expect(drawn(shuffled)).toEqual(drawn(ids));
      },
    ),
  );
});

test("every option is first under some seed", () => {
  const firsts = Array.from({ length: 200 }, (_, seed) => lotOrder(seed.toString(16), ["a", "b", "c"])[0]);
  expect([...new Set(firsts)].sort()).toEqual([0, 1, 2]);
});

test("a seed is hexadecimal digits", () => {
  expect(["00ff", "ABC", "", "xyz", "0x1", "12 34"].map(isLotSeed)).toEqual([true, true, false, false, false, false]);
});
