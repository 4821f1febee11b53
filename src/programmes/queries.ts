import { sql } from "kysely";
import type { Visitor } from "../platform/asking.ts";
import type { Db, Tx } from "../platform/database.ts";
import { NotFound } from "../platform/errors.ts";
import type { Locale, Texts } from "../platform/locales.ts";

export interface Programme {
  id: string;
  name: string;
  locales: Locale[];
  defaultLocale: Locale;
  timeZone: string;
  startsOn: string | null;
  endsOn: string | null;
  contactName: string;
  contactEmail: string;
}

export interface Industry {
  id: string;
  names: Texts;
}

const columns = [
  "id",
  "name",
  "locales",
  "defaultLocale",
  "timeZone",
  "startsOn",
  "endsOn",
  "contactName",
  "contactEmail",
] as const;

export async function getProgramme(db: Db, programmeId: string): Promise<Programme> {
  const row = await db.selectFrom("programmes").select(columns).where("id", "=", programmeId).executeTakeFirst();
  if (row === undefined) throw new NotFound("programme");
  return { ...row, locales: row.locales as Locale[] };
}

/** The programmes that the person works in, newest first; an administrator sees them all. */
export async function listProgrammes(
  db: Db,
  visitor: Visitor,
): Promise<{ id: string; name: string; organisations: number }[]> {
  return await db
    .selectFrom("programmes")
    .select(["id", "name"])
    .select((eb) =>
      eb
        .selectFrom("organisations")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("organisations.programmeId", "=", "programmes.id")
        .as("organisations"),
    )
    .$if(!visitor.isAdmin, (query) =>
      query.where("id", "in", (eb) =>
        eb.selectFrom("memberships").select("programmeId").where("userId", "=", visitor.userId),
      ),
    )
    .orderBy("createdAt", "desc")
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, organisations: row.organisations ?? 0 })));
}

/** The programme's industries in their order. */
export async function listIndustries(db: Db, programmeId: string): Promise<Industry[]> {
  return await db
    .selectFrom("industries")
    .select(["id", "names"])
    .where("programmeId", "=", programmeId)
    .orderBy("position")
    .execute();
}

/** The industries for a change, locked until it is made, with the number of organisations in each. */
export async function lockIndustries(trx: Tx, programmeId: string): Promise<(Industry & { organisations: number })[]> {
  const { rows } = await sql<Industry & { organisations: number }>`
    select i.id, i.names, (select count(*) from organisations o where o.industry_id = i.id) as organisations
    from industries i where i.programme_id = ${programmeId} order by i.position for update of i`.execute(trx);
  return rows;
}
