import type { Temporal } from "temporal-polyfill";
import type { Organisation, Participant } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary, textsField, type Field } from "../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../platform/forms.ts";
import { formatInstant, formatShare, textIn, type Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { locales, type Locale, type Texts } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { qrSvg } from "../../platform/qr.ts";
import { programmeUrl, type Programme } from "../../programmes/index.ts";
import type { TopicOption } from "../../series/index.ts";
import type { Topic, Workshop } from "../../workshops/index.ts";
import { ballotState, type BallotState, type OpeningRefusal, type RescheduleRefusal } from "../ballot-life.ts";
import { resultModel } from "../closing/pages.ts";
import type { Ballot, BallotOption, Turnout } from "../queries.ts";
import type { Audience, AudienceChoice } from "./audience.ts";
import { closingFields, suggestedClose } from "./closing-time.ts";
import type { DraftRefusal, Slip } from "./commands.ts";
import type { Done } from "./forms.ts";

export const draftText: Record<DraftRefusal, Key> = { "topic-unknown": "voting.edit.topicUnknown" };

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

/** For whom the new ballot is, where the address does not say. */
export function chooseAudiencePage(
  programmeId: string,
  audiences: { workshops: Workshop[]; groups: { id: string; names: Texts }[] },
  { t, locale }: Asking,
): Page {
  const url = `${ballotsUrl(programmeId)}/new`;
  return {
    view: "voting/holding/choose",
    title: t("voting.choose.title"),
    model: {
      workshops: audiences.workshops.map(({ id, names, audienceNames, state }) => ({
        name: textIn(names, locale),
        facts: t(state === "held" ? "voting.choose.held" : "voting.choose.planned", {
          audience: textIn(audienceNames, locale),
        }),
        url: `${url}?after=${id}`,
      })),
      groups: audiences.groups.map(({ id, names }) => ({ name: textIn(names, locale), url: `${url}?for=group:${id}` })),
      everyoneUrl: `${url}?for=everyone`,
    },
  };
}

export interface Draft {
  programme: Programme;
  topics: Topic[];
  suggested: TopicOption[];
  now: Temporal.Instant;
}

/** A new ballot's form: the team's options are ticked already. */
export function newBallotPage(
  draft: Draft,
  { choice, audience }: { choice: AudienceChoice; audience: Audience },
  form: FormState,
  texts: Record<Locale, Translate>,
  asking: Asking,
): Page {
  const titles = Object.fromEntries(locales.map((each) => [each, texts[each]("voting.edit.defaultTitle")])) as Texts;
  const start = {
    ...textValues("titles", titles),
    topics: draft.suggested.map(({ topicId }) => topicId).join("\n"),
    allowsProposals: "on",
    ...suggestedClose(draft.now, draft.programme.timeZone),
  };
  const url = ballotsUrl(draft.programme.id);
  return editPage(
    draft,
    form === emptyForm ? { ...emptyForm, values: start } : form,
    { actionUrl: url, cancelUrl: url, audience: audience.names, choice: choiceValue(choice) },
    asking,
  );
}

export function editBallotPage(
  draft: Draft,
  ballot: Ballot,
  options: BallotOption[],
  form: FormState,
  asking: Asking,
): Page {
  const { closesAt } = ballot;
  const start = {
    ...textValues("titles", ballot.titles),
    topics: options.flatMap(({ topicId }) => topicId ?? []).join("\n"),
    allowsProposals: ballot.allowsProposals ? "on" : "",
    ...(closesAt === null
      ? suggestedClose(draft.now, draft.programme.timeZone)
      : closingFields(closesAt, draft.programme.timeZone)),
  };
  const url = ballotUrl(ballot);
  return editPage(
    draft,
    form === emptyForm ? { ...emptyForm, values: start } : form,
    { actionUrl: `${url}/details`, cancelUrl: url, audience: ballot.audienceNames, choice: null },
    asking,
  );
}

function choiceValue(choice: AudienceChoice): string {
  return choice.kind === "everyone" ? "everyone" : `${choice.kind}:${choice.id}`;
}

interface Frame {
  actionUrl: string;
  cancelUrl: string;
  audience: Texts;
  choice: string | null;
}

function editPage(
  { programme, topics, suggested }: Draft,
  form: FormState,
  { audience, ...frame }: Frame,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const titles = textsField(form, t, "titles", { label: t("voting.edit.titles"), wanted: programme.locales });
  const first = topics.filter(({ id }) => suggested.some(({ topicId }) => topicId === id));
  const rest = topics.filter((topic) => !first.includes(topic));
  const option = (topic: Topic) => ({
    value: topic.id,
    text: textIn(topic.names, locale),
    ...hintOf(topic, suggested, asking),
  });
  const topicField = (label: string, options: Topic[]) =>
    formField(form, t, "topics", { label, type: "checkbox", options: options.map(option) });
  const main = topicField(
    t(first.length > 0 ? "voting.edit.suggested" : "voting.edit.topics"),
    first.length > 0 ? inOrder(first, suggested) : rest,
  );
  const more: Field = {
    ...topicField(t("voting.edit.moreTopics"), first.length > 0 ? rest : []),
    id: "f-topics-more",
    error: null,
    describedBy: null,
  };
  const fields = {
    closesOn: formField(form, t, "closesOn", { label: t("voting.edit.closesOn"), type: "date" }),
    closesAt: formField(form, t, "closesAt", { label: t("voting.edit.closesAt"), type: "time" }),
    allowsProposals: formField(form, t, "allowsProposals", {
      label: t("voting.edit.proposals"),
      type: "checkbox",
      options: [{ value: "on", text: t("voting.edit.allowsProposals"), hint: t("voting.edit.allowsProposalsHint") }],
    }),
  };
  const mistakes = summary([...titles.fields, main, fields.closesOn, fields.closesAt]);
  const title = t(frame.choice === null ? "voting.edit.title" : "voting.edit.newTitle");
  return {
    view: "voting/holding/edit",
    title,
    hasMistakes: mistakes.length > 0,
    model: {
      heading: title,
      audience: textIn(audience, locale),
      ...frame,
      mistakes,
      titles,
      topics: main,
      hasTopics: topics.length > 0,
      more: more.options.length === 0 ? null : { ...more, isOpen: more.options.some(({ isChosen }) => isChosen) },
      moreText: t("voting.edit.moreCount", { count: more.options.length }),
      fields,
      zone: t("voting.edit.zone", { zone: programme.timeZone }),
      topicsUrl: `${programmeUrl(programme.id)}/workshops/topics`,
    },
  };
}

function inOrder(topics: Topic[], suggested: readonly TopicOption[]): Topic[] {
  const place = (topic: Topic) => suggested.findIndex(({ topicId }) => topicId === topic.id);
  return [...topics].sort((a, b) => place(a) - place(b));
}

function hintOf(
  { id, descriptions }: Topic,
  suggested: readonly TopicOption[],
  { t, locale }: Asking,
): { hint?: string } {
  const option = suggested.find(({ topicId }) => topicId === id);
  const parts = [
    option === undefined
      ? ""
      : t("voting.edit.need", {
          wanting: option.wanting,
          members: option.members,
          share: formatShare(option.share, locale),
        }),
    textIn(descriptions, locale),
  ].filter((part) => part !== "");
  return parts.length === 0 ? {} : { hint: parts.join(" · ") };
}

export interface Shown {
  ballot: Ballot;
  programme: Programme;
  options: BallotOption[];
  turnout: Turnout;
  now: Temporal.Instant;
  electorate: { voters: Participant[]; without: Organisation[]; organisations: number };
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

function draftModel({ ballot, programme, options, electorate }: Shown, trouble: Trouble, { t, locale }: Asking) {
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
    removal: {
      heading: t("voting.draft.remove"),
      text: t("voting.draft.removeText"),
      url: `${ballotUrl(ballot)}/removal`,
    },
  };
}

function openModel({ ballot, programme, options, turnout }: Shown, trouble: Trouble, { t, locale }: Asking) {
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
  const mayPlan = mayHold(asking) && result?.winnerId != null && winnerWorkshopId === null;
  return {
    mistakes: [],
    result:
      result === null ? null : resultModel(ballot, result, turnout, programme, `${ballotUrl(ballot)}/recount`, asking),
    winnerUrl: mayPlan ? `${ballotUrl(ballot)}/winner` : null,
    plannedUrl: winnerWorkshopId === null ? null : `${programmeUrl(programme.id)}/workshops`,
    wayOn:
      result !== null && result.winnerId === null && mayHold(asking)
        ? { text: t("voting.result.wayOn"), url: `${ballotsUrl(programme.id)}/new` }
        : null,
  };
}

function closesText({ closesAt }: Ballot, { timeZone }: Programme, locale: Locale): string {
  return closesAt === null ? "" : formatInstant(closesAt, locale, timeZone);
}

/** What printing slips means, before it is done. */
export function slipsPage(
  { ballot, turnout, now }: Pick<Shown, "ballot" | "turnout" | "now">,
  { t, locale }: Asking,
): Page {
  const waiting = turnout.voters - turnout.voted;
  return {
    view: "voting/holding/slips",
    title: t("voting.slips.title"),
    model: {
      ballotTitle: textIn(ballot.titles, locale),
      backUrl: ballotUrl(ballot),
      url: `${ballotUrl(ballot)}/slips`,
      text: t("voting.slips.text", { count: waiting }),
      button: t("voting.slips.make", { count: waiting }),
      isPossible: waiting > 0 && ballotState(ballot, now) === "open",
    },
  };
}

/** The slips to print: each voter's name, QR code and address, in the voter's language. */
export function slipSheetPage(
  ballot: Ballot,
  programme: Programme,
  slips: Slip[],
  texts: Record<Locale, Translate>,
  { t }: Asking,
): Page {
  return {
    view: "voting/holding/slip-sheet",
    title: t("voting.slips.sheetTitle"),
    model: {
      lead: t("voting.slips.sheetLead", { count: slips.length }),
      backUrl: ballotUrl(ballot),
      slips: slips.map(({ name, organisation, locale, url }) => ({
        name,
        organisation,
        locale,
        title: textIn(ballot.titles, locale),
        closes: texts[locale]("voting.slips.closes", { closes: closesText(ballot, programme, locale) }),
        qr: { svg: qrSvg(url, texts[locale]("voting.slips.qr", { name })) },
        url,
      })),
    },
  };
}

export function ballotsUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/ballots`;
}

export function ballotUrl({ programmeId, id }: Pick<Ballot, "programmeId" | "id">): string {
  return `${ballotsUrl(programmeId)}/${id}`;
}
