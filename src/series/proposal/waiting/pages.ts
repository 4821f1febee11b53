import type { Asking } from "../../../platform/asking.ts";
import { topicLevels } from "../../material/material.ts";
import type { Proposal } from "../../method/propose.ts";
import { levelText, namesOf } from "../../words.ts";
import type { ProposalSeen } from "../queries.ts";
import { share1 } from "../sight.ts";

/** A proposal under way: how far it has come, and the first answer as soon as there is one. */
export function waitingModel({ row, organisations }: ProposalSeen, mayCancel: boolean, asking: Asking) {
  const { state, progress, result } = row;
  const { t, locale } = asking;
  const { quick, proposal } = result ?? {};
  const found = proposal ?? quick;
  const stage = state === "queued" ? "queued" : quick === undefined ? "quick" : progress < 0.7 ? "proof" : "reasons";
  return {
    percent: Math.round(progress * 100),
    stage: t(`series.waiting.${stage}`),
    // The first answer takes less than a second: until it is there, the page looks for it more often.
    every: quick === undefined ? "500ms" : "1s",
    found:
      found === undefined || result === null
        ? null
        : {
            heading: t(proposal === undefined ? "series.waiting.first" : "series.waiting.best"),
            text: t(proposal === undefined ? "series.waiting.found" : "series.waiting.foundBest", {
              workshops: t("series.ofWorkshops", { count: found.workshops.length }),
              share: share1(found.people.mean, locale),
            }),
            proof: proposal === undefined ? null : provenText(proposal, asking),
            audiences: audiences(found, namesOf(result.input, organisations, asking), asking),
          },
    mayCancel,
    cancel: t(
      found === undefined
        ? "series.waiting.cancel"
        : proposal === undefined
          ? "series.waiting.stop"
          : "series.waiting.enough",
    ),
  };
}

/** How near to the best possible a proposal is known to be. */
export function provenText({ gap, optimal }: Proposal, { t, locale }: Asking): string {
  if (optimal) return t("series.proposal.proven");
  return t("series.proposal.within", { gap: share1(Math.max(0.001, Math.ceil(gap * 1000) / 1000), locale) });
}

function audiences({ workshops }: Proposal, names: ReturnType<typeof namesOf>, { t }: Asking) {
  return [...Map.groupBy(workshops, ({ audience }) => audience)].map(([audience, mine]) => ({
    name: names.group(audience),
    workshops: mine
      .map(({ topic, level }) =>
        t("series.workshop.titled", { topic: names.topic(topic), level: t(levelText[topicLevels[level]!]) }),
      )
      .join("; "),
  }));
}
