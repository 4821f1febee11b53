import type { Temporal } from "temporal-polyfill";
import type { Organisation, Participant } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import { formatInstant, textIn, type Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Locale } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl, type Programme } from "../../programmes/index.ts";
import { ballotState, type BallotState, type OpeningRefusal, type RescheduleRefusal } from "../ballot-life.ts";
import { resultModel } from "../closing/pages.ts";
import type { Ballot, BallotOption, Turnout } from "../queries.ts";
import { closingFields } from "./closing-time.ts";
import type { Done } from "./forms.ts";

export const openingText: Record<OpeningRefusal | "nobody-to-ask", Key> = {
  "already-open": "voting.draft.alreadyOpen",
  closed: "voting.draft.alreadyOpen",
  "too-few-options": "voting.edit.tooFewTopics",
  "no-closing-time": "voting.draft.closingPast",
  "closing-time-past": "voting.draft.closingPast",
  "nobody-to-ask": "voting.draft.nobody",
};

export const rescheduleText: Record<RescheduleRefusal, Key> = {
  closed: "voting.open.alreadyClosed",
  "closing-time-past": "voting.draft.closingPast",
};

const stateText: Record<BallotState, Key> = {
  draft: "voting.state.draft",
  open: "voting.state.open",
  closed: "voting.state.closed",
};

const doneText: Record<Done, Key> = {
  opened: "voting.done.opened",
  moved: "voting.done.moved",
  closed: "voting.done.closed",
  hidden: "voting.done.hidden",
  shown: "voting.done.shown",
  planned: "voting.done.planned",
};

const mayHold = ({ role }: Asking) => role !== "viewer";
const mayRecount = ({ role }: Asking) => role === "planner" || role === "owner";

export function ballotsPage(
  programme: Programme,
  ballots: (Ballot & Turnout)[],
  now: Temporal.Instant,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const rows = ballots.map((ballot) => {
    const state = ballotState(ballot, now);
    return {
      title: textIn(ballot.titles, locale),
      audience: textIn(ballot.audienceNames, locale),
      url: ballotUrl(ballot),
      state: t(stateText[state]),
      facts: listFacts(ballot, state, programme, asking),
    };
  });
  return {
    view: "voting/holding/list",
    title: t("voting.list.title"),
    model: {
      rows,
      lead: t("voting.list.lead", { count: ballots.length }),
      newUrl: mayHold(asking) ? `${ballotsUrl(programme.id)}/new` : null,
    },
  };
}

function listFacts(
  ballot: Ballot & Turnout,
  state: BallotState,
  { timeZone }: Programme,
  { t, locale }: Asking,
): string {
  const closes = ballot.closesAt === null ? "" : formatInstant(ballot.closesAt, locale, timeZone);
  if (state === "draft") return t("voting.list.draft", { closes });
  if (state === "open") return t("voting.list.open", { voted: ballot.voted, voters: ballot.voters, closes });
  const winner = ballot.result?.options.find(({ id }) => id === ballot.result?.winnerId);
  if (ballot.result === null) return t("voting.list.counting");
  return winner === undefined
    ? t("voting.list.noWinner")
    : t("voting.list.won", { winner: textIn(winner.names, locale) });
}

export interface Shown {
  ballot: Ballot;
  programme: Programme;
  options: BallotOption[];
  turnout: Turnout;
  now: Temporal.Instant;
  electorate: { voters: Participant[]; without: Organisation[]; organisations: number };
  /** Whether staff cannot read the voters' links. */
  isSecret: boolean;
  done: Done | undefined;
}

/** What was wrong with which of the page's forms. */
export type Trouble =
  | { at: "opening"; text: Key }
  | { at: "closing"; form: FormState }
  | { at: "hiding"; optionId: string; form: FormState }
  | null;

/** The ballot as it stands: to be opened, being voted on, or with its result. */
export function ballotPage(shown: Shown, trouble: Trouble, asking: Asking): Page {
  const { ballot, programme, now, done } = shown;
  const { t, locale } = asking;
  const state = ballotState(ballot, now);
  const part = { draft: draftModel, open: openModel, closed: closedModel }[state](shown, trouble, asking);
  return {
    view: `voting/holding/${state}`,
    title: `${textIn(ballot.titles, locale)} – ${t(stateText[state])}`,
    hasMistakes: part.mistakes.length > 0,
    model: {
      title: textIn(ballot.titles, locale),
      audience: textIn(ballot.audienceNames, locale),
      status: done === undefined ? null : t(doneText[done]),
      listUrl: ballotsUrl(programme.id),
      mayHold: mayHold(asking),
      url: ballotUrl(ballot),
      ...part,
    },
  };
}

const mostNamed = 20;

