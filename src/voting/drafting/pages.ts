import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary, textsField, type Field } from "../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../platform/forms.ts";
import { formatShare, textIn, type Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { locales, type Locale, type Texts } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl, type Programme } from "../../programmes/index.ts";
import type { TopicOption } from "../../series/index.ts";
import type { Topic, Workshop } from "../../workshops/index.ts";
import type { Ballot, BallotOption } from "../queries.ts";
import type { Audience, AudienceChoice } from "../holding/audience.ts";
import { closingFields, suggestedClose } from "../holding/closing-time.ts";
import type { DraftRefusal } from "../holding/commands.ts";
import { ballotsUrl, ballotUrl } from "../holding/pages.ts";

export const draftText: Record<DraftRefusal, Key> = { "topic-unknown": "voting.edit.topicUnknown" };

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
