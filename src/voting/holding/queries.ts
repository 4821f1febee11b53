import { currentGrouping } from "../../grouping/index.ts";
import { listOrganisations, listParticipants, type Organisation, type Participant } from "../../organisations/index.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Locale, Texts } from "../../platform/locales.ts";
import { getWorkshop, listWorkshops, type Workshop } from "../../workshops/index.ts";
import type { Ballot } from "../queries.ts";
import { electorate, type Audience, type AudienceChoice } from "./audience.ts";

/** The audience that was chosen for a new ballot; `everyone` is its name where no group has one. */
export async function getAudience(
  db: Db,
  programmeId: string,
  choice: AudienceChoice,
  everyone: Texts,
): Promise<Audience> {
  switch (choice.kind) {
    case "workshop": {
      const { id, groupId, audienceNames, organisationIds } = await getWorkshop(db, programmeId, choice.id);
      return { groupId, afterWorkshopId: id, names: audienceNames, organisationIds };
    }
    case "group": {
      const group = (await currentGrouping(db, programmeId))?.groups.find(({ id }) => id === choice.id);
      if (group === undefined) throw new NotFound("group");
      return { groupId: group.id, afterWorkshopId: null, names: group.names, organisationIds: group.organisationIds };
    }
    case "everyone":
      return {
        groupId: null,
        afterWorkshopId: null,
        names: everyone,
        organisationIds: await everyOrganisation(db, programmeId),
      };
  }
}

/** The audiences to choose from: workshops that were held, latest first, then those to come, then groups. */
export async function listAudiences(
  db: Db,
  programmeId: string,
): Promise<{ workshops: Workshop[]; groups: { id: string; names: Texts }[] }> {
  const workshops = await listWorkshops(db, programmeId);
  const held = workshops.filter(({ state }) => state === "held").reverse();
  const groups = (await currentGrouping(db, programmeId))?.groups ?? [];
  return { workshops: [...held, ...workshops.filter(({ state }) => state !== "held")], groups };
}

/** The organisations whose participants a ballot asks. A group's members are those it had when it was formed or has now. */
export async function listAskedOrganisations(
  db: Db,
  { programmeId, afterWorkshopId, groupId }: Ballot,
): Promise<string[]> {
  if (afterWorkshopId !== null) return (await getWorkshop(db, programmeId, afterWorkshopId)).organisationIds;
  if (groupId === null) return await everyOrganisation(db, programmeId);
  const members = await db.selectFrom("groupMembers").select("organisationId").where("groupId", "=", groupId).execute();
  return members.map(({ organisationId }) => organisationId);
}

async function everyOrganisation(db: Db, programmeId: string): Promise<string[]> {
  return (await listOrganisations(db, programmeId)).map(({ id }) => id);
}

/** Who would get a vote if the ballot were opened now. */
export async function getElectorate(
  db: Db,
  ballot: Ballot,
): Promise<{ voters: Participant[]; without: Organisation[]; organisations: number }> {
  const organisationIds = await listAskedOrganisations(db, ballot);
  return electorate(
    { organisationIds },
    await listOrganisations(db, ballot.programmeId),
    await listParticipants(db, ballot.programmeId),
  );
}

/** Voters who have not voted, for a change of their links, locked until it is made. */
export async function lockWaitingVoters(trx: Tx, ballotId: string): Promise<{ id: string; participantId: string }[]> {
  return await trx
    .selectFrom("voters")
    .select(["id", "participantId"])
    .where("ballotId", "=", ballotId)
    .where("hasVoted", "=", false)
    .orderBy("id")
    .forUpdate()
    .execute();
}

export interface Addressee {
  participantId: string;
  name: string;
  organisation: string;
  locale: Locale;
}

/** What a slip of paper says of its voter, by participant. */
export async function listAddressees(db: Db, programmeId: string): Promise<Map<string, Addressee>> {
  const names = new Map((await listOrganisations(db, programmeId)).map(({ id, name }) => [id, name]));
  const people = await listParticipants(db, programmeId);
  return new Map(
    people.map(({ id, name, locale, organisationId }) => [
      id,
      { participantId: id, name, locale, organisation: names.get(organisationId) ?? "" },
    ]),
  );
}
