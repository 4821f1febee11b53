import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Locale } from "../../platform/locales.ts";

export interface Facilitator {
  id: string;
  name: string;
  /** May be empty. */
  email: string;
  locale: Locale;
  /** What the person masters, in the words of topics' skills. */
  skills: string[];
  /** Whether new workshops may be given to the person. */
  isActive: boolean;
}

const columns = ["id", "name", "email", "locale", "skills", "isActive"] as const;

/** The programme's facilitators, those who are active first, by name. */
export async function listFacilitators(db: Db, programmeId: string): Promise<Facilitator[]> {
  const rows = await db
    .selectFrom("facilitators")
    .select(columns)
    .where("programmeId", "=", programmeId)
    .orderBy("isActive", "desc")
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, skills: row.skills as string[] }));
}

export async function getFacilitator(db: Db, programmeId: string, id: string): Promise<Facilitator> {
  const row = await db
    .selectFrom("facilitators")
    .select(columns)
    .where("programmeId", "=", programmeId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("facilitator");
  return { ...row, skills: row.skills as string[] };
}

/** How many workshops each facilitator has, or has had. */
export async function countWorkshopsOf(db: Db, programmeId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("workshopFacilitators")
    .select(["facilitatorId", ({ fn }) => fn.countAll<number>().as("workshops")])
    .where("programmeId", "=", programmeId)
    .groupBy("facilitatorId")
    .execute();
  return new Map(rows.map(({ facilitatorId, workshops }) => [facilitatorId, workshops]));
}

/** Those of the facilitators that are the programme's. */
export async function listFacilitatorsAmong(db: Db, programmeId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const query = db.selectFrom("facilitators").select("id").where("programmeId", "=", programmeId);
  return (await query.where("id", "in", ids).execute()).map(({ id }) => id);
}
