import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { findGrant, goOnByLink, grantByLink } from "../../../identity/index.ts";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import { LinkNeeded } from "../../../platform/errors.ts";
import { getUnit } from "../../assessing/queries.ts";
import { programmeToday } from "../../queries.ts";
import { askForOwnLinkUrl } from "../addresses.ts";
import { ownNoticeVersion } from "../own-notice.ts";
import { findAskByToken, holdRoundIfOpen, type Ask } from "../queries.ts";
import { findAsk, listSaid, lockOwnAsk, type Stored } from "./queries.ts";
import { decide, isUnsent, scoreOf, type Decision, type Said } from "./said.ts";

export type Opened = { unitId: string; sessionToken: string } | "unknown-link" | "closed";

/** Exchanges a unit's link for a session in this browser; the first time is remembered. */
export async function openOwnLink(db: Db, token: string, oldSessionToken: string): Promise<Opened> {
  return await db.transaction().execute(async (trx) => {
    const found = await findAskByToken(trx, token);
    if (found === undefined) return "unknown-link";
    const { id: key, unitId } = found;
    if ((await holdRoundIfOpen(trx, found.roundId)) === undefined) return "closed";
    const openedAt = await databaseNow(trx);
    await trx.updateTable("ownAsks").set({ openedAt }).where("id", "=", key).where("openedAt", "is", null).execute();
    // Where the same is open in this browser already, its pages in other tabs go on working.
    if ((await findGrant(trx, oldSessionToken, "unit", unitId)) === key) {
      await goOnByLink(trx, oldSessionToken);
      return { unitId, sessionToken: oldSessionToken };
    }
    return { unitId, sessionToken: await grantByLink(trx, oldSessionToken, { kind: "unit", subjectId: unitId, key }) };
  });
}

/** What a page sends of one tool; `was` is the mark of what the page showed, null where that does not matter. */
export type TypedOwn = Said & { toolId: string; was: string | null };

/** What became of it: "gone" where the tool does not concern the unit any more. */
export interface Outcome {
  typed: TypedOwn;
  decision: Decision | "gone";
  /** What is stored afterwards. */
  stored: Said | undefined;
}

export type Saved = "closed" | { savedAt: Temporal.Instant; outcomes: Outcome[] };

/** Saves what is said of tools, each for itself; nothing is written among the assessments before it is sent. */
export async function saveOwnAnswers(db: Db, askId: string, typed: readonly TypedOwn[]): Promise<Saved> {
  return await db.transaction().execute(async (trx) => {
    const ask = await takeTurn(trx, askId);
    if (ask === "closed") return "closed";
    const concerned = new Set((await toolsOf(trx, ask)).map(({ id }) => id));
    const stored = await listSaid(trx, askId);
    const savedAt = await databaseNow(trx);
    const outcomes = typed.map((each): Outcome => {
      const before = stored.get(each.toolId);
      if (!concerned.has(each.toolId)) return { typed: each, decision: "gone", stored: before };
      const decision = decide(each, before);
      return { typed: each, decision, stored: decision === "write" ? each : before };
    });
    const rows = outcomes.flatMap(({ typed: { toolId, answer, note }, decision }) =>
      decision === "write" ? [{ askId, toolId, answer, note, savedAt }] : [],
    );
    if (rows.length > 0) {
      await trx
        .insertInto("ownAnswers")
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(["askId", "toolId"]).doUpdateSet((eb) => ({
            answer: eb.ref("excluded.answer"),
            note: eb.ref("excluded.note"),
            savedAt,
          })),
        )
        .execute();
      const noticeVersion = ownNoticeVersion;
      await trx.updateTable("ownAsks").set({ noticeVersion }).where("id", "=", askId).execute();
    }
    return { savedAt, outcomes };
  });
}

export type Sent = "closed" | "nothing-said" | { sentAt: Temporal.Instant };

/**
 * Sends a unit's view as it stands: it is written among the assessments as the unit's own of today, or of the day
 * `on` ("2021-10-04") where it is brought in afterwards. What has been sent
 * before and has changed since is corrected by what is sent now, and taken back where nothing is known of it any more.
 * Sent twice without a change in between, it has been sent once.
 */
