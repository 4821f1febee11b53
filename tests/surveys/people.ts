import { Temporal } from "temporal-polyfill";
import type { Db } from "../../src/platform/database.ts";
import { registerOrganisations } from "../../src/organisations/index.ts";
import type { Locale } from "../../src/platform/locales.ts";

/** Organisations with one contact person each; a null language is an organisation without a contact. */
export async function withOrganisations(
  db: Db,
  programmeId: string,
  people: Record<string, Locale | null>,
): Promise<Map<string, string>> {
  const rows = Object.entries(people).map(([name, locale]) => ({
    name,
    industryId: null,
    sizeClass: null,
    municipality: "",
    contacts:
      locale === null
        ? []
        : [{ name: `${name} person`, email: `${name.toLowerCase().replaceAll(" ", ".")}@example.org`, locale }],
  }));
  return await db.transaction().execute(async (trx) => await registerOrganisations(trx, programmeId, rows));
}

/** A day so many days ahead, as a date field sends it. */
export function dayAhead(days: number): string {
  return Temporal.Now.plainDateISO("Europe/Helsinki").add({ days }).toString();
}
