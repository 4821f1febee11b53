import { describe, expect, test } from "vitest";
import { divisionsOf } from "../../src/grouping/comparison/divisions.ts";
import { groupAroundMedoids } from "../../src/grouping/comparison/other-method/around-medoids.ts";
import { agreementOf, methodVerdict, noComparisonReason } from "../../src/grouping/comparison/verdict.ts";
import { closestFirst } from "../../src/grouping/pictures/order.ts";
import { commonNeeds } from "../../src/grouping/pictures/common-needs.ts";

const named = (id: string) => ({ fi: id, sv: id, en: id });
const organisation = (id: string, industryId: string | null) => ({ id, name: id, industryId, industryNames: industryId === null ? null : named(industryId) }); // prettier-ignore
const groupsOf = (text: string) => new Map(text.split(" ").map((each) => [each[0]!, Number(each[1])] as const));

describe("the divisions that are compared", () => {
  const organisations = ["a", "b", "c", "d", "e", "f", "g", "h"].map((id, at) => organisation(id, at < 3 ? "care" : at < 6 ? "physio" : at < 7 ? "law" : null)); // prettier-ignore
  const computed = groupsOf("a0 b0 c1 d1 e0 f1 g1 h0");

  test("hold the same people: grouped, and with an industry; small industries are one without a name", () => {
    const found = divisionsOf(organisations, computed, computed);
    expect(found.rows).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(Array.from(found.now.labels)).toEqual([0, 0, 1, 1, 0, 1, 1]);
    expect(found.computed).toBeNull();
    expect(found.industry?.names).toEqual([named("care"), named("physio"), null]);
    expect(Array.from(found.industry?.labels ?? [])).toEqual([0, 0, 0, 1, 1, 1, 2]);
    expect(found.together).toEqual({ labels: new Int32Array(7), groups: 1 });
  });

  test("show what was computed beside what staff have made of it, over those who are in both", () => {
    const now = groupsOf("a0 b0 c1 d1 e1 f1 h0");
    const found = divisionsOf(organisations, now, computed);
    expect(found.rows).toEqual([0, 1, 2, 3, 4, 5]);
    expect(Array.from(found.computed?.labels ?? [])).toEqual([0, 0, 1, 1, 0, 1]);
    expect(found.agreementWithComputed).toBeLessThan(1);
  });

  test("are the same when groups only have other numbers", () => {
    const renumbered = new Map([...computed].map(([id, group]) => [id, 1 - group] as const));
    expect(divisionsOf(organisations, renumbered, computed).computed).toBeNull();
  });

  test.each([
    ["nobody's industry", organisations.map(({ id }) => organisation(id, null)), 8],
    ["one industry only", organisations.map(({ id }) => organisation(id, "care")), 8],
    ["nobody", [], 0],
  ])("with %s go on without industry, over all who are grouped", (_, all, people) => {
    const found = divisionsOf(all, computed, computed);
    expect([found.rows.length, found.industry, found.agreementWithIndustry]).toEqual([people, null, null]);
  });
});

test("the reason why there is no comparison with industry", () => {
  const of = (text: string) => text.split("").map((each) => (each === "-" ? null : each));
  expect(noComparisonReason(of("----"), 9)).toBe("no-industries");
  expect(noComparisonReason(of("aaa-"), 9)).toBe("one-industry");
  expect(noComparisonReason(of("aabb"), 9)).toBe("small-industries");
  expect(noComparisonReason(of("aaabb"), 3)).toBe("few-needs");
  expect(noComparisonReason(of("aaabbb"), 9)).toBe("known-since");
});

describe("the groups of another method", () => {
  /** Two shapes of need, four people each. */
  const values = Array.from({ length: 8 }, (_, i) => (i < 4 ? [1, 1, 1, 0, 0, 0] : [0, 0, 0, 1, 1, 1]).map((value, j) => Math.abs(value - (j === i % 3 ? 0.2 : 0)))); // prettier-ignore
  const columns = ["a", "b", "c", "d", "e", "f"];
  const input = (labels: (number | null)[], given = values) => ({ blocks: [{ name: "support", weight: 1, columns, values: given }], blank: "missing" as const, labels, k: 2, seed: 1 }); // prettier-ignore

  test("are the same where the answers fall apart clearly; those in no group are left out", () => {
    const found = groupAroundMedoids(input([0, 0, 0, null, 1, 1, 1, 1]));
    expect(found).toMatchObject({ people: 7, adjustedRand: 1, sizes: [4, 3] });
  });

  test("tell much from little where that differs most, and the verdict says so", () => {
    const loud = Array.from({ length: 8 }, (_, i) => columns.map((_, j) => (i < 4 ? 0.9 : 0.1) + (j % 2 === i % 2 ? 0.1 : 0))); // prettier-ignore
    const found = groupAroundMedoids(input([0, 1, 0, 1, 0, 1, 0, 1], loud))!;
    expect(found.levelOther).toBeGreaterThan(0.9);
    expect(found.levelOwn).toBeLessThan(0.1);
    expect(methodVerdict(found)).toBe("amount");
  });

  test("are none where there are as many groups as people, or one group", () => {
    expect(groupAroundMedoids(input([0, 1, null, null, null, null, null, null]))).toBeNull();
    expect(groupAroundMedoids({ ...input([0, 0, 0, 0, 0, 0, 0, 0]), k: 1 })).toBeNull();
  });

  test("are judged by their agreement", () => {
    const found = { people: 9, levelOwn: 0.05, levelOther: 0.1, sizes: [] };
    const verdicts = [0.8, 0.5, 0.2, -0.1].map((adjustedRand) => methodVerdict({ ...found, adjustedRand }));
    expect(verdicts).toEqual(["same", "partly", "different", "different"]);
    expect([-0.2, 0.099, 0.1, 0.4, 0.75].map(agreementOf)).toEqual(["none", "none", "little", "partly", "nearly"]);
  });
});

describe("the pictures", () => {
  test("have the member closest to the group's centre first, and one without a shape last", () => {
    const z = Float64Array.from([0, 0, 1, 0, 0.8, 0.6, 0.9, Math.sqrt(1 - 0.81), 0, 1]);
    expect(closestFirst({ n: 5, d: 2, z }, [[0, 1, 2, 3], [4]])).toEqual([[3, 2, 1, 0], [4]]);
  });

  test("show of one audience the needs that most of those who answered have", () => {
    const needs = ["a", "b", "c"].map((key) => ({ key })) as Parameters<typeof commonNeeds>[0]["needs"];
    const organisations = ["x", "y", "z"].map((id) => organisation(id, null));
    const strengths = [[0.5, 0.1, null], [1, 0, 1], [1, 1, 1]]; // prettier-ignore
    const members = [{ organisationId: "x" }, { organisationId: "y" }];
    expect(commonNeeds({ organisations, needs, values: strengths }, members)).toEqual([
      { key: "a", count: [2, 2] },
      { key: "c", count: [1, 1] },
    ]);
  });
});
