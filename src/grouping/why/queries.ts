import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { answerMatrix, type AnswerMatrix } from "../method/answers.ts";
import type { Labels } from "../hand/standing.ts";
import { getCurrent, listMembers, type Current } from "../queries.ts";
import { profilesOfAll, type Profiles } from "../method/shape.ts";
import type { GroupMember } from "../stored.ts";

/** The current groups as they stand, on the answers as they are now. */
export interface Standings {
  current: Current;
  answers: AnswerMatrix;
  profiles: Profiles;
  /** Place of the group by row; null in no group. */
  labels: Labels;
  members: GroupMember[];
}

/** A wish about somebody and another one. */
export interface MemberLink {
  otherId: string;
  kind: "must" | "cannot";
}

/** One respondent's place in the groups; row is null when it has no answers any more. */
export interface MemberSeen extends Standings {
  organisationId: string;
  row: number | null;
  member: GroupMember | undefined;
  links: MemberLink[];
  /** Its newest sent answers among those that were grouped. */
  response: { id: string; surveyId: string } | undefined;
}

export async function loadStandings(db: Db, programmeId: string): Promise<Standings> {
  const current = await getCurrent(db, programmeId);
  const members = await listMembers(db, current.variant.id);
  const placeOf = new Map(current.figures.groups.map(({ group }) => [group.id, group.position]));
  const groupOf = new Map(members.map(({ organisationId, groupId }) => [organisationId, groupId]));
  const answers = answerMatrix(current.input.blocks, current.input.blank);
  return {
    current,
    answers,
    profiles: profilesOfAll(answers),
    labels: current.profiles.organisations.map(({ id }) => placeOf.get(groupOf.get(id) ?? "") ?? null),
    members,
  };
}

/** One who is in the grouping or has answered since. */
export async function getMember(db: Db, programmeId: string, organisationId: string): Promise<MemberSeen> {
  const standings = await loadStandings(db, programmeId);
  const row = standings.current.profiles.organisations.findIndex(({ id }) => id === organisationId);
  const member = standings.members.find((one) => one.organisationId === organisationId);
  if (row < 0 && member === undefined) throw new NotFound("member");
  return {
    ...standings,
    organisationId,
    row: row < 0 ? null : row,
    member,
    links: await listLinksOf(db, programmeId, organisationId),
    response: await findResponse(db, standings.current.run.settings.surveyIds, organisationId),
  };
}

async function listLinksOf(db: Db, programmeId: string, organisationId: string): Promise<MemberLink[]> {
  const links = await db
    .selectFrom("groupingLinks")
    .select(["organisationA", "organisationB", "kind"])
    .where("programmeId", "=", programmeId)
    .where((eb) => eb.or([eb("organisationA", "=", organisationId), eb("organisationB", "=", organisationId)]))
    .orderBy("createdAt")
    .orderBy("organisationA")
    .orderBy("organisationB")
    .execute();
  return links.map(({ organisationA, organisationB, kind }) => ({
    otherId: organisationA === organisationId ? organisationB : organisationA,
    kind,
  }));
}

async function findResponse(db: Db, surveyIds: readonly string[], organisationId: string) {
  return await db
    .selectFrom("responses")
    .select(["id", "surveyId"])
    .where("organisationId", "=", organisationId)
    .where("surveyId", "in", surveyIds)
    .where("sentAt", "is not", null)
    .where("counts", "=", true)
    .orderBy("sentAt", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}
