import { z } from "zod";
import { email } from "../../../platform/forms.ts";
import type { Locale } from "../../../platform/locales.ts";
import { personName } from "../../attendees/forms.ts";

/** A colleague, in one of the programme's languages. */
export function colleagueForm(locales: readonly Locale[]) {
  return z.object({ name: personName, email, locale: z.enum(locales) });
}
export type Colleague = z.output<ReturnType<typeof colleagueForm>>;
