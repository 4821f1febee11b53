import { setImmediate as letOthersIn } from "node:timers/promises";
import { sql } from "kysely";
import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Jobs } from "../../platform/jobs.ts";
import type { SeriesSettings } from "../material/material.ts";
import { inputHash, METHOD_VERSION } from "../method/propose.ts";
import { loadInput } from "../material/queries.ts";
import { lockProposal, type StoredRow } from "../queries.ts";
import { settingsMistake, type SettingsMistake } from "../method/settings.ts";
import type { StoredProposal } from "../stored.ts";
import { packed } from "../stored-form.ts";
import { seriesQueue } from "./queue.ts";

export type Asked = { proposalId: string } | SettingsMistake | { mistake: "no-groups-yet" };

export interface ProposalWish {
  programmeId: string;
  settings: SeriesSettings;
  seed: number;
}

/**
 * Asks for a proposal. Settings that can't be met are told at once. The same material, settings and seed give the
 * proposal that there is already, under way or done.
 */
export async function askForProposal(
  db: Db,
  jobs: Pick<Jobs, "enqueue">,
  { programmeId, settings, seed }: ProposalWish,
  actorId: string,
): Promise<Asked> {
  return await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, programmeId);
    const loaded = await loadInput(trx, programmeId, settings);
    if (loaded === undefined) return { mistake: "no-groups-yet" as const };
    const { runId, input } = loaded;
    // Each of these takes some hundredths of a second for thousands of people.
    await letOthersIn();
    const mistake = settingsMistake(input.instance);
    if (mistake !== null) return mistake;
    await letOthersIn();

    const made = {
      programmeId,
      runId,
      seed,
      inputHash: inputHash(input.instance),
      methodVersion: METHOD_VERSION,
    };
    const same = await findSame(trx, made);
    if (same !== undefined) return { proposalId: same };
    await letOthersIn();
    const row = {
      ...made,
      settings: json(settings),
      result: json(packed({ input })),
      createdBy: actorId,
    };
    const { id } = await trx.insertInto("proposals").values(row).returning("id").executeTakeFirstOrThrow();
    await jobs.enqueue(trx, seriesQueue, { programmeId, proposalId: id });
    await recordAct(trx, {
      actorId,
      programmeId,
      act: "series.propose",
      subject: id,
      details: { mode: settings.mode, seed },
    });
    return { proposalId: id };
  });
}

/** One that staff have changed by hand is theirs, and one that ended early is half done: asking again makes it anew. */
async function findSame(
  trx: Tx,
  made: { programmeId: string; runId: string; seed: number; inputHash: string; methodVersion: string },
) {
  const query = trx.selectFrom("proposals").select("id").where("state", "in", ["queued", "running", "done"]);
  const alike = query
    .where("programmeId", "=", made.programmeId)
    .where("runId", "=", made.runId)
    .where("seed", "=", made.seed);
  const whole = await alike
    .where("inputHash", "=", made.inputHash)
    .where("methodVersion", "=", made.methodVersion)
    .where(sql<boolean>`not jsonb_exists_any(proposals.result, array['edited', 'endedEarly'])`)
    .orderBy("createdAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return whole?.id;
}

/** Stops a proposal that is not done yet. What has been found so far, the first answer or the best, stays. */
export async function cancelProposal(db: Db, programmeId: string, proposalId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await lockProposal(trx, programmeId, proposalId);
    if (!isUnderWay(row)) return;
    const { result } = row;
    if (result?.proposal !== undefined) await finish(trx, proposalId, "done");
    else if (result?.quick === undefined) await finish(trx, proposalId, "cancelled");
    else await finishEarly(trx, proposalId, { proposal: result.quick, endedEarly: "cancelled" });
    await recordAct(trx, { actorId, programmeId, act: "series.cancel", subject: proposalId });
  });
}

/** Takes the proposal into work; undefined when there is nothing to do: done already, cancelled, or gone. */
export async function beginProposal(db: Db, programmeId: string, proposalId: string): Promise<StoredRow | undefined> {
  return await db.transaction().execute(async (trx) => {
    const row = await lockProposal(trx, programmeId, proposalId).catch(ignoreMissing);
    if (row === undefined || !isUnderWay(row)) return undefined;
    await trx.updateTable("proposals").set({ state: "running" }).where("id", "=", proposalId).execute();
    return row;
  });
}

/** Stores how far it has come; false when it is not wanted any more. */
export async function saveProgress(db: Db, proposalId: string, progress: number): Promise<boolean> {
  const query = db
    .updateTable("proposals")
    .set({ progress })
    .where("id", "=", proposalId)
    .where("state", "=", "running");
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

/** What is found on the way, beside the input, which is stored once and stays. */
export type Found = Omit<StoredProposal, "input">;

/** Stores what there is so far, for the page to show while the work goes on. */
export async function saveFound(db: Db, { id: proposalId }: StoredRow, found: Found): Promise<void> {
  await db
    .updateTable("proposals")
    .set({ result: withFound(found) })
    .where("id", "=", proposalId)
    .where("state", "=", "running")
    .execute();
}

/** Stores the rest; a proposal that is done, or not wanted any more, stays as it is. */
export async function completeProposal(
  db: Db,
  { id: proposalId, programmeId }: StoredRow,
  found: Found,
  workshops: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!isUnderWay(await lockProposal(trx, programmeId, proposalId))) return;
    await trx
      .updateTable("proposals")
      .set({ result: withFound(found), progress: 1 })
      .where("id", "=", proposalId)
      .execute();
    await finish(trx, proposalId, "done");
    await recordAct(trx, {
      actorId: null,
      programmeId,
      act: "series.proposed",
      subject: proposalId,
      details: { workshops },
    });
  });
}

/** Adds to what is stored: what is there already is not sent again. */
function withFound(found: Found) {
  return sql<string>`proposals.result || ${json(found)}::jsonb`;
}

export async function failProposal(db: Db, { id: proposalId, programmeId }: StoredRow): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (isUnderWay(await lockProposal(trx, programmeId, proposalId))) await finish(trx, proposalId, "failed");
  });
}

async function finishEarly(trx: Tx, proposalId: string, found: Found): Promise<void> {
  const query = trx.updateTable("proposals").set({ result: withFound(found) });
  await query.where("id", "=", proposalId).execute();
  await finish(trx, proposalId, "done");
}

async function finish(trx: Tx, proposalId: string, state: "done" | "failed" | "cancelled"): Promise<void> {
  const query = trx.updateTable("proposals").set((eb) => ({ state, finishedAt: eb.fn("now") }));
  await query.where("id", "=", proposalId).execute();
}

/** One wish at a time in a programme, so that the same one twice is found. */
async function lockProgramme(trx: Tx, programmeId: string): Promise<void> {
  const query = trx.selectFrom("programmes").select("id").where("id", "=", programmeId).forNoKeyUpdate();
  if ((await query.executeTakeFirst()) === undefined) throw new NotFound("programme");
}

const isUnderWay = ({ state }: StoredRow) => state === "queued" || state === "running";

function ignoreMissing(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}
