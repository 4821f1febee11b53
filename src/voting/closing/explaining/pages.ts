import type { Count } from "../../method/count.ts";
import { ruleText } from "../../settings-text.ts";
import { eliminationTold, transfersTold } from "./rounds/pages.ts";
import { duelsTold } from "./rankings/pages.ts";
import { seriesTold } from "./series/pages.ts";
import { budgetTold, loadsTold, sharesTold, weightsTold } from "./shares/pages.ts";
import { told, type Telling, type Told } from "./telling/pages.ts";

/** How the result was counted, step by step, in plain words: what the rule says, then what happened. */
export function explanation(telling: Telling): Told[] {
  const { result, asking } = telling;
  const { t } = asking;
  const rule = told({ sentences: [t(ruleText[result.settings.rule]), ...weighingText(telling)] });
  const { count } = result;
  if (result.kind !== "decided") return [];
  return [rule, ...(count === null ? runnerUpTold(telling) : happened(count, telling))];
}

function weighingText({ result, asking }: Telling): string[] {
  return result.settings.weighting === "group" ? [asking.t("voting.told.byGroups")] : [];
}

function happened(count: Count, telling: Telling): Told[] {
  switch (count.rule) {
    case "mes":
      return sharesTold(count, telling);
    case "pb_mes":
      return budgetTold(count, telling);
    case "seqphragmen":
      return loadsTold(count, telling);
    case "seqpav":
      return weightsTold(count, telling);
    case "schulze":
    case "ranked_pairs":
      return duelsTold(count, telling);
    case "irv":
      return eliminationTold(count, telling);
    case "stv":
      return transfersTold(count, telling);
    case "per_phragmen":
    case "per_quota":
    case "per_pav":
    case "per_consensus":
      return seriesTold(count, telling);
    default:
      return runnerUpTold(telling);
  }
}

/** Where the most won: who came second. */
function runnerUpTold({ result, asking, nameOf }: Telling): Told[] {
  const second = result.rows[1];
  const isPlain = result.settings.weighting === "person" && !result.decidedByLot;
  if (!isPlain || second === undefined || result.winnerIds.length !== 1) return [];
  const { t } = asking;
  const name = nameOf(second.optionId);
  const { points, approvals } = second;
  return [
    told({
      sentences: [
        points === null
          ? t("voting.told.second", { name, count: approvals })
          : t("voting.told.secondPoints", { name, count: points }),
      ],
    }),
  ];
}
