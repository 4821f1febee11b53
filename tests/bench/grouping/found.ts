import { adjustedRand } from "../../../src/grouping/method/agreement.ts";
import { groupRespondents } from "../../../src/grouping/method/group.ts";
import { plantedAnswers, type Plan } from "../../grouping/method/planted.ts";

/** What came of grouping one draw of planted answers. */
export interface Found {
  k: number;
  verdict: string;
  /** Adjusted Rand index with the planted groups, of those with a profile. */
  agreement: number;
  /** All of it, and the grouping at the number chosen. */
  milliseconds: number;
  groupingMilliseconds: number;
}

/** Groups a draw and tells all there is to tell; with industries also those. */
export function groupPlanted(plan: Plan, withIndustry: boolean): Found {
  const { truth, values, columns } = plantedAnswers(plan);
  const start = performance.now();
  const result = groupRespondents(
    {
      blocks: [{ name: "answers", weight: 1, columns, values }],
      blank: "missing",
      ...(withIndustry && { industry: truth.map((_, i) => `industry ${i % 7}`) }),
    },
    { method: "spherical", distance: "gower", k: "auto", seed: plan.seed },
    undefined,
    () => performance.now(),
  );
  const milliseconds = performance.now() - start;
  const grouped = result.assignments.flatMap((group, i) => (group === null ? [] : [{ group, planted: truth[i]! }]));
  return {
    k: result.k,
    verdict: result.verdict,
    agreement: adjustedRand(
      grouped.map(({ group }) => group),
      grouped.map(({ planted }) => planted),
    ),
    milliseconds,
    groupingMilliseconds: result.milliseconds.grouping,
  };
}
