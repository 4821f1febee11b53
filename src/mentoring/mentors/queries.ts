import { sql } from "kysely";
import { listMembers } from "../../identity/index.ts";
import { programmeToday } from "../../maturity/index.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { getProgramme } from "../../programmes/index.ts";
import type { Mentor } from "./mentor.ts";

/** The programme's mentors by name, those whose work has ended among them. */
export async function listMentors(db: Db, programmeId: string): Promise<Mentor[]> {
  const rows = await mentors(db, programmeId).execute();
  const inOrder = new Intl.Collator("fi", { numeric: true });
  return rows.sort((a, b) => inOrder.compare(a.name, b.name));
}

/** One mentor of the programme. */
export async function getMentor(db: Db, programmeId: string, mentorId: string): Promise<Mentor> {
  const row = await mentors(db, programmeId).where("mentors.id", "=", mentorId).executeTakeFirst();
  if (row === undefined) throw new NotFound("mentor");
  return row;
}

/** The mentor that a signed-in colleague is, or undefined. */
export async function findOwnMentor(db: Db, programmeId: string, userId: string): Promise<Mentor | undefined> {
  return await mentors(db, programmeId).where("mentors.userId", "=", userId).executeTakeFirst();
}

function mentors(db: Db, programmeId: string) {
  return db
    .selectFrom("mentors")
    .select(["id", "programmeId", "name", "userId", "startsOn", "endsOn", "weekdays"])
    .select([
      sql<string[]>`array(select need_id::text from mentor_needs where mentor_id = mentors.id order by need_id)`.as(
        "needIds",
      ),
      sql<string[]>`array(select tool_id::text from mentor_tools where mentor_id = mentors.id order by tool_id)`.as(
        "toolIds",
      ),
    ])
    .where("mentors.programmeId", "=", programmeId);
}

/** Colleagues who can be mentors: everybody in the programme who may do more than read. */
export async function listColleagues(db: Db, programmeId: string): Promise<{ userId: string; name: string }[]> {
  const members = await listMembers(db, programmeId);
  return members.filter(({ role }) => role !== "viewer").map(({ userId, name }) => ({ userId, name }));
}

/** The day that mentors' work is looked at on: today, or the programme's last day once it is over. */
export async function lookedAtDay(db: Db, programmeId: string): Promise<string> {
  const { endsOn } = await getProgramme(db, programmeId);
  const today = await programmeToday(db, programmeId);
  return endsOn !== null && endsOn < today ? endsOn : today;
}

/** One at a time changes the programme's mentors and who has which unit. */
export async function lockMentoring(trx: Tx, programmeId: string): Promise<void> {
  const row = await trx
    .selectFrom("programmes")
    .select("id")
    .where("id", "=", programmeId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("programme");
}
