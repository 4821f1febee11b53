import type { Asking } from "../../platform/asking.ts";
import { formField } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatDay } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { articleUrl } from "../addresses.ts";
import { stateOf } from "../article.ts";
import type { Article } from "../queries.ts";
import { isDue } from "./checking.ts";
import type { KeepingMistake } from "./commands.ts";

export const keepingMistakeText: Record<KeepingMistake, Key> = { "no-writer": "knowledge.keeping.noWriter" };

interface Kept {
  article: Article;
  colleagues: readonly { userId: string; name: string }[];
  today: string;
}

/** Who keeps the article and when it is to be checked, with the form that changes them. */
export function keepingModel({ article, colleagues, today }: Kept, form: FormState, { t, locale }: Asking) {
  const { keeperId, keeperName, checkBy } = article;
  const day = checkBy === null ? null : formatDay(checkBy, locale);
  // A keeper who has left the programme stays one until another is chosen.
  const hasLeft = keeperId !== null && !colleagues.some(({ userId }) => userId === keeperId);
  const fields = {
    keeper: formField(form, t, "keeperId", {
      label: t("knowledge.keeping.keeper"),
      value: keeperId ?? "",
      options: [
        { value: "", text: t("knowledge.keeping.noKeeper") },
        ...(hasLeft ? [{ value: keeperId, text: keeperName ?? "" }] : []),
        ...colleagues.map(({ userId, name }) => ({ value: userId, text: name })),
      ],
    }),
    day: formField(form, t, "checkBy", {
      label: t("knowledge.keeping.day"),
      type: "date",
      value: checkBy ?? "",
      optional: true,
    }),
  };
  return {
    who: keeperName === null ? t("knowledge.keeping.nobody") : t("knowledge.keeping.keptBy", { name: keeperName }),
    when: day === null ? t("knowledge.keeping.noDay") : dueText(day, isDue(checkBy, today), t),
    isDue: stateOf(article) === "published" && isDue(checkBy, today),
    url: `${articleUrl(article)}/keeping`,
    checkUrl: stateOf(article) === "published" ? `${articleUrl(article)}/check` : null,
    fields,
    isOpen: Object.keys(form.mistakes).length > 0,
  };
}

function dueText(day: string, isLate: boolean, t: Asking["t"]): string {
  return isLate ? t("knowledge.keeping.isDue", { day }) : t("knowledge.keeping.checkBy", { day });
}
