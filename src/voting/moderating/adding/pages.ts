import type { Asking } from "../../../platform/asking.ts";
import { summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { optionFields } from "../../drafting/choices/pages.ts";
import type { Draft } from "../../drafting/queries.ts";
import type { Ballot, BallotOption } from "../../queries.ts";
import { optionsUrl } from "../addresses.ts";
import type { AddingRefusal } from "./commands.ts";

export const addingText: Record<AddingRefusal, { field: string; text: Key }> = {
  "not-open": { field: "topics", text: "voting.moderating.notOpen" },
  "topic-unknown": { field: "topics", text: "voting.edit.topicUnknown" },
  "already-there": { field: "ownOptions", text: "voting.moderating.add.alreadyThere" },
  "too-many": { field: "topics", text: "voting.edit.tooManyTopics" },
};

/** What the team adds: topics that the group needs most, the rest of the catalogue, or its own words. */
export function addingPage(
  { ballot, options, draft }: { ballot: Ballot; options: readonly BallotOption[]; draft: Draft },
  form: FormState,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const taken = new Set(options.map(({ topicId }) => topicId));
  const free = { ...draft, topics: draft.topics.filter(({ id }) => !taken.has(id)) };
  const fields = optionFields(free, form, asking);
  const topics = { ...fields.topics, label: t("voting.moderating.add.topics") };
  return {
    view: "voting/moderating/adding",
    title: t("voting.moderating.add.title"),
    model: {
      mistakes: summary([topics, fields.own]),
      ballotTitle: textIn(ballot.titles, locale),
      backUrl: optionsUrl(ballot),
      url: `${optionsUrl(ballot)}/new`,
      ...fields,
      topics,
      hasTopics: topics.options.length > 0,
      isVotedOn: ballot.state === "open",
    },
  };
}
