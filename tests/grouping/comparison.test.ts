import { describe, expect, test } from "vitest";
import { industryVerdict } from "../../src/grouping/comparison/verdict.ts";
import { guardRefusal, type Candidate } from "../../src/grouping/method/number/choose.ts";
import { suggestedNames } from "../../src/grouping/runs/names.ts";

const comparison = {
  r2Need: 0.18,
  r2Industry: 0.03,
  r2NeedFitted: 0.3,
  pNeed: 0.01,
  pIndustry: 0.02,
  adjustedRand: 0,
  closenessNeed: 0.4,
  closenessIndustry: 0.1,
  industries: 3,
  people: 40,
};

describe("what the comparison with industry says", () => {
  test.each([
    ["the group tells more", {}, "need"],
    ["the group tells more, but that may be chance", { pNeed: 0.2 }, "unsure"],
    ["the industry tells more", { r2Need: 0.02 }, "industry"],
    ["both tell alike", { r2Need: 0.03 }, "industry"],
    ["neither tells more than chance", { r2Need: -0.01, r2Industry: 0.01, pIndustry: 0.3 }, "neither"],
    ["the industry's larger figure may be chance, the group's is not", { r2Need: 0.02, pIndustry: 0.3 }, "need-only"],
    ["both may be chance", { r2Need: 0.02, pNeed: 0.2, pIndustry: 0.3 }, "neither"],
    ["groups below nothing do not win", { r2Need: -0.01, r2Industry: -0.02 }, "neither"],
  ])("%s", (_, changes, verdict) => {
    expect(industryVerdict({ ...comparison, ...changes })).toBe(verdict);
  });
});

describe("why a number of groups is refused", () => {
  const steady = { median: 0.9, min: 0.7, max: 1 };
  const candidate: Candidate = {
    k: 3,
    smallestGroup: 9,
    silhouette: 0.2,
    silhouetteExcess: 0.1,
    stability: steady,
    passed: true,
  };
  test.each([
    [{}, null],
    [{ passed: false, smallestGroup: 2 }, "too-small"],
    [{ passed: false, silhouetteExcess: 0.01 }, "like-chance"],
    [{ passed: false, stability: { ...steady, median: 0.7 } }, "unstable"],
  ])("%o is %s", (changes, reason) => {
    expect(guardRefusal({ ...candidate, ...changes }, 41)).toBe(reason);
  });
});

describe("the suggested name of a group", () => {
  const words = { two: (_: string, first: string, second: string) => `${first} + ${second}`, none: () => "–" };
  const videos = { fi: "Videot", sv: "Videor", en: "Videos" };
  const kanta = { fi: "Kanta", sv: "", en: "" };
  const excel = { fi: "Excel", sv: "Excel", en: "Excel" };

  test("is its two most telling needs, in each language, from another where one is missing", () => {
    expect(suggestedNames([videos, kanta, excel], words)).toEqual({
      fi: "Videot + Kanta",
      sv: "Videor + Kanta",
      en: "Videos + Kanta",
    });
  });

  test("is the one need that tells it apart, or says that none does", () => {
    expect(suggestedNames([videos], words)).toEqual(videos);
    expect(suggestedNames([], words)).toEqual({ fi: "–", sv: "–", en: "–" });
  });
});
