import { z } from "zod";
import { email, requiredLine } from "../../../platform/forms.ts";
import type { Locale } from "../../../platform/locales.ts";

/** A colleague, in one of the programme's languages. */
export function colleagueForm(locales: readonly Locale[]) {
  return z.object({ name: requiredLine(120), email, locale: z.enum(locales) });
}
export type Colleague = z.output<ReturnType<typeof colleagueForm>>;
