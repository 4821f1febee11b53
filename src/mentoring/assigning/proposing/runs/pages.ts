import type { Asking } from "../../../../platform/asking.ts";
import { formatShare } from "../../../../platform/i18n.ts";
import type { Key } from "../../../../platform/keys.ts";
import type { Page } from "../../../../platform/pages.ts";
import { proposalUrl } from "../../pages.ts";
import type { StartRefusal } from "./commands.ts";
import { stageAt, type Run, type RunFailure, type RunStage } from "./run.ts";

export const startText: Record<StartRefusal, Key> = {
  "no-mentors": "mentors.proposal.noMentors",
  "under-way": "mentors.proposal.underWay",
};
export const failureText: Record<RunFailure, Key> = {
  "no-mentors": "mentors.proposal.noMentors",
  "no-units": "mentors.proposal.noUnits",
  computing: "mentors.proposal.failed",
  lost: "mentors.proposal.lost",
};
const stageText: Record<RunStage, Key> = {
  waiting: "mentors.proposal.stages.waiting",
  material: "mentors.proposal.stages.material",
  plans: "mentors.proposal.stages.plans",
  proof: "mentors.proposal.stages.proof",
};

/** The region that asks every second how far the run has come. */
export function progressPage(run: Run, asking: Asking): Page {
  return {
    view: "mentoring/assigning/_progress",
    region: "mentoring/assigning/_progress",
    title: asking.t("mentors.proposal.title"),
    model: progressModel(run, asking),
  };
}

/** How far the run under way has come, and how it is stopped. */
export function progressModel(run: Run, { t, locale }: Asking) {
  const url = proposalUrl(run.programmeId);
  return {
    runId: run.id,
    url: `${url}/progress`,
    pageUrl: url,
    cancelUrl: `${url}/cancellation`,
    percent: Math.round(run.progress * 100),
    text: t("mentors.proposal.progress", {
      share: formatShare(run.progress, locale),
      stage: t(stageText[stageAt(run)]),
    }),
  };
}
