import type { Asking } from "../../platform/asking.ts";
import { textsField } from "../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../platform/forms.ts";
import { formatDay, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl } from "../../programmes/index.ts";
import type { Workshop } from "../../workshops/index.ts";
import { ballotsUrl, ballotUrl } from "../addresses.ts";
import type { Audience, AudienceChoice } from "../holding/audience.ts";
import { closingFields, suggestedClose } from "../holding/closing-time.ts";
import type { Ballot, BallotOption } from "../queries.ts";
import { purposes } from "../settings.ts";
import { chainField, closingTimeFields, optionFields, organisationField } from "./choices/pages.ts";
import { ruleSentences, settingFields, settingValues } from "./settings/pages.ts";
import type { DraftRefusal } from "./commands.ts";
import { mistakesOf } from "./mistakes/pages.ts";
import { linesOf } from "./own-topics.ts";
import type { Draft } from "./queries.ts";
import type { UsualTitles } from "./titles.ts";

/** What is wrong, in words, and the field that says it. */
export const draftMistake: Record<DraftRefusal, { field: string; text: Key }> = {
  "topic-unknown": { field: "topics", text: "voting.edit.topicUnknown" },
  "organisations-missing": { field: "organisations", text: "voting.edit.organisationsMissing" },
  "organisation-unknown": { field: "organisations", text: "voting.edit.organisationUnknown" },
  "chain-unknown": { field: "chain", text: "voting.edit.chainUnknown" },
  "form-unfit": { field: "form", text: "voting.edit.formUnfit" },
  "rule-unfit": { field: "form", text: "voting.edit.ruleUnfit" },
  "seats-missing": { field: "seats", text: "voting.edit.seatsForm" },
  "budget-missing": { field: "budgetHours", text: "voting.edit.budgetMissing" },
  "most-marks-missing": { field: "form", text: "voting.edit.mostMissing" },
  "closing-time-past": { field: "closesOn", text: "voting.draft.closingPast" },
  "secret-series": { field: "secrecy", text: "voting.edit.secrecySeries" },
  "walk-ins-by-organisation": { field: "allowsWalkIns", text: "voting.edit.walkInsByOrganisation" },
  "walk-ins-in-series": { field: "allowsWalkIns", text: "voting.edit.walkInsInSeries" },
};

/** How many workshops stand first: votes are held right after one. The others are folded away. */
const newest = 3;

/** For whom the new ballot is, where the address does not say. */
export function chooseAudiencePage(
  programmeId: string,
  audiences: { workshops: Workshop[]; groups: { id: string; names: Texts }[] },
  { t, locale }: Asking,
): Page {
  const url = `${ballotsUrl(programmeId)}/new`;
  const workshops = audiences.workshops.map(({ id, names, audienceNames, state, heldOn }) => ({
    name: textIn(names, locale),
    facts: t(state === "held" ? "voting.choose.held" : "voting.choose.planned", {
      audience: textIn(audienceNames, locale),
      day: heldOn === null ? "" : formatDay(heldOn, locale),
    }),
    url: `${url}?after=${id}`,
  }));
  return {
    view: "voting/drafting/choose",
    title: t("voting.choose.title"),
    model: {
      workshops: workshops.slice(0, newest),
      otherWorkshops: workshops.slice(newest),
      groups: audiences.groups.map(({ id, names }) => ({ name: textIn(names, locale), url: `${url}?for=group:${id}` })),
      everyoneUrl: `${url}?for=everyone`,
      listUrl: `${url}?for=list`,
    },
  };
}

