import type { Asking } from "../../../platform/asking.ts";
import { editTopicDraftUrl, topicDraftsUrl } from "../../../workshops/index.ts";
import { proposalUrl } from "../../proposing/pages.ts";
import type { Around } from "../around.ts";

/** A topic that is new: to be accepted, edited or refused right here. */
export function draftModel({ seen, names, mayPlan }: Around, topic: string, { t }: Asking) {
  const state = seen.drafts.get(topic);
  if (state === undefined || state === "accepted") return null;
  const needId = topic.slice("need:".length);
  const url = `${topicDraftsUrl(seen.programme.id)}/${needId}`;
  const back = proposalUrl(seen.programme.id, seen.row.id);
  return {
    chip: t(state === "open" ? "series.workshop.new" : "series.draft.refusedChip"),
    text: t(state === "open" ? "series.draft.what" : "series.draft.refused"),
    name: names.topic(topic),
    back,
    acceptUrl: mayPlan && state === "open" ? `${url}/topic` : null,
    editUrl: mayPlan && state === "open" ? editTopicDraftUrl(seen.programme.id, needId, back) : null,
    refuseUrl: mayPlan && state === "open" ? `${url}/refusal` : null,
    undoUrl: mayPlan && state === "refused" ? `${url}/refusal/removal` : null,
  };
}
