import { tellingStems } from "../../../needs/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { emptyForm } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import { topicsUrl, type Surroundings } from "../pages.ts";
import type { Topic } from "../queries.ts";
import { similarTo } from "../similar.ts";

/** The choice of the topic that this one is merged into, those it resembles first; null where it is the only one. */
export function mergeModel({ programme, topics }: Surroundings, topic: Topic, { t, locale }: Asking) {
  const others = topics.filter(({ id }) => id !== topic.id);
  if (others.length === 0) return null;
  const similar = similarTo(topic, others, tellingStems);
  const place = ({ id }: Topic) => (similar.includes(id) ? similar.indexOf(id) : similar.length);
  const options = others
    .toSorted((a, b) => place(a) - place(b))
    .map((other) => ({ value: other.id, text: optionText(other) }));
  return {
    url: `${topicsUrl(programme.id)}/${topic.id}/merger`,
    into: formField(emptyForm, t, "into", { label: t("workshops.topic.merge.into"), options }),
  };

  function optionText({ id, names }: Topic): string {
    const name = textIn(names, locale);
    return similar.includes(id) ? t("workshops.topic.merge.similar", { name }) : name;
  }
}
