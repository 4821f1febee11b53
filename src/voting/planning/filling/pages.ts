import type { Need } from "../../../catalogue/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, type Field } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { levelText } from "../../../workshops/index.ts";
import { ballotUrl } from "../../addresses.ts";
import { hoursText } from "../../drafting/settings/pages.ts";
import type { Ballot } from "../../queries.ts";
import { audienceText, levelFor, nobodyText } from "../pages.ts";
import type { Offer, OfferedWinner, Suggestions } from "../queries.ts";

interface Planning {
  ballot: Ballot;
  offer: Offer;
  suggestions: Suggestions;
}

const levels = ["basics", "intermediate", "advanced", "all"] as const;

/** The form of what is planned from a result: of which winners, on what, at which level, how long and for whom. */
export function planPage({ ballot, offer, suggestions }: Planning, form: FormState, asking: Asking): Page {
  const { t, locale, role } = asking;
  const { winners, groups, ungrouped } = offer;
  const url = ballotUrl(ballot);
  const mayAddTopics = role === "planner" || role === "owner";
  const picking = winners.length < 2 ? null : pickField(winners, form, asking);
  const spread = groups.length === 0 ? null : spreadField(offer, form, asking);
  const parts = winners.map((winner) => partOf(winner, { offer, suggestions, mayAddTopics }, form, asking));
  const fields = [
    picking,
    ...parts.flatMap(({ source, needs, level, hours, euros }) => [source, needs?.main ?? null, level, hours, euros]),
    spread,
  ];
  const mistakes = summary(fields.filter((field) => field !== null));
  return {
    view: "voting/planning/plan",
    title: t("voting.planning.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      ballotTitle: textIn(ballot.titles, locale),
      lead: t("voting.planning.lead", { count: winners.length, audience: audienceText(offer.whole, asking) }),
      url: `${url}/winner`,
      backUrl: url,
      nobody: nobodyText(offer.whole, asking),
      picking,
      only: winners.length < 2 ? (winners[0]?.optionId ?? null) : null,
      parts,
      spread,
      ungrouped: ungrouped === 0 ? null : t("voting.planning.ungrouped", { count: ungrouped }),
      button: t("voting.planning.plan", { count: winners.length }),
    },
  };
}

function pickField(winners: readonly OfferedWinner[], form: FormState, { t, locale }: Asking): Field {
  return formField(form, t, "winners", {
    label: t("voting.planning.pick"),
    type: "checkbox",
    value: winners.map(({ optionId }) => optionId).join("\n"),
    options: winners.map(({ optionId, names }) => ({ value: optionId, text: textIn(names, locale) })),
  });
}

function spreadField({ groups, whole }: Offer, form: FormState, asking: Asking): Field {
  const { t } = asking;
  return formField(form, t, "spread", {
    label: t("voting.planning.spread"),
    type: "radio",
    value: "common",
    options: [
      { value: "common", text: t("voting.planning.common"), hint: audienceText(whole, asking) },
      {
        value: "each",
        text: t("voting.planning.each", { count: groups.length }),
        hint: groups.map((group) => audienceText(group, asking)).join(", "),
      },
    ],
  });
}

interface Around {
  offer: Offer;
  suggestions: Suggestions;
  mayAddTopics: boolean;
}

/** One winner's part of the form; only what is no topic yet is asked what it is to be. */
function partOf(winner: OfferedWinner, { offer, suggestions, mayAddTopics }: Around, form: FormState, asking: Asking) {
  const { t, locale } = asking;
  const { optionId: id, names, topic, minutes, euros } = winner;
  const suited = offer.groups.length > 0 || topic === null ? null : levelFor(winner, offer.whole, offer.suited);
  const isNewPossible = topic === null && mayAddTopics && suggestions.needs.length > 0;
  return {
    name: textIn(names, locale),
    headingId: `winner-${id}`,
    source: topic === null ? sourceField(winner, suggestions, { form, isNewPossible }, asking) : null,
    needs: isNewPossible ? needsFields(id, suggestions, form, asking) : null,
    needsIf: `source.${id}:new`,
    level: formField(form, t, `level.${id}`, {
      label: t("voting.planning.level"),
      value: suited ?? "suited",
      options: [
        { value: "suited", text: t(offer.groups.length > 0 ? "voting.planning.suitedEach" : "voting.planning.suited") },
        ...levels.map((level) => ({ value: level, text: t(levelText[level]) })),
      ],
    }),
    hours: formField(form, t, `hours.${id}`, {
      label: t("voting.planning.hours"),
      value: hoursText(minutes),
      inputmode: "decimal",
    }),
    euros: formField(form, t, `euros.${id}`, {
      label: t("voting.planning.cost"),
      value: String(euros),
      inputmode: "numeric",
    }),
  };
}

/** Words of one's own, a topic that says nearly the same, or a new topic, where there are needs that it could be on. */
function sourceField(
  { optionId, names }: OfferedWinner,
  { topics }: Suggestions,
  { form, isNewPossible }: { form: FormState; isNewPossible: boolean },
  { t, locale }: Asking,
): Field {
  return formField(form, t, `source.${optionId}`, {
    label: t("voting.planning.source"),
    type: "radio",
    value: "words",
    options: [
      {
        value: "words",
        text: t("voting.planning.words", { name: textIn(names, locale) }),
        hint: t("voting.planning.wordsHint"),
      },
      ...(topics.get(optionId) ?? []).map(({ topicId, name }) => ({
        value: topicId,
        text: t("voting.planning.known", { name }),
      })),
      ...(isNewPossible ? [{ value: "new", text: t("voting.planning.new"), hint: t("voting.planning.newHint") }] : []),
    ],
  });
}

/** The needs that a new topic meets: those that its words speak of stand first, ticked; the others are folded away. */
function needsFields(id: string, { needs, needIds }: Suggestions, form: FormState, { t, locale }: Asking) {
  const spoken = needIds.get(id) ?? [];
  const first = spoken.flatMap((needId) => needs.filter((need) => need.id === needId));
  const rest = needs.filter((need) => !spoken.includes(need.id));
  const field = (label: string, offered: readonly Need[], hint?: string): Field =>
    formField(form, t, `needs.${id}`, {
      ...{ label, type: "checkbox", value: spoken.join("\n") },
      ...(hint !== undefined && { hint }),
      options: offered.map((need) => ({ value: need.id, text: textIn(need.names, locale) })),
    });
  const hint = t("voting.planning.needsHint");
  if (first.length === 0) return { main: field(t("voting.planning.needs"), rest, hint), more: null, isMoreOpen: false };
  const others = field(t("voting.planning.moreNeeds"), rest);
  const more = { ...others, id: `${others.id}-more`, error: null, describedBy: null };
  const isMoreOpen = more.options.some(({ isChosen }) => isChosen);
  return { main: field(t("voting.planning.needs"), first, hint), more: rest.length === 0 ? null : more, isMoreOpen };
}
