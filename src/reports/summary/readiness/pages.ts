import type { Asking } from "../../../platform/asking.ts";
import { formField, summary as mistakesOf } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { placingUrl, sectorsUrl } from "../addresses.ts";
import type { PlacingRefusal } from "./commands.ts";
import { placesByName, type Place } from "./matching.ts";
import type { PlacedReadiness } from "./queries.ts";

export const refusalText: Record<PlacingRefusal, Key> = {
  "no-question": "summary.matching.noQuestion",
  "no-place": "summary.matching.noPlace",
};

/** What the options of a survey's background question stand for, as a form. */
export function placingPage(
  { told, placed, places }: PlacedReadiness,
  wanted: string,
  form: FormState,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const { programmeId, id: surveyId } = told.survey;
  const question = told.backgrounds.find(({ key }) => key === wanted) ?? placed?.question ?? told.backgrounds[0];
  const now = placed !== null && placed.question.key === question?.key ? placed.places : placesByName(question?.options ?? [], places); // prettier-ignore
  const nothing = { value: "", text: t("summary.matching.nothing") };
  const choices = [nothing, ...places.map((place) => ({ value: place.id, text: placeName(place, asking) }))];
  const fields = (question?.options ?? []).map(({ key, texts }) =>
    formField(form, t, `place.${key}`, {
      label: textIn(texts, locale),
      options: choices,
      value: now.get(key)?.id ?? "",
    }),
  );
  const pick = formField(emptyForm, t, "question", {
    label: t("summary.matching.question"),
    options: told.backgrounds.map(({ key, texts }) => ({ value: key, text: textIn(texts, locale) })),
    value: question?.key ?? "",
  });
  const mistakes = mistakesOf(fields);
  return {
    view: "reports/summary/readiness/places",
    title: t("summary.matching.title"),
    hasMistakes: mistakes.length > 0 || form.mistakes["question"] !== undefined,
    model: {
      backUrl: sectorsUrl(programmeId),
      survey: textIn(told.survey.titles, locale),
      url: placingUrl(programmeId, surveyId),
      ...{ mistakes, pick: told.backgrounds.length > 1 ? pick : null, fields },
      alert: form.mistakes["question"] === undefined ? null : t(form.mistakes["question"]),
      question: question === undefined ? null : { key: question.key, text: textIn(question.texts, locale) },
    },
  };
}

/** A part of the register by its own name, an industry as one. */
export function placeName({ kind, names, depth }: Place, { t, locale }: Asking): string {
  const name = textIn(names, locale);
  if (kind === "industry") return t("summary.matching.industry", { name });
  return `${"– ".repeat(Math.max(0, depth - 1))}${name}`;
}
