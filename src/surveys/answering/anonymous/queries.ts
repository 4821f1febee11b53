import { sql } from "kysely";
import { tokenHash } from "../../../platform/browser-session.ts";
import type { Db, Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { rowKeyOf, type Secret } from "./secret.ts";

/** What somebody who holds a token may answer, without who it is. */
export interface Admission {
  surveyId: string;
  programmeId: string;
  /** Whether answers were sent by this link or another of the same person. */
  hasSent: boolean;
  secret: Secret;
}

/** What a personal link to an anonymous survey opens, or undefined when no link has the token. */
export async function findAdmission(db: Db, token: string): Promise<Admission | undefined> {
  const linkHash = tokenHash(token);
  const row = await db
    .selectFrom("surveyAccessLinks as link")
    .innerJoin("surveyAccesses as access", "access.id", "link.accessId")
    .innerJoin("surveys", "surveys.id", "access.surveyId")
    .select(["access.surveyId", "surveys.programmeId", "link.isUsed"])
    .select((eb) =>
      eb
        .selectFrom("surveyAccessLinks as used")
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .whereRef("used.accessId", "=", "link.accessId")
        .where("used.isUsed", "=", true)
        .as("used"),
    )
    .where("link.tokenHash", "=", linkHash)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { surveyId, programmeId, isUsed, used } = row;
  const hasSent = (used ?? 0) > 0;
  const secret = { rowKey: rowKeyOf(surveyId, token), linkHash, isSpent: hasSent && !isUsed };
  return { surveyId, programmeId, hasSent, secret };
}

/** The same for the token that a browser holds for the survey's pages; of a link that all share it is the browser's own. */
export async function findAdmissionTo(db: Db, surveyId: string, token: string): Promise<Admission | undefined> {
  const survey = await db
    .selectFrom("surveys")
    .select(["programmeId", "access"])
    .where("id", "=", surveyId)
    .where("anonymity", "=", "anonymous")
    .executeTakeFirst();
  if (survey === undefined) return undefined;
  if (survey.access === "invited") {
    const found = await findAdmission(db, token);
    return found?.surveyId === surveyId ? found : undefined;
  }
  const secret = { rowKey: rowKeyOf(surveyId, token), linkHash: null, isSpent: false };
  return { surveyId, programmeId: survey.programmeId, hasSent: false, secret };
}

/** The survey that all answer by the link with the code, which is on posters too. */
export async function findCommon(db: Db, code: string): Promise<{ surveyId: string } | undefined> {
  if (!/^[a-z0-9]{8}$/.test(code)) return undefined;
  return await db
    .selectFrom("surveys")
    .select("id as surveyId")
    .where("commonCode", "=", code)
    .where("access", "=", "common")
    .executeTakeFirst();
}

/** The row that the token's holder has begun; undefined before the first answer, and for everybody after the close. */
export function anonymousRows(db: Db, surveyId: string, { rowKey }: Secret) {
  return db
    .selectFrom("anonymousResponses")
    .select(["id", "isSent", "hasChanged"])
    .where("surveyId", "=", surveyId)
    .where("rowKey", "=", rowKey);
}

/**
 * Takes the turn of who holds the token: saves and submissions by it follow one another. The lock is in memory alone: one
 * on a row would leave the transaction's number at a person's link. Returns where the link stands now; undefined once it
 * is gone.
 */
export async function takeSecretTurn(trx: Tx, { rowKey, linkHash }: Secret): Promise<{ isSpent: boolean } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${rowKey}, 0))`.execute(trx);
  return linkHash === null ? { isSpent: false } : await linkStanding(trx, linkHash);
}

async function linkStanding(trx: Tx, linkHash: string): Promise<{ isSpent: boolean } | undefined> {
  const links = await trx
    .selectFrom("surveyAccessLinks as link")
    .innerJoin("surveyAccessLinks as own", "own.accessId", "link.accessId")
    .select(["link.tokenHash", "link.isUsed"])
    .where("own.tokenHash", "=", linkHash)
    .execute();
  if (links.length === 0) return undefined;
  return { isSpent: links.some((link) => link.isUsed && link.tokenHash !== linkHash) };
}

/**
 * Whether staff can open personal links of the survey: without a mail server they read its mails in the product, and what
 * was kept there stays readable when one comes.
 */
export async function staffCanOpenLinks(
  { db, sendsMail }: Pick<Deps, "db" | "sendsMail">,
  surveyId: string,
): Promise<boolean> {
  if (!sendsMail) return true;
  const kept = db
    .selectFrom("mails")
    .innerJoin("surveyAccesses", "surveyAccesses.id", "mails.surveyAccessId")
    .select("mails.id")
    .where("surveyAccesses.surveyId", "=", surveyId)
    .where("mails.state", "=", "kept");
  return (await kept.limit(1).executeTakeFirst()) !== undefined;
}
