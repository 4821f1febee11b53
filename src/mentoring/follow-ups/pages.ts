import type { Key } from "../../platform/keys.ts";
import type { FollowUpRefusal, FollowUpState } from "./follow-up.ts";

/** How a follow-up stands, in words. */
export const stateText: Record<FollowUpState, Key> = {
  open: "followUps.state.open",
  "under-way": "followUps.state.underWay",
  "no-resources": "followUps.state.noResources",
  done: "followUps.state.done",
  dropped: "followUps.state.dropped",
};

/** Why a follow-up was not stored, in words. */
export const refusalText: Record<FollowUpRefusal, Key> = {
  "same-already": "followUps.refused.sameAlready",
  unknown: "followUps.refused.unknown",
};
