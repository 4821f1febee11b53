import { sql, type NotNull } from "kysely";
import type { Asking } from "../platform/asking.ts";
import type { Db, Tx } from "../platform/database.ts";
import { NotFound } from "../platform/errors.ts";
import type { StepState } from "../platform/frame.ts";
import type { Texts } from "../platform/locales.ts";
import type { Commitment } from "./commitment/commitment.ts";
import { compareNames } from "./names.ts";
import { listParticipants } from "./participants/queries.ts";
import type { SizeClass } from "./sizes.ts";
import type { Known } from "./registration.ts";
import type { Placing } from "./segments/belonging.ts";
import type { Progress } from "./standing.ts";
import type { Ties } from "./ties.ts";
import type { OrganisationKind } from "./tree.ts";

/** An organisation, or a unit or a person of one. */
export interface Organisation {
  id: string;
  /** A part's name begins with that of what it is part of. */
  name: string;
  kind: OrganisationKind;
  /** What it is part of; null for an organisation. */
  parentId: string | null;
  industryId: string | null;
  industryNames: Texts | null;
  sizeClass: SizeClass | null;
  municipality: string;
  commitment: Commitment;
}

/** The programme's organisations by name. */
export async function listOrganisations(db: Db, programmeId: string): Promise<Organisation[]> {
  const rows = await selectOrganisations(db, programmeId).execute();
  return rows.map(readOrganisation).sort((a, b) => compareNames(a.name, b.name));
}

export async function getOrganisation(db: Db, programmeId: string, organisationId: string): Promise<Organisation> {
  const row = await selectOrganisations(db, programmeId)
    .where("organisations.id", "=", organisationId)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("organisation");
  return readOrganisation(row);
}

function selectOrganisations(db: Db, programmeId: string) {
  return db
    .selectFrom("organisations")
    .leftJoin("industries", "industries.id", "organisations.industryId")
    .select([
      "organisations.id",
      "name",
      "kind",
      "parentId",
      "industryId",
      "industries.names as industryNames",
      "sizeClass",
      "municipality",
      "commitment",
    ])
    .where("organisations.programmeId", "=", programmeId);
}

function readOrganisation(row: Omit<Organisation, "industryNames"> & { industryNames: unknown }): Organisation {
  return { ...row, industryNames: row.industryNames as Texts | null };
}

/** The first step of the path: how many organisations take part, in how many industries. */
export async function organisationsState(db: Db, programmeId: string, { t }: Asking): Promise<StepState> {
  const { organisations, parts, industries } = await countAll(db, programmeId);
  if (organisations === 0) return { text: t("organisations.step.none"), isDone: false };
  const taking = t("organisations.step.taking", { count: organisations });
  const counted = [
    taking,
    ...(parts === 0 ? [] : [t("organisations.step.parts", { count: parts })]),
    ...(industries === 0 ? [] : [t("organisations.step.industries", { count: industries })]),
  ];
  return { text: counted.join(", "), isDone: true };
}

async function countAll(
  db: Db,
  programmeId: string,
): Promise<{ organisations: number; parts: number; industries: number }> {
  return await db
    .selectFrom("organisations")
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere("kind", "=", "organisation").as("organisations"),
      fn.countAll<number>().filterWhere("kind", "<>", "organisation").as("parts"),
      fn.count<number>("industryId").distinct().as("industries"),
    ])
    .where("programmeId", "=", programmeId)
    .executeTakeFirstOrThrow();
}

/** How far each invited organisation has come with the needs survey; of several surveys, with the one it is furthest in. */
export async function listProgress(db: Db, programmeId: string): Promise<Map<string, Progress>> {
  const invited = await db
    .selectFrom("surveyInvitations")
    .select("organisationId")
    .where("programmeId", "=", programmeId)
    .where("organisationId", "is not", null)
    .$narrowType<{ organisationId: NotNull }>()
    .execute();
  const responses = await db
    .selectFrom("responses")
    .select(["organisationId", "sentAt"])
    .where("programmeId", "=", programmeId)
    .where("purpose", "=", "needs")
    .where("organisationId", "is not", null)
    .$narrowType<{ organisationId: NotNull }>()
    .execute();
  const progress = new Map(invited.map(({ organisationId }): [string, Progress] => [organisationId, "invited"]));
  for (const { organisationId, sentAt } of responses)
    if (progress.get(organisationId) !== "answered")
      progress.set(organisationId, sentAt === null ? "answering" : "answered");
  return progress;
}

/** What others did with the organisation, in numbers. */
export async function findTies(db: Db, programmeId: string, organisationId: string): Promise<Ties> {
  const { rows } = await sql<Ties>`
    select
      (select count(*) from organisations where programme_id = ${programmeId} and parent_id = ${organisationId}) as parts,
      (select count(*) from survey_invitations where programme_id = ${programmeId} and organisation_id = ${organisationId}) as invitations,
      (select count(*) from responses where programme_id = ${programmeId} and organisation_id = ${organisationId}) as responses,
      (select count(*) from workshop_organisations where organisation_id = ${organisationId}) as workshops,
      (select count(*) from voters v join participants p on p.id = v.participant_id where p.organisation_id = ${organisationId}) as votes,
      (select count(*) from assessments where programme_id = ${programmeId} and unit_id = ${organisationId}) as assessments,
      (select count(*) from own_asks where programme_id = ${programmeId} and unit_id = ${organisationId}) as own_asks,
      (select count(*) from use_figures where programme_id = ${programmeId} and unit_id = ${organisationId})
        + (select count(*) from maturity_targets where programme_id = ${programmeId} and unit_id = ${organisationId})
        + (select count(*) from tool_obstacle_units where programme_id = ${programmeId} and unit_id = ${organisationId}) as followed,
      (select count(*) from mentor_units where programme_id = ${programmeId} and unit_id = ${organisationId})
        + (select count(*) from needs_assessments where programme_id = ${programmeId} and unit_id = ${organisationId})
        + (select count(*) from follow_ups where programme_id = ${programmeId} and unit_id = ${organisationId})
        + (select count(*) from contact_notes where programme_id = ${programmeId} and unit_id = ${organisationId}) as mentoring`.execute(
    db,
  );
  const none = { parts: 0, invitations: 0, responses: 0, workshops: 0, votes: 0, assessments: 0, ownAsks: 0, followed: 0, mentoring: 0 }; // prettier-ignore
  return rows[0] ?? none;
}

/** Organisations with their own segments and their contacts, as registering compares them. */
export async function listKnown(db: Db, programmeId: string): Promise<Known[]> {
  const organisations = await listOrganisations(db, programmeId);
  const contacts = Map.groupBy(await listParticipants(db, programmeId), (participant) => participant.organisationId);
  const placed = new Map((await listPlacings(db, programmeId)).map(({ unitId, segmentId }) => [unitId, segmentId]));
  return organisations.map((organisation) => ({
    ...organisation,
    segmentId: placed.get(organisation.id) ?? null,
    contacts: contacts.get(organisation.id) ?? [],
  }));
}

/** Who has been put into which segment, by the unit's id. */
export async function listPlacings(db: Db, programmeId: string): Promise<Placing[]> {
  return await db
    .selectFrom("segmentParts")
    .select(["unitId", "segmentId"])
    .where("programmeId", "=", programmeId)
    .orderBy("unitId")
    .execute();
}

/** Holds back every other change of the programme's organisations until the act is done: it compares names with all of them. */
export async function lockOrganisations(trx: Tx, programmeId: string): Promise<void> {
  await trx
    .selectFrom("programmes")
    .select("id")
    .where("id", "=", programmeId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}
