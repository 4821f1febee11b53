import { currentGrouping } from "../../grouping/index.ts";
import { listOrganisations, listParticipants, type Organisation, type Participant } from "../../organisations/index.ts";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { getWorkshop, listWorkshops, type Workshop } from "../../workshops/index.ts";
import type { Ballot } from "../queries.ts";
import type { Addressee } from "./addressee.ts";
import { electorate, type Audience, type AudienceChoice, type AudienceNames, type Elector } from "./audience.ts";

/** The audience that was chosen for a new ballot; that of a list has the organisations which its form ticks. */
export async function getAudience(
  db: Db,
  programmeId: string,
  choice: AudienceChoice,
  names: AudienceNames,
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
    case "everyone": {
      const organisationIds = await everyOrganisation(db, programmeId);
      return { groupId: null, afterWorkshopId: null, names: names.everyone, organisationIds };
    }
    case "list":
      return { groupId: null, afterWorkshopId: null, names: names.list, organisationIds: [] };
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
  {
    id,
    programmeId,
    audienceKind,
    afterWorkshopId,
    groupId,
  }: Pick<Ballot, "id" | "programmeId" | "audienceKind" | "afterWorkshopId" | "groupId">,
): Promise<string[]> {
  if (audienceKind === "list") return await listTicked(db, id);
  if (afterWorkshopId !== null) return (await getWorkshop(db, programmeId, afterWorkshopId)).organisationIds;
  if (groupId === null) return await everyOrganisation(db, programmeId);
  const members = await db.selectFrom("groupMembers").select("organisationId").where("groupId", "=", groupId).execute();
  return members.map(({ organisationId }) => organisationId);
}

/** The organisations that were ticked for a ballot of a list. */
export async function listTicked(db: Db, ballotId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("ballotOrganisations")
    .select("organisationId")
    .where("ballotId", "=", ballotId)
    .execute();
  return rows.map(({ organisationId }) => organisationId);
}

async function everyOrganisation(db: Db, programmeId: string): Promise<string[]> {
  return (await listOrganisations(db, programmeId)).map(({ id }) => id);
}

export interface Electorate {
  voters: Elector<Participant>[];
  /** The organisations that are asked and have nobody to vote. */
  without: Organisation[];
  organisations: number;
}

/** Who would get a vote if the ballot were opened now. */
export async function getElectorate(db: Db, ballot: Ballot): Promise<Electorate> {
  const organisationIds = await listAskedOrganisations(db, ballot);
  return electorate(
    { organisationIds, votingBy: ballot.votingBy, known: await listKnown(db, ballot) },
    await listOrganisations(db, ballot.programmeId),
    await listParticipants(db, ballot.programmeId),
  );
}

/** The participants who have a vote in this ballot, or had one in an earlier ballot of its series. */
async function listKnown(db: Db, { id, chainId }: Ballot): Promise<Set<string>> {
  const rows = await db
    .selectFrom("voters")
    .innerJoin("ballots", "ballots.id", "voters.ballotId")
    .select("participantId")
    .where((where) =>
      where.or([
        where("ballots.id", "=", id),
        ...(chainId === null ? [] : [where("ballots.id", "=", chainId), where("ballots.chainId", "=", chainId)]),
      ]),
    )
    .where("participantId", "is not", null)
    .execute();
  return new Set(rows.flatMap(({ participantId }) => participantId ?? []));
}

/** Whom a link goes to, by participant, with the name of their organisation. */
export async function listAddressees(db: Db, programmeId: string): Promise<Map<string, Addressee>> {
  const names = new Map((await listOrganisations(db, programmeId)).map(({ id, name }) => [id, name]));
  const people = await listParticipants(db, programmeId);
  return new Map(
    people.map(({ id, name, email, locale, organisationId }) => [
      id,
      { participantId: id, name, email, locale, organisation: names.get(organisationId) ?? "" },
    ]),
  );
}
