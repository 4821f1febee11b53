import { listOrganisations, listParticipants } from "../../../organisations/index.ts";
import type { Db } from "../../../platform/database.ts";
import { recipientsOf, type Invitation, type Recipient } from "../../publishing/recipients.ts";
import type { Survey } from "../../queries.ts";
import { peopleOf, type Person } from "./people.ts";

/** Everybody whom an anonymous survey of the programme may ask. */
export async function listPeople(db: Db, programmeId: string): Promise<Person[]> {
  return peopleOf(await listOrganisations(db, programmeId), await listParticipants(db, programmeId));
}

/** Somebody who has got personal links to an anonymous survey. What they answered nobody knows; whether, the links tell. */
export interface Asked {
  invitation: Invitation;
  recipient: Person;
}

/** Everybody whom the survey has asked, in the order of the organisations. */
export async function listAsked(db: Db, programmeId: string, surveyId: string): Promise<Asked[]> {
  const rows = await db
    .selectFrom("surveyAccesses as access")
    .innerJoin("surveys", "surveys.id", "access.surveyId")
    .leftJoin("surveyAccessLinks as link", (join) =>
      join.onRef("link.accessId", "=", "access.id").on("link.isUsed", "=", true),
    )
    .select(["access.id", "access.participantId", "access.mailedAt", "access.declinedAt", "link.isUsed"])
    .where("access.surveyId", "=", surveyId)
    .where("surveys.programmeId", "=", programmeId)
    .execute();
  const accesses = new Map(rows.map(({ isUsed, ...row }) => [row.participantId, { ...row, isSent: isUsed === true }]));
  const organisations = await listOrganisations(db, programmeId);
  const places = new Map(organisations.map((organisation, place) => [organisation.id, { organisation, place }]));
  return (await listParticipants(db, programmeId))
    .flatMap(({ id: participantId, organisationId, name, email, locale }) => {
      const access = accesses.get(participantId);
      const at = places.get(organisationId);
      if (access === undefined || at === undefined) return [];
      const { name: organisationName, industryId } = at.organisation;
      const recipient = { organisationId, organisationName, industryId, participantId, name, email, locale };
      return [{ place: at.place, invitation: { ...access, organisationId }, recipient }];
    })
    .sort((a, b) => a.place - b.place)
    .map(({ invitation, recipient }) => ({ invitation, recipient }));
}

/** Who gets the survey's letters: people of an anonymous one, else each organisation's contact. */
export async function listLettersTo(
  db: Db,
  { programmeId, anonymity }: Pick<Survey, "programmeId" | "anonymity">,
): Promise<Recipient[]> {
  if (anonymity === "anonymous") return await listPeople(db, programmeId);
  return recipientsOf(await listOrganisations(db, programmeId), await listParticipants(db, programmeId)).recipients;
}
