import type { Asking } from "../../../../platform/asking.ts";
import { formField, type Field } from "../../../../platform/fields.ts";
import type { FormState } from "../../../../platform/forms.ts";
import { placeText } from "../../../words.ts";
import { placeModes } from "../../kinds.ts";

/** What is agreed when a workshop on the topic is held: how long, for how much, where, for how many, by whom. */
export function practicalFields(form: FormState, { t }: Asking): Record<string, Field> {
  const numeric = { inputmode: "numeric" };
  return {
    durationMinutes: formField(form, t, "durationMinutes", { label: t("workshops.topic.duration"), ...numeric }),
    costEuros: formField(form, t, "costEuros", { label: t("workshops.topic.cost"), ...numeric }),
    placeMode: formField(form, t, "placeMode", {
      label: t("workshops.topic.place"),
      type: "radio",
      value: "either",
      options: placeModes.map((value) => ({ value, text: t(placeText[value]) })),
    }),
    leastPeople: formField(form, t, "leastPeople", {
      label: t("workshops.topic.leastPeople"),
      optional: true,
      ...numeric,
    }),
    mostPeople: formField(form, t, "mostPeople", {
      label: t("workshops.topic.mostPeople"),
      optional: true,
      ...numeric,
    }),
  };
}

/** The field of skills, parted by commas, with the programme's known ones to choose from; the partial `workshops/_skills` shows it. */
export function skillsField(
  form: FormState,
  known: readonly string[],
  { t }: Asking,
  words: { label: string; hint: string },
) {
  const field = formField(form, t, "skills", { ...words, optional: true });
  return {
    field,
    listId: `${field.id}-known`,
    known: [...known],
    knownText: known.length === 0 ? null : t("workshops.topic.skillsKnown", { skills: known.join(", ") }),
  };
}
