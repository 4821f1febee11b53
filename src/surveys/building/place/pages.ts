import type { Asking } from "../../../platform/asking.ts";
import type { Page } from "../../../platform/pages.ts";
import { findQuestion } from "../acts/places.ts";
import { anchorOf, buildingUrl, questionUrl } from "../addresses.ts";
import type { Building } from "../queries.ts";
import { nameOf, shortened } from "../words/pages.ts";

/** Every place to which the question can be moved; undefined when there is no such question. */
export function placePage({ working }: Building, key: string, asking: Asking): Page | undefined {
  const { t } = asking;
  const { survey, questionnaire } = working;
  const found = findQuestion(questionnaire, key);
  if (found === undefined) return undefined;
  const name = nameOf(found.question.texts, asking);
  return {
    view: "building/place",
    title: t("building.place.title", { question: name }),
    model: {
      building: { url: buildingUrl(survey), name: nameOf(survey.titles, asking) },
      heading: t("building.place.heading"),
      name,
      actionUrl: `${questionUrl(survey, key)}/place`,
      cancelUrl: `${buildingUrl(survey)}#${anchorOf("question", key)}`,
      label: t("building.place.label"),
      sections: questionnaire.sections.map((section) => {
        const others = section.questions.filter((question) => question.key !== key);
        const value = (before: string) => `${encodeURIComponent(section.key)}/${encodeURIComponent(before)}`;
        const current = section.key === found.section.key ? found.at : -1;
        return {
          name: shortened(nameOf(section.titles, asking)),
          places: [...others, null].map((next, at) => {
            const previous = others[at - 1];
            const text = previous === undefined ? t("building.place.first") : t("building.place.after", { question: shortened(nameOf(previous.texts, asking)) }); // prettier-ignore
            const isCurrent = at === current;
            return {
              value: value(next?.key ?? ""),
              text: isCurrent ? `${text} ${t("building.place.now")}` : text,
              isCurrent,
            };
          }),
        };
      }),
    },
  };
}
