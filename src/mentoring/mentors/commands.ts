import { listNeeds } from "../../catalogue/index.ts";
import { listTools } from "../../maturity/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { brokenConstraint, type Db, type Tx } from "../../platform/database.ts";
import { getMentor, listColleagues, listMentors, lockMentoring } from "./queries.ts";

/** What a mentor is, apart from units and calendar. Days are "2021-05-03". */
export interface MentorDetails {
  name: string;
  userId: string | null;
  startsOn: string;
  endsOn: string | null;
  needIds: readonly string[];
  toolIds: readonly string[];
}

export type MentorMistake = "name-taken" | "account-taken" | "not-a-colleague" | "ends-before-start";

/** Adds a mentor who works on weekdays until told otherwise. */
export async function addMentor(
  db: Db,
  { programmeId, ...details }: MentorDetails & { programmeId: string },
  actorId: string,
): Promise<{ id: string } | MentorMistake> {
  return await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    const mistake = await mistakeOf(trx, { programmeId, id: null, details });
    if (mistake !== null) return mistake;
    const { id } = await trx
      .insertInto("mentors")
      .values({ programmeId, ...rowOf(details) })
      .returning("id")
      .executeTakeFirstOrThrow();
    await putSkills(trx, { programmeId, id, details });
    await recordAct(trx, { actorId, programmeId, act: "mentor.add", subject: id });
    return { id };
  });
}

/** Changes a mentor; the units of one whose work ends stay until they are handed on. */
export async function editMentor(
  db: Db,
  { programmeId, id, ...details }: MentorDetails & { programmeId: string; id: string },
  actorId: string,
): Promise<MentorMistake | null> {
  return await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    await getMentor(trx, programmeId, id);
    const mistake = await mistakeOf(trx, { programmeId, id, details });
    if (mistake !== null) return mistake;
    await trx.updateTable("mentors").set(rowOf(details)).where("id", "=", id).execute();
    await putSkills(trx, { programmeId, id, details });
    await recordAct(trx, { actorId, programmeId, act: "mentor.edit", subject: id });
    return null;
  });
}

const tiesOfMentor = [
  "mentor_units_mentor_fk",
  "mentor_sessions_mentor_fk",
  "needs_assessments_mentor_fk",
  "follow_ups_owner_fk",
];

/** Removes a mentor who was added by mistake; one who has done anything stays, and is told to be ended. */
export async function removeMentor(
  db: Db,
  { programmeId, id }: { programmeId: string; id: string },
  actorId: string,
): Promise<"has-history" | null> {
  try {
    await db.transaction().execute(async (trx) => {
      await lockMentoring(trx, programmeId);
      await getMentor(trx, programmeId, id);
      await trx.deleteFrom("mentors").where("id", "=", id).execute();
      await recordAct(trx, { actorId, programmeId, act: "mentor.remove", subject: id });
    });
    return null;
  } catch (error) {
    if (!tiesOfMentor.includes(brokenConstraint(error) ?? "")) throw error;
    return "has-history";
  }
}

/** Sets the working days of months ("2021-05"), in days a month with halves; null forgets a month's number. */
export async function setCapacity(
  db: Db,
  {
    programmeId,
    mentorId,
    months,
  }: { programmeId: string; mentorId: string; months: readonly { month: string; days: number | null }[] },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    await getMentor(trx, programmeId, mentorId);
    const days = months.map(({ month }) => `${month}-01`);
    if (days.length === 0) return;
    await trx.deleteFrom("mentorCapacity").where("mentorId", "=", mentorId).where("month", "in", days).execute();
    const given = months.flatMap(({ month, days: number }) =>
      number === null ? [] : [{ programmeId, mentorId, month: `${month}-01`, days: number }],
    );
    if (given.length > 0) await trx.insertInto("mentorCapacity").values(given).execute();
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "mentor.capacity", subject: mentorId },
      details: { months: months.length },
    });
  });
}

interface Checked {
  programmeId: string;
  id: string | null;
  details: MentorDetails;
}

async function mistakeOf(trx: Tx, { programmeId, id, details }: Checked): Promise<MentorMistake | null> {
  const { name, userId, startsOn, endsOn } = details;
  if (endsOn !== null && endsOn < startsOn) return "ends-before-start";
  const others = (await listMentors(trx, programmeId)).filter((other) => other.id !== id);
  const key = (text: string) => text.normalize("NFC").toLocaleLowerCase("fi");
  if (others.some((other) => key(other.name) === key(name))) return "name-taken";
  if (userId === null) return null;
  if (others.some((other) => other.userId === userId)) return "account-taken";
  const colleagues = await listColleagues(trx, programmeId);
  return colleagues.some((colleague) => colleague.userId === userId) ? null : "not-a-colleague";
}

function rowOf({ name, userId, startsOn, endsOn }: MentorDetails) {
  return { name, userId, startsOn, endsOn };
}

/** What has left the catalogue meanwhile is passed over. */
async function putSkills(trx: Tx, { programmeId, id, details }: Checked & { id: string }): Promise<void> {
  const mentor = { programmeId, mentorId: id };
  await trx.deleteFrom("mentorNeeds").where("mentorId", "=", id).execute();
  await trx.deleteFrom("mentorTools").where("mentorId", "=", id).execute();
  const needs = (await listNeeds(trx, programmeId)).filter((need) => details.needIds.includes(need.id));
  const tools = (await listTools(trx, programmeId)).filter((tool) => details.toolIds.includes(tool.id));
  if (needs.length > 0)
    await trx
      .insertInto("mentorNeeds")
      .values(needs.map((need) => ({ ...mentor, needId: need.id })))
      .execute();
  if (tools.length > 0)
    await trx
      .insertInto("mentorTools")
      .values(tools.map((tool) => ({ ...mentor, toolId: tool.id })))
      .execute();
}
