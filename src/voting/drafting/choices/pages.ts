import type { Asking } from "../../../platform/asking.ts";
import { formField, type Field } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatShare, textIn, type Translate } from "../../../platform/i18n.ts";
import type { TopicOption } from "../../../series/index.ts";
import type { Topic } from "../../../workshops/index.ts";
import type { Draft } from "../queries.ts";

/** Longer lists have a field to search them by. */
const searchedFrom = 12;

/** The options: the team's own from the series first, then the rest of the catalogue, then words. */
export function optionFields({ topics, suggested, isOfGroup }: Draft, form: FormState, asking: Asking) {
  const { t, locale } = asking;
  const isSuggested = ({ id }: Topic) => suggested.some(({ topicId }) => topicId === id);
  const rest = topics.filter((topic) => !isSuggested(topic));
  const first = topics.filter(isSuggested);
  const option = (topic: Topic) => ({
    value: topic.id,
    text: textIn(topic.names, locale),
    ...hintOf(topic, suggested, asking),
  });
  const field = (label: string, options: Topic[]) =>
    formField(form, t, "topics", { label, type: "checkbox", options: options.map(option) });
  const hasFirst = first.length > 0;
  const needed = t(isOfGroup ? "voting.edit.suggested" : "voting.edit.suggestedForAll");
  const main = field(hasFirst ? needed : t("voting.edit.topics"), hasFirst ? inOrder(first, suggested) : rest);
  const more: Field = { ...field(t("voting.edit.moreTopics"), hasFirst ? rest : []), id: "f-topics-more", error: null, describedBy: null }; // prettier-ignore
  const own = formField(form, t, "ownOptions", {
    ...{ label: t("voting.edit.ownOptions"), hint: t("voting.edit.ownHint"), rows: 3, optional: true },
  });
  return {
    topics: main,
    isTopicsSearched: main.options.length >= searchedFrom,
    more: more.options.length === 0 ? null : more,
    isMoreSearched: more.options.length >= searchedFrom,
    own,
    isMoreOpen: more.options.some(({ isChosen }) => isChosen) || own.value !== "" || own.error !== null || topics.length === 0, // prettier-ignore
  };
}

/** The organisations of a list, ticked one by one. */
export function organisationField({ organisations }: Draft, form: FormState, t: Translate): Field {
  const options = organisations.map(({ id, name }) => ({ value: id, text: name }));
  return formField(form, t, "organisations", { label: t("voting.edit.organisations"), type: "checkbox", options });
}

/** Which series of ballots this one continues. */
export function chainField({ chains }: Draft, form: FormState, { t, locale }: Asking): Field {
  return formField(form, t, "chain", {
    label: t("voting.edit.chain"),
    options: [
      { value: "", text: t("voting.edit.chainNew") },
      ...chains.map(({ id, titles, audienceNames }) => ({
        value: id,
        text: `${textIn(titles, locale)} (${textIn(audienceNames, locale)})`,
      })),
    ],
  });
}

export function closingTimeFields(form: FormState, t: Translate) {
  return {
    closesOn: formField(form, t, "closesOn", { label: t("voting.edit.closesOn"), type: "date" }),
    closesAt: formField(form, t, "closesAt", { label: t("voting.edit.closesAt"), type: "time" }),
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
