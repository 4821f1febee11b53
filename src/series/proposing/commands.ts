import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Jobs } from "../../platform/jobs.ts";
import { hadBefore, instanceFrom, type SeriesSettings } from "../material.ts";
import { inputHash, METHOD_VERSION } from "../propose.ts";
import { loadMaterial, lockProposal, type ProgrammeMaterial, type StoredRow } from "../queries.ts";
import { settingsMistake, type SettingsMistake } from "../settings.ts";
import type { ProposalInput, StoredProposal } from "../stored.ts";
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
    const material = await loadMaterial(trx, programmeId, "kept");
    if (material === undefined) return { mistake: "no-groups-yet" as const };
    const input = inputFrom(material, settings);
    const mistake = settingsMistake(input.instance);
    if (mistake !== null) return mistake;

    const made = {
      programmeId,
      runId: material.runId,
      seed,
      inputHash: inputHash(input.instance),
      methodVersion: METHOD_VERSION,
    };
    const same = await findSame(trx, made);
    if (same !== undefined) return { proposalId: same };
    const row = {
      ...made,
      settings: json(settings),
      result: json({ input } satisfies StoredProposal),
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

function inputFrom(material: ProgrammeMaterial, settings: SeriesSettings): ProposalInput {
  return {
    instance: instanceFrom(material, settings),
    topics: material.topics,
    groups: material.groups,
    industries: material.people.map(({ industryId }) => industryId),
    had: hadBefore(material),
  };
}

/** One that staff have changed by hand is theirs: asking again gives the proposed one anew. */
async function findSame(
  trx: Tx,
  made: { programmeId: string; runId: string; seed: number; inputHash: string; methodVersion: string },
) {
  const query = trx
    .selectFrom("proposals")
    .select(["id", "result"])
    .where("state", "in", ["queued", "running", "done"]);
  const alike = query
    .where("programmeId", "=", made.programmeId)
    .where("runId", "=", made.runId)
    .where("seed", "=", made.seed);
  const rows = await alike
    .where("inputHash", "=", made.inputHash)
    .where("methodVersion", "=", made.methodVersion)
    .orderBy("createdAt", "desc")
    .execute();
  return rows.find(({ result }) => (result as StoredProposal).edited === undefined)?.id;
}

/** Stops a proposal that is not done yet. */
export async function cancelProposal(db: Db, programmeId: string, proposalId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await lockProposal(trx, programmeId, proposalId);
    if (!isUnderWay(row)) return;
    await finish(trx, proposalId, "cancelled");
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

/** Stores what there is so far, for the page to show while the work goes on. */
export async function saveFound(db: Db, { id: proposalId }: StoredRow, result: StoredProposal): Promise<void> {
  await db
    .updateTable("proposals")
    .set({ result: json(result) })
    .where("id", "=", proposalId)
    .where("state", "=", "running")
    .execute();
}

/** Stores the result; a proposal that is done, or not wanted any more, stays as it is. */
export async function completeProposal(
  db: Db,
  { id: proposalId, programmeId }: StoredRow,
  result: StoredProposal,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!isUnderWay(await lockProposal(trx, programmeId, proposalId))) return;
    await trx
      .updateTable("proposals")
      .set({ result: json(result), progress: 1 })
      .where("id", "=", proposalId)
      .execute();
    await finish(trx, proposalId, "done");
    const workshops = result.proposal?.workshops.length ?? 0;
    await recordAct(trx, {
      actorId: null,
      programmeId,
      act: "series.proposed",
      subject: proposalId,
      details: { workshops },
    });
  });
}

export async function failProposal(db: Db, { id: proposalId, programmeId }: StoredRow): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (isUnderWay(await lockProposal(trx, programmeId, proposalId))) await finish(trx, proposalId, "failed");
  });
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
