import { z } from "zod";
import { typedValues, type FormState } from "../../platform/forms.ts";

const ShowForm = z.object({ show: z.literal("on") });
const SearchForm = z.object({ q: z.string().trim().default(""), sought: z.string().trim().default("") });

/**
 * Whether the form is not to be saved yet, only shown: for the unit that was chosen, or with those that were searched for.
 * Enter in the field of the search saves nothing either, as long as what stands there has not been searched for.
 */
export function isOnlyShown(body: unknown): boolean {
  return ShowForm.safeParse(body).success || isUnsought(body);
}

/** Whether something stands in the field of the search that has not been searched for. */
export function isUnsought(typed: unknown): boolean {
  const { data } = SearchForm.safeParse(typed);
  return data !== undefined && data.q !== "" && data.q !== data.sought;
}

/** The form with all that was typed, to be shown again before anything is saved. */
export function typedForm(body: unknown): FormState {
  return { values: typedValues(body), mistakes: {} };
}
