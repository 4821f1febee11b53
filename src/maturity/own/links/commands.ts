import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { endGrants } from "../../../identity/index.ts";
import { listParticipants, ownName, type Participant } from "../../../organisations/index.ts";
import { recordAct } from "../../../platform/audit-log.ts";
import { newToken, tokenHash } from "../../../platform/browser-session.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { formatInstant } from "../../../platform/i18n.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { listUnits } from "../../assessing/queries.ts";
import { writeLetter, type Occasion } from "../letter.ts";
import { holdRoundIfOpen, lockAsk, type Ask } from "../queries.ts";
import { contactsOf, newLinkRefusal, type NewLinkRefusal, type Round } from "../round.ts";

/** What writing to units needs besides the database. */
export type Posting = Pick<Deps, "db" | "publicUrl" | "texts" | "postMails">;

/** A unit that is written to, and who gets the mail. */
export interface Addressed {
  ask: Pick<Ask, "id" | "unitId" | "participantId">;
  contact: Participant;
}

const rowsAtOnce = 1_000;

/** Gives each of the units a new link and mails it to its contact; links given before go on working. A part of other acts. */
export async function mailLinks(
  trx: Tx,
  { publicUrl, texts, postMails }: Omit<Posting, "db">,
  { round, occasion }: { round: Round; occasion: Occasion },
  addressed: readonly Addressed[],
): Promise<void> {
  const programme = await getProgramme(trx, round.programmeId);
  const names = new Map((await listUnits(trx, round.programmeId)).map(({ id, name }) => [id, ownName(name)]));
  const linked = addressed.map((each) => ({ ...each, token: newToken() }));
  const now = await databaseNow(trx);
  for (let from = 0; from < linked.length; from += rowsAtOnce)
    await addTokens(trx, linked.slice(from, from + rowsAtOnce), occasion === "again" ? null : now);
  const organiser = [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", ");
  const mails = linked.map(({ ask, contact, token }) => {
    const { name, email } = contact;
    const locale = programme.locales.includes(contact.locale) ? contact.locale : programme.defaultLocale;
    const address = (path: string) => new URL(`/u/${token}${path}?lang=${locale}`, publicUrl).href;
    const letter = {
      ...{ occasion, own: { subject: round.subjects[locale], opening: round.openings[locale] } },
      ...{ name, unit: names.get(ask.unitId) ?? "", programme: programme.name, contact: organiser },
      closes: formatInstant(round.closesAt, locale, programme.timeZone),
      ...{ url: address(""), declineUrl: address("/reminders") },
    };
    return { programmeId: programme.id, toName: name, toAddress: email, locale, ...writeLetter(letter, texts[locale]) };
  });
  await postMails(trx, mails);
}

/**
 * Whoever gets the mail now has said nothing of reminders yet, where it is somebody else than before. What the unit asked
 * for itself puts off no reminder: it has no `mailedAt`.
 */
async function addTokens(
  trx: Tx,
  linked: readonly (Addressed & { token: string })[],
  mailedAt: Temporal.Instant | null,
): Promise<void> {
  const given = sql.join(
    linked.map(({ ask, contact, token }) => sql`(${ask.id}::uuid, ${tokenHash(token)}::text, ${contact.id}::uuid)`),
  );
  await sql`
    update own_asks set token_hashes = token_hashes || given.hash, mailed_at = coalesce(${mailedAt}::timestamptz, mailed_at), participant_id = given.contact,
      declined_at = case when participant_id = given.contact then declined_at end
    from (values ${given}) as given (id, hash, contact) where own_asks.id = given.id`.execute(trx);
}

/**
 * Sends a unit a new link in the place of those it has: an earlier one may have come into wrong hands. What has been
 * answered stays.
 */
export async function renewLink(
  { db, ...posting }: Posting,
  { programmeId, askId }: { programmeId: string; askId: string },
  actorId: string,
): Promise<NewLinkRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const { ask, round } = await holdAsk(trx, programmeId, askId);
    const contact = contactsOf(await listParticipants(trx, programmeId)).get(ask.unitId);
    const facts = { isRoundOpen: round !== undefined, hasContact: contact !== undefined, mailedAt: ask.mailedAt };
    const refused = newLinkRefusal(facts, await databaseNow(trx));
    if (refused !== null || round === undefined || contact === undefined) return refused;
    await trx.updateTable("ownAsks").set({ tokenHashes: [], revokedAt: null }).where("id", "=", askId).execute();
    await endGrants(trx, "unit", ask.unitId);
    await mailLinks(trx, posting, { round, occasion: "new-link" }, [{ ask, contact }]);
    await recordAct(trx, { actorId, programmeId, act: "self-assessment.renew-link", subject: askId });
    return null;
  });
}

/** Ends a unit's links and what they have opened; what has been sent stays. */
export async function revokeLink(
  db: Db,
  { programmeId, askId }: { programmeId: string; askId: string },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { ask } = await holdAsk(trx, programmeId, askId);
    if (ask.revokedAt !== null) return;
    const revokedAt = await databaseNow(trx);
    await trx.updateTable("ownAsks").set({ tokenHashes: [], revokedAt }).where("id", "=", askId).execute();
    await endGrants(trx, "unit", ask.unitId);
    await recordAct(trx, { actorId, programmeId, act: "self-assessment.revoke-link", subject: askId });
  });
}

/** The round before the ask, as all acts hold them: otherwise two could wait for each other. */
async function holdAsk(trx: Tx, programmeId: string, askId: string): Promise<{ ask: Ask; round: Round | undefined }> {
  const { roundId } = await roundOf(trx, programmeId, askId);
  const round = await holdRoundIfOpen(trx, roundId);
  return { ask: await lockAsk(trx, programmeId, askId), round };
}

async function roundOf(trx: Tx, programmeId: string, askId: string): Promise<{ roundId: string }> {
  const query = trx
    .selectFrom("ownAsks")
    .select("roundId")
    .where("programmeId", "=", programmeId)
    .where("id", "=", askId);
  return await query.executeTakeFirstOrThrow(() => new NotFound("ask"));
}
