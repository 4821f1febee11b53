import type { Need, TopicKind } from "../../../catalogue/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, textsField, type Field } from "../../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import { coverageText, kindHint, levelText } from "../../words.ts";
import { coverageOf, coverages } from "../coverage.ts";
import { topicKinds, topicLevels } from "../kinds.ts";
import { topicsUrl, type Surroundings } from "../pages.ts";
import type { Topic } from "../queries.ts";
import type { TopicInUse } from "../removal.ts";

const inUseText: Record<TopicInUse, Key> = {
  workshop: "workshops.topic.inUseWorkshop",
  ballot: "workshops.topic.inUseBallot",
};

const kindOneText: Record<TopicKind, Key> = {
  open: "workshops.kindOne.open",
  themed: "workshops.kindOne.themed",
  segmented: "workshops.kindOne.segmented",
  common: "workshops.kindOne.common",
};

export function newTopicPage(around: Surroundings, form: FormState, asking: Asking): Page {
  const values = { kind: "themed", durationMinutes: "120", costEuros: "0", levels: topicLevels.join("\n") };
  return topicPage(around, form === emptyForm ? { ...emptyForm, values } : form, asking, null);
}

export function editTopicPage(
  around: Surroundings,
  topic: Topic,
  form: FormState,
  asking: Asking,
  refused: TopicInUse | null,
): Page {
  const values = {
    ...textValues("names", topic.names),
    ...textValues("descriptions", topic.descriptions),
    kind: topic.kind,
    durationMinutes: String(topic.durationMinutes),
    costEuros: String(topic.costEuros),
    levels: topic.levels.join("\n"),
    ...Object.fromEntries(topic.covers.map(({ needId, strength }) => [`covers.${needId}`, coverageOf(strength)])),
  };
  const url = `${topicsUrl(around.programme.id)}/${topic.id}`;
  return topicPage(around, form === emptyForm ? { ...emptyForm, values } : form, asking, { url, refused });
}

function topicPage(
  { programme, themes, needs }: Surroundings,
  form: FormState,
  { t, locale }: Asking,
  existing: { url: string; refused: TopicInUse | null } | null,
): Page {
  const wanted = programme.locales;
  const names = textsField(form, t, "names", { label: t("workshops.topic.names"), wanted });
  const descriptions = textsField(form, t, "descriptions", {
    label: t("workshops.topic.descriptions"),
    rows: 4,
    optional: true,
    wanted,
  });
  const fields = {
    kind: formField(form, t, "kind", {
      label: t("workshops.topic.kind"),
      type: "radio",
      options: topicKinds.map((value) => ({ value, text: t(kindOneText[value]), hint: t(kindHint[value]) })),
    }),
    levels: formField(form, t, "levels", {
      label: t("workshops.topic.levels"),
      type: "checkbox",
      options: topicLevels.map((value) => ({ value, text: t(levelText[value]) })),
    }),
    durationMinutes: formField(form, t, "durationMinutes", {
      label: t("workshops.topic.duration"),
      inputmode: "numeric",
    }),
    costEuros: formField(form, t, "costEuros", { label: t("workshops.topic.cost"), inputmode: "numeric" }),
  };
  const options = [
    { value: "", text: t("workshops.coverage.none") },
    ...coverages.map((value) => ({ value, text: t(coverageText[value]) })),
  ];
  const cover = ({ id, names: named }: Need): Field =>
    formField(form, t, `covers.${id}`, { label: textIn(named, locale), options });
  const mistakes = summary([...names.fields, ...descriptions.fields, ...Object.values(fields)]);
  const heading = t(existing === null ? "workshops.topic.newTitle" : "workshops.topic.title");
  return {
    view: "workshops/topic",
    title: heading,
    hasMistakes: mistakes.length > 0,
    model: {
      heading,
      names,
      descriptions,
      fields,
      themes: themes
        .map((theme) => ({
          name: textIn(theme.names, locale),
          covers: needs.filter(({ themeId }) => themeId === theme.id).map(cover),
        }))
        .filter(({ covers }) => covers.length > 0),
      catalogueUrl: `${programmeUrl(programme.id)}/catalogue`,
      mistakes,
      actionUrl: existing?.url ?? topicsUrl(programme.id),
      cancelUrl: topicsUrl(programme.id),
      removal:
        existing === null
          ? null
          : {
              url: `${existing.url}/removal`,
              heading: t("workshops.topic.remove"),
              text: t("workshops.topic.removeText"),
            },
      alert: existing?.refused == null ? null : t(inUseText[existing.refused]),
    },
  };
}
