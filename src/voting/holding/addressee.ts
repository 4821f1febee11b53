import type { Locale } from "../../platform/locales.ts";

/** Whom a link goes to. */
export interface Addressee {
  participantId: string;
  name: string;
  email: string;
  organisation: string;
  locale: Locale;
}

export const hasAddress = (person: Addressee | undefined) => person !== undefined && person.email !== "";

/** The language that the person is written to in: their own where the programme speaks it. */
export function localeOf(
  { locale }: Pick<Addressee, "locale">,
  { locales, defaultLocale }: { readonly locales: readonly Locale[]; readonly defaultLocale: Locale },
): Locale {
  return locales.includes(locale) ? locale : defaultLocale;
}
