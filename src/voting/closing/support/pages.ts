import { formatNumber, formatShare } from "../../../platform/i18n.ts";
import type { Telling } from "../explaining/telling/pages.ts";
import type { SupportRow } from "../result.ts";

/** What the figures beside the bars are. */
export function measureText({ result, asking }: Telling): string {
  const { form } = result.settings;
  if (form === "ranking") return asking.t("voting.result.measureFirsts");
  return asking.t(form === "score" || form === "dots" ? "voting.result.measurePoints" : "voting.result.votes");
}

/** An option with its bar. */
export function supportModel(row: SupportRow, { result, asking, nameOf }: Telling) {
  const { t, locale } = asking;
  const { optionId, approvals, seen, voters, points, firsts, share } = row;
  const isWeighted = result.settings.weighting === "group" && !result.isWeightHidden;
  return {
    name: nameOf(optionId),
    isProposal: result.options.find(({ id }) => id === optionId)?.isProposal ?? false,
    isWinner: result.winnerIds.includes(optionId),
    votes:
      points === null
        ? t("voting.result.ofVoters", { count: firsts ?? approvals, voters })
        : formatNumber(points, locale),
    share:
      points === null
        ? isWeighted
          ? t("voting.result.groupMean", { share: formatShare(share, locale) })
          : formatShare(voters === 0 ? 0 : (firsts ?? approvals) / voters, locale)
        : t("voting.result.pointsFrom", { count: approvals }),
    /** The bar's length out of 100. */
    length: Math.round(100 * (result.isWeightHidden ? approvals / voters : share)),
    seen: seen < voters ? t("voting.result.seenBy", { count: seen, voters }) : null,
  };
}
