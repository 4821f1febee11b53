import { registerOrganisations } from "../src/organisations/index.ts";
import type { Deps } from "../src/platform/deps.ts";
import { listIndustries, startProgramme } from "../src/programmes/index.ts";
import { useTopicTemplate } from "../src/workshops/index.ts";
import type { AnsweringOrganisation } from "./digivointi-answers.ts";
import type { DemoIndustry } from "./digivointi-organisations.ts";

const industryNames: Record<DemoIndustry, string> = {
  physiotherapy: "Fysioterapia | Fysioterapi | Physiotherapy",
  care: "Hoiva | Omsorg | Care",
  "child-welfare": "Lastensuojelu | Barnskydd | Child welfare",
};

/** The programme with its topics and its organisations, each with its contact persons. */
export async function organise(
  { db }: Deps,
  name: string,
  organisations: AnsweringOrganisation[],
  ownerId: string,
): Promise<string> {
  const details = {
    name,
    locales: ["fi" as const, "sv" as const, "en" as const],
    defaultLocale: "fi" as const,
    timeZone: "Europe/Helsinki",
    startsOn: "2026-08-01",
    endsOn: "2027-07-31",
    industries: Object.values(industryNames).join("\n"),
    contactName: "Tarja Esimerkki",
    contactEmail: "tarja@example.org",
  };
  const started = await startProgramme(db, details, ownerId);
  if ("mistake" in started) throw new Error(started.mistake);
  const programmeId = started.id;
  await useTopicTemplate(db, { programmeId, template: "digivointi" }, ownerId);

  const industries = await listIndustries(db, programmeId);
  const keys = Object.keys(industryNames) as DemoIndustry[];
  const idOf = new Map(keys.map((key, at) => [key, industries[at]?.id ?? null]));
  const rows = organisations.map(({ industry, contacts, ...organisation }) => ({
    name: organisation.name,
    sizeClass: organisation.sizeClass,
    municipality: organisation.municipality,
    industryId: idOf.get(industry) ?? null,
    contacts: contacts.map((contact) => ({ ...contact, email: contact.email.toLowerCase() })),
  }));
  await db.transaction().execute((trx) => registerOrganisations(trx, programmeId, rows));
  return programmeId;
}
