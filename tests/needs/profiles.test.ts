import { describe, expect, test } from "vitest";
import { groupingInput, needProfiles } from "../../src/needs/profiles.ts";
import { needValues } from "../../src/needs/values.ts";
import { questionnaire } from "./questionnaire.ts";

const respondents = [
  needValues(questionnaire, {
    "use-better": { kind: "multiple", chosen: ["our-videos"], other: null },
    support: { kind: "matrix", rows: { videos: { importance: 3, level: 1 }, kanta: { importance: 4, level: 0 } } },
  }),
  needValues(questionnaire, {}, ["year-clock"]),
  needValues(questionnaire, {}),
];

describe("the input of grouping", () => {
  test("is need × block, respondent by respondent; a need that only codes name gets a column", () => {
    expect(groupingInput(respondents, { wishes: 0.5 })).toEqual({
      blank: "missing",
      blocks: [
        {
          name: "support",
          weight: 1,
          columns: ["videos", "kanta", "year-clock"],
          values: [
            [0.5, 1, null],
            [null, null, 1],
            [null, null, null],
          ],
        },
        {
          name: "wishes",
          weight: 0.5,
          columns: ["website", "videos", "kanta"],
          values: [
            [0, 1, null],
            [null, null, null],
            [null, null, null],
          ],
        },
        {
          name: "ratings",
          weight: 1,
          columns: ["excel", "videos"],
          values: [
            [null, null],
            [null, null],
            [null, null],
          ],
        },
      ],
    });
  });

  test("leaves out a block that nobody was asked about", () => {
    const nothing = { ...questionnaire, sections: [] };
    expect(groupingInput([needValues(nothing, {}, ["kanta"])], {}, "lowest")).toEqual({
      blank: "lowest",
      blocks: [{ name: "support", weight: 1, columns: ["kanta"], values: [[1]] }],
    });
  });
});

describe("need profiles", () => {
  test("merge sources by the largest, take stated levels before general skill, and tell how much is asked for", () => {
    expect(needProfiles(respondents, ["website", "videos", "kanta"], [2, 4])).toEqual({
      needs: ["website", "videos", "kanta"],
      values: [
        [0, 1, 1],
        [null, null, null],
        [null, null, null],
      ],
      levels: [
        [2, 1, 0],
        [4, 4, 4],
        [null, null, null],
      ],
      intensity: [(0.5 + 1 + 0 + 1) / 4, 1, null],
    });
  });
});