function draftModel(
  { ballot, programme, options, electorate, isSecret }: Shown,
  trouble: Trouble,
  { t, locale }: Asking,
) {
  const { voters, without, organisations } = electorate;
  const text = trouble?.at === "opening" ? t(trouble.text) : null;
  return {
    mistakes: text === null ? [] : [{ id: "opening", text }],
    lead: t("voting.draft.lead", {
      count: voters.length,
      organisations: t("voting.draft.organisations", { count: organisations }),
    }),
    closes: t("voting.draft.closes", { closes: closesText(ballot, programme, locale) }),
    proposals: t(ballot.allowsProposals ? "voting.draft.withProposals" : "voting.draft.withoutProposals"),
    options: options.map(({ names }) => textIn(names, locale)),
    voters: voters.slice(0, mostNamed).map(({ name }) => name),
    moreVoters: voters.length > mostNamed ? t("voting.draft.more", { count: voters.length - mostNamed }) : null,
    without: without.map(({ id, name }) => ({ name, url: `${programmeUrl(programme.id)}/organisations/${id}` })),
    withoutText: t("voting.draft.without", { count: without.length }),
    openText: t("voting.draft.open", { count: voters.length }),
    notSecret: isSecret ? null : t("voting.open.notSecret"),
    removal: {
      heading: t("voting.draft.remove"),
      text: t("voting.draft.removeText"),
      url: `${ballotUrl(ballot)}/removal`,
    },
  };
}

function openModel({ ballot, programme, options, turnout, isSecret }: Shown, trouble: Trouble, { t, locale }: Asking) {
  const { closesAt } = ballot;
  const start = closesAt === null ? { closesOn: "", closesAt: "" } : closingFields(closesAt, programme.timeZone);
  const form = trouble?.at === "closing" ? trouble.form : { ...emptyForm, values: start };
  const closesOn = formField(form, t, "closesOn", { label: t("voting.edit.closesOn"), type: "date" });
  const time = formField(form, t, "closesAt", { label: t("voting.edit.closesAt"), type: "time" });
  const proposals = options
    .filter(({ isProposal }) => isProposal)
    .map((option) => proposalModel(option, ballot, trouble, t));
  return {
    mistakes: summary([closesOn, time, ...proposals.map(({ reason }) => reason)]),
    lead: t("voting.open.lead", { count: turnout.voted, voters: turnout.voters }),
    opened: t("voting.open.opened", { count: turnout.opened }),
    closes: t("voting.open.closes", { closes: closesText(ballot, programme, locale) }),
    turnout: { value: turnout.voted, of: turnout.voters },
    options: options.filter(({ isProposal }) => !isProposal).map(({ names }) => textIn(names, locale)),
    proposals,
    allowsProposals: ballot.allowsProposals,
    fields: { closesOn, closesAt: time },
    zone: t("voting.edit.zone", { zone: programme.timeZone }),
    waiting: turnout.voters - turnout.voted,
    notSecret: isSecret ? null : t("voting.open.notSecret"),
    secrecy: t(isSecret ? "voting.open.secret" : "voting.open.resultLater"),
    commitment: ballot.lotCommitment ?? "",
    mailsUrl: `${programmeUrl(programme.id)}/mails`,
  };
}

function proposalModel(
  { id, names, isHidden, hiddenReason }: BallotOption,
  ballot: Ballot,
  trouble: Trouble,
  t: Translate,
) {
  const form = trouble?.at === "hiding" && trouble.optionId === id ? trouble.form : emptyForm;
  const reason = formField(form, t, "reason", { label: t("voting.proposals.reason") });
  const fieldId = `f-reason-${id}`;
  return {
    name: names.fi,
    isHidden,
    hiddenText: isHidden ? t("voting.proposals.hiddenBecause", { reason: hiddenReason }) : null,
    url: `${ballotUrl(ballot)}/proposals/${id}/${isHidden ? "showing" : "hiding"}`,
    reason: { ...reason, id: fieldId, describedBy: reason.error === null ? null : `${fieldId}-error` },
    isOpen: reason.error !== null,
  };
}

function closedModel({ ballot, programme, turnout }: Shown, _trouble: Trouble, asking: Asking) {
  const { t } = asking;
  const { result, winnerWorkshopId } = ballot;
  const recountUrl = mayRecount(asking) ? `${ballotUrl(ballot)}/recount` : null;
  const mayPlan = mayHold(asking) && result?.winnerId != null && winnerWorkshopId === null;
  return {
    mistakes: [],
    result: result === null ? null : resultModel(ballot, result, turnout, programme, recountUrl, asking),
    winnerUrl: mayPlan ? `${ballotUrl(ballot)}/winner` : null,
    plannedUrl: winnerWorkshopId === null ? null : `${programmeUrl(programme.id)}/workshops`,
    wayOn:
      result !== null && result.winnerId === null && mayHold(asking)
        ? { text: t("voting.result.wayOn"), url: `${ballotsUrl(programme.id)}/new` }
        : null,
  };
}

/** When the ballot closes, in words. */
export function closesText({ closesAt }: Ballot, { timeZone }: Programme, locale: Locale): string {
  return closesAt === null ? "" : formatInstant(closesAt, locale, timeZone);
}

export function ballotsUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/ballots`;
}

export function ballotUrl({ programmeId, id }: Pick<Ballot, "programmeId" | "id">): string {
  return `${ballotsUrl(programmeId)}/${id}`;
}
