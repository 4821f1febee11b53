import type { Asking } from "../../platform/asking.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { clashWords } from "../clash/words.ts";
import { mistakeWords, type AskMistake } from "../mistake-words.ts";
import { proposalUrl, seriesUrl } from "../proposing/pages.ts";
import { doneOf, type StoredProposal } from "../stored.ts";
import { namesOf } from "../words.ts";
import type { AcceptRefusal } from "./commands.ts";
import { doneModel } from "./done/pages.ts";
import type { ChangeRefusal } from "./hand/changes.ts";
import type { ProposalSeen } from "./queries.ts";
import { waitingModel } from "./waiting/pages.ts";

/** Why an act on the proposal wasn't done, in words. */
export type Refusal = AcceptRefusal | ChangeRefusal | "in-use";
const refusalText: Record<Refusal, Key> = {
  "not-done": "series.refused.notDone",
  "another-since": "series.refused.anotherSince",
  "topic-gone": "series.refused.topicGone",
  "draft-refused": "series.refused.draftRefused",
  "nothing-left": "series.refused.nothingLeft",
  "topic-twice": "series.refused.topicTwice",
  "not-offered": "series.refused.notOffered",
  "free-choice": "series.refused.freeChoice",
  "nobody-gains": "series.refused.nobodyGains",
  "not-there": "series.refused.notThere",
  "has-topic": "series.refused.hasTopic",
  "no-time": "series.refused.noTime",
  "in-use": "series.refused.inUse",
};

/** A proposal in whatever state it is; the region is all of it, so that it can come in place while one waits. */
export function proposalPage(seen: ProposalSeen, refused: Refusal | AskMistake | null, asking: Asking): Page {
  const { programme, row, beside } = seen;
  const { t, role } = asking;
  const url = proposalUrl(programme.id, row.id);
  const mayPlan = role === "planner" || role === "owner";
  const isUnderWay = row.state === "queued" || row.state === "running";
  const done = doneOf(row);
  return {
    view: "series/proposal",
    region: "series/_proposal",
    title: t("series.proposal.title"),
    hasMistakes: refused !== null,
    model: {
      url,
      query: beside === null ? "" : `?with=${beside.id}`,
      seriesUrl: seriesUrl(programme.id),
      refused: refused === null ? null : refusedText(refused, seen, asking),
      waiting: isUnderWay ? waitingModel(seen, mayPlan, asking) : null,
      ended: done !== null || isUnderWay ? null : endedModel(seen, asking),
      done: done === null ? null : doneModel(seen, done, mayPlan, asking),
    },
  };
}

function refusedText(refused: Refusal | AskMistake, seen: ProposalSeen, asking: Asking): string {
  return typeof refused === "string" ? asking.t(refusalText[refused]) : mistakeText(refused, seen, asking);
}

function endedModel(seen: ProposalSeen, asking: Asking) {
  const { result: stored, state } = seen.row;
  const { t } = asking;
  if (stored?.isForgotten === true)
    return { heading: t("series.ended.forgottenHeading"), text: t("series.ended.forgotten"), clash: null };
  const heading = t("series.ended.heading");
  if (stored?.mistake !== undefined) {
    const clash = clashModel(stored, seen, asking);
    return {
      heading,
      text: clash === null ? mistakeText(stored.mistake, seen, asking) : t("series.ended.clash"),
      clash,
    };
  }
  return { heading, text: t(state === "cancelled" ? "series.ended.cancelled" : "series.ended.failed"), clash: null };
}

/** The smallest set of wishes that can't hold together, where it was found, each with a way out. */
function clashModel({ clash, input }: StoredProposal, { organisations, row }: ProposalSeen, asking: Asking) {
  if (clash == null) return null;
  return {
    wishes: clashWords(clash, namesOf(input, organisations, asking, row.settings.limit), asking.t),
    note: clash.isSmallest ? null : asking.t("series.clash.maybeFewer"),
  };
}

function mistakeText(mistake: AskMistake, { row, organisations }: ProposalSeen, asking: Asking): string {
  const named = row.result?.input ?? { groups: [], topics: [] };
  return mistakeWords(mistake, namesOf(named, organisations, asking, row.settings.limit), asking.t);
}