export async function sendOwnAnswers(db: Db, askId: string, on?: string): Promise<Sent> {
  return await db.transaction().execute(async (trx) => {
    const ask = await takeTurn(trx, askId);
    if (ask === "closed") return "closed";
    const stored = await listSaid(trx, askId);
    const ofConcern = (await toolsOf(trx, ask)).flatMap(({ id }) => stored.get(id) ?? []);
    if (ask.sentAt === null && ofConcern.every(({ answer }) => answer === "")) return "nothing-said";
    const changed = ofConcern.filter(isUnsent);
    if (changed.length === 0 && ask.sentAt !== null) return { sentAt: ask.sentAt };

    const assessedOn = on ?? (await programmeToday(trx, ask.programmeId));
    for (const said of changed) await writeJudgement(trx, ask, said, assessedOn);
    const sentAt = await databaseNow(trx);
    await trx.updateTable("ownAsks").set({ sentAt }).where("id", "=", askId).execute();
    const { programmeId } = ask;
    await recordAct(trx, {
      ...{ actorId: null, programmeId, act: "self-assessment.send", subject: askId },
      details: { tools: changed.length },
    });
    return { sentAt };
  });
}

async function writeJudgement(trx: Tx, ask: Ask, said: Stored, assessedOn: string): Promise<void> {
  const { programmeId, unitId } = ask;
  const { toolId, answer, note, assessmentId: correctsId } = said;
  const score = scoreOf(said);
  const isSame = correctsId !== null && score === null && scoreOf({ answer: sentAnswerOf(said) }) === null;
  const written =
    isSame || (correctsId === null && score === null)
      ? correctsId
      : (
          await trx
            .insertInto("assessments")
            .values({
              ...{ programmeId, unitId, toolId, assessedOn, score, judge: "unit", correctsId },
              note: score === null ? "" : note,
            })
            .returning("id")
            .executeTakeFirstOrThrow()
        ).id;
  await trx
    .updateTable("ownAnswers")
    .set({ sentAnswer: answer, sentNote: note, assessmentId: written })
    .where("askId", "=", ask.id)
    .where("toolId", "=", toolId)
    .execute();
}

function sentAnswerOf({ sentAnswer }: Stored): Said["answer"] {
  return (sentAnswer ?? "") as Said["answer"];
}

/** Declines reminders for who holds the link, or takes that back. */
export async function declineReminders(db: Db, token: string, isDeclined: boolean): Promise<"unknown-link" | null> {
  return await db.transaction().execute(async (trx) => {
    const found = await findAskByToken(trx, token);
    if (found === undefined) return "unknown-link";
    const declinedAt = isDeclined ? sql<Temporal.Instant>`now()` : null;
    const { numUpdatedRows } = await trx
      .updateTable("ownAsks")
      .set({ declinedAt })
      .where("id", "=", found.id)
      .where("declinedAt", isDeclined ? "is" : "is not", null)
      .executeTakeFirstOrThrow();
    const act = isDeclined ? "self-assessment.decline-reminders" : "self-assessment.accept-reminders";
    if (numUpdatedRows > 0n)
      await recordAct(trx, { actorId: null, programmeId: found.programmeId, act, subject: found.id });
    return null;
  });
}

/** Waits for this unit's turn; the round is held before it, as those who close it and end links do. */
async function takeTurn(trx: Tx, askId: string): Promise<Ask | "closed"> {
  const found = await findAsk(trx, askId);
  if (found === undefined) throw new LinkNeeded("unit", askForOwnLinkUrl);
  const round = await holdRoundIfOpen(trx, found.roundId);
  const ask = await lockOwnAsk(trx, askId);
  return round === undefined ? "closed" : ask;
}

async function toolsOf(trx: Tx, { programmeId, unitId }: Ask) {
  return (await getUnit(trx, { programmeId, organisationId: unitId })).tools;
}
