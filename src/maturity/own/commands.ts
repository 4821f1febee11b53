import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { listParticipants } from "../../organisations/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../platform/database.ts";
import { listUnits } from "../assessing/queries.ts";
import { concerning, waysUp } from "../concerning.ts";
import { listTools } from "../queries.ts";
import { mailLinks, type Posting } from "./links/commands.ts";
import { findLatestRound, holdOpenRound, listAsks, lockRounds, roundColumns } from "./queries.ts";
import { contactsOf, isDue, isOpen, type Round } from "./round.ts";
import type { AskWords } from "./words.ts";

export type AskRefusal = "closed" | "nobody";

/** Whom to ask until when, and in which words; without any those of the round stay, which are the product's at first. */
interface Asking {
  programmeId: string;
  unitIds: readonly string[];
  closesAt: Temporal.Instant;
  words?: AskWords | undefined;
}

/** Whom a press has asked. */
export interface Asked {
  roundId: string;
  asked: { askId: string; unitId: string }[];
  /** Units that can't be written to: they have no contact person. */
  withoutContact: string[];
}

/**
 * Asks units for their own view, each by a link to its contact person. While a round is open they join it, and it closes
 * when this says; otherwise a round begins. Units that no tool concerns, and those asked in the round already, are left
 * out: "nobody" where that leaves none.
 */
export async function askUnits(
  { db, ...posting }: Posting,
  { programmeId, unitIds, closesAt, words }: Asking,
  actorId: string,
): Promise<Asked | { refused: AskRefusal }> {
  return await db.transaction().execute(async (trx) => {
    await lockRounds(trx, programmeId);
    const now = await databaseNow(trx);
    if (!isOpen({ closesAt }, now)) return { refused: "closed" };
    const latest = await findLatestRound(trx, programmeId);
    const current = latest !== undefined && isOpen(latest, now) ? latest : undefined;
    const before = new Set(current === undefined ? [] : (await listAsks(trx, current.id)).map(({ unitId }) => unitId));
    const wanted = (await askable(trx, programmeId, unitIds)).filter((unitId) => !before.has(unitId));
    const contacts = contactsOf(await listParticipants(trx, programmeId));
    const reached = wanted.flatMap((unitId) => {
      const contact = contacts.get(unitId);
      return contact === undefined ? [] : [{ unitId, contact }];
    });
    if (reached.length === 0) return { refused: "nobody" };

    const round = await openRound(trx, programmeId, current, {
      closesAt,
      ...(words !== undefined && columnsOf(words)),
    });
    const addressed = reached.map(({ unitId, contact }) => ({
      ask: { id: randomUUID(), unitId, participantId: contact.id },
      contact,
    }));
    const rows = addressed.map(({ ask }) => ({ ...ask, programmeId, roundId: round.id }));
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      await trx
        .insertInto("ownAsks")
        .values(rows.slice(from, from + rowsAtOnce))
        .execute();
    await mailLinks(trx, posting, { round, occasion: "asking" }, addressed);
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "self-assessment.ask", subject: round.id },
      details: { units: addressed.length },
    });
    return {
      roundId: round.id,
      asked: addressed.map(({ ask }) => ({ askId: ask.id, unitId: ask.unitId })),
      withoutContact: wanted.filter((unitId) => !contacts.has(unitId)),
    };
  });
}

const rowsAtOnce = 1_000;

/** Those of the units that are there and that some tool concerns, each once. */
async function askable(trx: Tx, programmeId: string, unitIds: readonly string[]): Promise<string[]> {
  const units = await listUnits(trx, programmeId);
  const tools = await listTools(trx, programmeId);
  const ways = waysUp(units);
  const wanted = new Set(unitIds);
  return units.flatMap(({ id }) => (wanted.has(id) && concerning(tools, ways.get(id) ?? []).length > 0 ? [id] : []));
}

async function openRound(
  trx: Tx,
  programmeId: string,
  current: Round | undefined,
  told: { closesAt: Temporal.Instant } & Partial<ReturnType<typeof columnsOf>>,
): Promise<Round> {
  if (current === undefined)
    return await trx
      .insertInto("ownRounds")
      .values({ programmeId, ...told })
      .returning(roundColumns)
      .executeTakeFirstOrThrow();
  return await trx
    .updateTable("ownRounds")
    .set(told)
    .where("id", "=", current.id)
    .returning(roundColumns)
    .executeTakeFirstOrThrow();
}

function columnsOf({ subjects, openings }: AskWords) {
  return { subjects: json(subjects), openings: json(openings) };
}

/** Reminds the units that have not sent their view, each by a mail with a link of its own. Returns how many. */
export async function remindUnits({ db, ...posting }: Posting, programmeId: string, actorId: string): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    await lockRounds(trx, programmeId);
    const round = await holdOpenRound(trx, programmeId);
    if (round === undefined) return 0;
    const now = await databaseNow(trx);
    const contacts = contactsOf(await listParticipants(trx, programmeId));
    const due = (await listAsks(trx, round.id)).flatMap((ask) => {
      const contact = contacts.get(ask.unitId);
      return contact !== undefined && isDue(ask, contact, now) ? [{ ask, contact }] : [];
    });
    if (due.length === 0) return 0;
    await mailLinks(trx, posting, { round, occasion: "reminder" }, due);
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "self-assessment.remind", subject: round.id },
      details: { units: due.length },
    });
    return due.length;
  });
}

/** Says when the open round closes; a moment that has passed is none. */
export async function moveClosing(
  db: Db,
  { programmeId, closesAt }: { programmeId: string; closesAt: Temporal.Instant },
  actorId: string,
): Promise<"closed" | null> {
  return await db.transaction().execute(async (trx) => {
    await lockRounds(trx, programmeId);
    const round = await findLatestRound(trx, programmeId);
    const now = await databaseNow(trx);
    if (round === undefined || !isOpen(round, now) || !isOpen({ closesAt }, now)) return "closed";
    await trx.updateTable("ownRounds").set({ closesAt }).where("id", "=", round.id).execute();
    await recordAct(trx, { actorId, programmeId, act: "self-assessment.move-closing", subject: round.id });
    return null;
  });
}

/** Closes the open round at once; what has been sent stays, and nothing more is taken in. */
export async function closeRound(db: Db, programmeId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockRounds(trx, programmeId);
    const round = await findLatestRound(trx, programmeId);
    if (round === undefined || !isOpen(round, await databaseNow(trx))) return;
    // Waits for those who hold it: their answers were in time.
    await trx.selectFrom("ownRounds").select("id").where("id", "=", round.id).forUpdate().execute();
    const closesAt = await databaseNow(trx);
    await trx.updateTable("ownRounds").set({ closesAt }).where("id", "=", round.id).execute();
    await recordAct(trx, { actorId, programmeId, act: "self-assessment.close", subject: round.id });
  });
}
