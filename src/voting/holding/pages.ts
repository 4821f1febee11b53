import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import { ballotsUrl, ballotUrl } from "../addresses.ts";
import { ballotState } from "../ballot-life.ts";
import { draftPart } from "./making-ready/pages.ts";
import { runningPart } from "./running/pages.ts";
import type { Shown, Trouble } from "./shown.ts";
import { doneText, stateText } from "./texts/pages.ts";

/** A ballot that is not closed, as it stands: to be opened, taking proposals, or being voted on. */
export function ballotPage(shown: Shown, trouble: Trouble, asking: Asking): Page {
  const { ballot, programme, now, done } = shown;
  const { t, locale } = asking;
  const state = ballotState(ballot, now);
  const isRunning = state === "proposing" || state === "open";
  const part = isRunning ? runningPart(shown, trouble, asking) : draftPart(shown, trouble, asking);
  return {
    view: `voting/holding/${isRunning ? "running" : "draft"}`,
    title: `${textIn(ballot.titles, locale)} – ${t(stateText[state])}`,
    hasMistakes: part.mistakes.length > 0,
    model: {
      title: textIn(ballot.titles, locale),
      audience: textIn(ballot.audienceNames, locale),
      status: done === undefined ? null : t(doneText[done]),
      listUrl: ballotsUrl(programme.id),
      mayHold: asking.role !== "viewer",
      url: ballotUrl(ballot),
      ...part,
    },
  };
}