/** A new ballot's form: the usual one, with the team's options ticked, needs nothing but its button. */
export function newBallotPage(
  draft: Draft,
  { choice, audience }: { choice: AudienceChoice; audience: Audience },
  form: FormState,
  usual: UsualTitles,
  asking: Asking,
): Page {
  const chain = draft.chains.find(
    ({ groupId, audienceKind }) => groupId === audience.groupId && audienceKind === choice.kind,
  );
  const start = {
    ...textValues("titles", usual.next),
    topics: draft.suggested.map(({ topicId }) => topicId).join("\n"),
    ...settingValues(null),
    chain: chain?.id ?? "",
    ...suggestedClose(draft.now, draft.programme.timeZone),
  };
  const url = ballotsUrl(draft.programme.id);
  const frame = { actionUrl: url, cancelUrl: url, audience: audience.names, choice };
  return editPage(draft, withStart(form, start), { ...frame, isNew: true, usual }, asking);
}

/** The same form with what a draft holds. */
export function editBallotPage(
  draft: Draft,
  { ballot, options, ticked }: { ballot: Ballot; options: BallotOption[]; ticked: string[] },
  form: FormState,
  usual: UsualTitles,
  asking: Asking,
): Page {
  const { closesAt, audienceKind } = ballot;
  const { timeZone } = draft.programme;
  const start = {
    ...textValues("titles", ballot.titles),
    topics: options.flatMap(({ topicId }) => topicId ?? []).join("\n"),
    ownOptions: linesOf(options.filter(({ topicId }) => topicId === null).map(({ names }) => names)),
    organisations: ticked.join("\n"),
    ...settingValues(ballot),
    chain: ballot.chainId ?? "",
    ...(closesAt === null ? suggestedClose(draft.now, timeZone) : closingFields(closesAt, timeZone)),
  };
  const url = ballotUrl(ballot);
  const choice: AudienceChoice =
    audienceKind === "everyone" || audienceKind === "list" ? { kind: audienceKind } : { kind: audienceKind, id: "" };
  const frame = { actionUrl: `${url}/details`, cancelUrl: url, audience: ballot.audienceNames, choice };
  return editPage(draft, withStart(form, start), { ...frame, isNew: false, usual }, asking);
}

const withStart = (form: FormState, values: Record<string, string>) =>
  form === emptyForm ? { ...emptyForm, values } : form;

interface Frame {
  actionUrl: string;
  cancelUrl: string;
  audience: Texts;
  choice: AudienceChoice;
  isNew: boolean;
  usual: UsualTitles;
}

function editPage(draft: Draft, form: FormState, { audience, choice, isNew, usual, ...urls }: Frame, asking: Asking) {
  const { t, locale } = asking;
  const { programme, topics } = draft;
  const titles = textsField(form, t, "titles", { label: t("voting.edit.titles"), wanted: programme.locales, rows: 2 });
  const settings = settingFields(form, t);
  const options = optionFields(draft, form, asking);
  const organisations = choice.kind === "list" ? organisationField(draft, form, t) : null;
  const chain = chainField(draft, form, asking);
  const closing = closingTimeFields(form, t);
  const mistakes = mistakesOf({ settings, options, organisations, chain, closing, titles });
  const title = t(isNew ? "voting.edit.newTitle" : "voting.edit.title");
  return {
    view: "voting/drafting/edit",
    title,
    hasMistakes: mistakes.all.length > 0,
    model: {
      ...urls,
      heading: title,
      audience: choice.kind === "list" ? null : textIn(audience, locale),
      choice: isNew ? choiceValue(choice) : null,
      isForEveryone: choice.kind === "everyone",
      mistakes: mistakes.all,
      organisations,
      settings,
      chain,
      titles,
      ...options,
      sentences: ruleSentences(t),
      usualTitles: purposes.flatMap((purpose) =>
        locales.map((lang) => ({ purpose, lang, text: usual[purpose][lang] })),
      ),
      isFormOpen: settings.form.choices[0]?.isChosen !== true || settings.form.error !== null,
      isAdvancedOpen: mistakes.areAdvanced,
      closing,
      zone: t("voting.edit.zone", { zone: programme.timeZone }),
      topicsUrl: topics.length === 0 ? `${programmeUrl(programme.id)}/workshops/topics` : null,
    },
  };
}

function choiceValue(choice: AudienceChoice): string {
  return "id" in choice ? `${choice.kind}:${choice.id}` : choice.kind;
}
