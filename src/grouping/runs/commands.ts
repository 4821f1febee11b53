import { isDeepStrictEqual } from "node:util";
import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Jobs } from "../../platform/jobs.ts";
import type { Texts } from "../../platform/locales.ts";
import { GROUPING_VERSION } from "../method/grouping.ts";
import { carriedNames, type NamedGroup } from "../hand/carrying.ts";
import { findCurrentRun, getVariantInUse, listGroups, listMembers, lockRun, type Run } from "../queries.ts";
import type { StoredResult } from "../stored.ts";
import type { RunChoice } from "../forms.ts";
import { resolveChoice } from "../settings/choices/queries.ts";
import { asksForAll } from "../settings/filter.ts";
import { toldMistake, type ToldMistake } from "../settings/mistakes.ts";
import { loadInput } from "../settings/queries.ts";
import { groupingQueue } from "./queue.ts";
import {
  readSettings,
  writeFailure,
  type Failure,
  type RunSettings,
  type StartRefusal,
  type StoredSettings,
} from "./settings.ts";

export type Started = { runId: string } | { refused: StartRefusal } | { mistake: ToldMistake };

/**
 * Asks for a grouping; settings that cannot give one are refused. One is made at a time: while one is under way, asking
 * again gives that one, and asking for another kind is refused. Staff's links and locked members are taken as they are now and kept with the settings.
 */
export async function startRun(
  db: Db,
  jobs: Pick<Jobs, "enqueue">,
  { programmeId, ...choice }: RunChoice & { programmeId: string },
  actorId: string,
): Promise<Started> {
  return await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, programmeId);
    const resolved = await resolveChoice(trx, programmeId, choice);
    if ("refused" in resolved) return resolved;
    const { settings, seed } = resolved;
    const underWay = await findUnderWay(trx, programmeId);
    if (underWay !== undefined)
      return isDeepStrictEqual([readSettings(underWay.settings, underWay.surveyId), underWay.seed], [settings, seed])
        ? { runId: underWay.id }
        : { mistake: { reason: "under-way" as const, who: {} } };

    const { input, profiles } = await loadInput(trx, { programmeId, settings });
    if (profiles.organisations.length === 0 && asksForAll(settings.filter)) return { refused: "no-answers" as const };
    const mistake = toldMistake(input, profiles, settings.k);
    if (mistake !== null) return { mistake };
    const runId = await insertRun(trx, { programmeId, settings, seed, createdBy: actorId });
    await jobs.enqueue(trx, groupingQueue, { programmeId, runId });
    await recordAct(trx, {
      actorId,
      programmeId,
      act: "grouping.start",
      subject: runId,
      details: { k: settings.k, subject: settings.subject, seed },
    });
    return { runId };
  });
}

/** Stops a grouping that is not done yet; the one before it stays in use. */
export async function cancelRun(db: Db, programmeId: string, runId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, programmeId, runId);
    if (!isUnderWay(run)) return;
    await finish(trx, runId, { state: "cancelled" });
    await recordAct(trx, { actorId, programmeId, act: "grouping.cancel", subject: runId });
  });
}

/** Takes the run into work; undefined when there is nothing to do: done already, cancelled, or gone with its programme. */
export async function beginRun(db: Db, programmeId: string, runId: string): Promise<Run | undefined> {
  return await db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, programmeId, runId).catch(ignoreMissing);
    if (run === undefined || !isUnderWay(run)) return undefined;
    await trx.updateTable("groupingRuns").set({ state: "running" }).where("id", "=", runId).execute();
    return run;
  });
}

/** Stores how far the run has come; false when it is not wanted any more. */
export async function saveProgress(db: Db, runId: string, progress: number): Promise<boolean> {
  const query = db.updateTable("groupingRuns").set({ progress }).where("id", "=", runId).where("state", "=", "running");
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

export async function failRun(db: Db, programmeId: string, runId: string, error: Failure): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, programmeId, runId);
    if (isUnderWay(run)) await finish(trx, runId, { state: "failed", error });
  });
}

/** Writes groups and members and makes the run the current one. A run that is done, or not wanted any more, stays as it is. */
export async function completeRun(
  db: Db,
  { programmeId, id: runId, settings }: Run,
  result: StoredResult,
  names: Texts[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, programmeId);
    if (!isUnderWay(await lockRun(trx, programmeId, runId))) return;
    const variantId = await insertVariant(trx, programmeId, runId);
    const carried = carriedNames(await groupsBefore(trx, programmeId), membersByPlace(result));
    const values = names.map((each, position) => ({
      variantId,
      position,
      names: json(carried[position] ?? each),
      isRenamed: carried[position] !== undefined,
    }));
    const groups = await trx.insertInto("needGroups").values(values).returning(["id", "position"]).execute();
    const idAt = new Map(groups.map(({ id, position }) => [position, id]));
    const locked = new Set(settings.hand.locks.map(({ organisationId }) => organisationId));
    await insertMembers(trx, variantId, result, {
      groupAt: (place) => (place === null ? null : (idAt.get(place) ?? null)),
      isLocked: (organisationId) => locked.has(organisationId),
    });

    const runs = trx.updateTable("groupingRuns").where("programmeId", "=", programmeId);
    await runs.set({ isCurrent: false }).where("isCurrent", "=", true).execute();
    const { inputHash, version: methodVersion } = result;
    await trx
      .updateTable("groupingRuns")
      .set({ isCurrent: true, result: json(result), inputHash, methodVersion, progress: 1 })
      .where("id", "=", runId)
      .execute();
    await finish(trx, runId, { state: "done" });
    await recordAct(trx, {
      actorId: null,
      programmeId,
      act: "grouping.done",
      subject: runId,
      details: { groups: result.k, verdict: result.verdict },
    });
  });
}

/** The groups that are in use until now, for the names that staff have given them. */
async function groupsBefore(trx: Tx, programmeId: string): Promise<NamedGroup[]> {
  const run = await findCurrentRun(trx, programmeId);
  if (run === undefined) return [];
  const { id: variantId } = await getVariantInUse(trx, run.id);
  const members = Map.groupBy(await listMembers(trx, variantId), ({ groupId }) => groupId);
  return (await listGroups(trx, variantId)).map(({ id, names, isRenamed }) => ({
    names: isRenamed ? names : null,
    organisationIds: (members.get(id) ?? []).map(({ organisationId }) => organisationId),
  }));
}

function membersByPlace({ k, organisationIds, assignments }: StoredResult): string[][] {
  return Array.from({ length: k }, (_, place) => organisationIds.filter((_, at) => assignments[at] === place));
}

/** The variant that a run begins with: as computed. */
async function insertVariant(trx: Tx, programmeId: string, runId: string): Promise<string> {
  const variant = { programmeId, runId, isCurrent: true };
  return (await trx.insertInto("groupVariants").values(variant).returning("id").executeTakeFirstOrThrow()).id;
}

/** Respondents that have been removed from the programme since the run began are left out. Who was locked stays so. */
async function insertMembers(
  trx: Tx,
  variantId: string,
  { organisationIds, assignments }: StoredResult,
  { groupAt, isLocked }: { groupAt: (place: number | null) => string | null; isLocked: (id: string) => boolean },
): Promise<void> {
  if (organisationIds.length === 0) return;
  const rows = await trx
    .selectFrom("organisations")
    .select("id")
    .where("id", "in", organisationIds)
    .forKeyShare()
    .execute();
  const present = new Set(rows.map(({ id }) => id));
  const members = organisationIds.flatMap((organisationId, at) => {
    const groupId = groupAt(assignments[at] ?? null);
    const member = { variantId, organisationId, groupId, computedGroupId: groupId };
    return present.has(organisationId) ? [{ ...member, isLocked: groupId !== null && isLocked(organisationId) }] : [];
  });
  for (let from = 0; from < members.length; from += 1000)
    await trx
      .insertInto("groupMembers")
      .values(members.slice(from, from + 1000))
      .execute();
}

interface NewRun {
  programmeId: string;
  settings: RunSettings;
  seed: number;
  createdBy: string;
}

async function insertRun(trx: Tx, { settings, ...run }: NewRun): Promise<string> {
  const surveyId = settings.surveyIds[0] ?? "";
  const values = { ...run, surveyId, settings: json(settings), methodVersion: GROUPING_VERSION };
  return (await trx.insertInto("groupingRuns").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

async function findUnderWay(trx: Tx, programmeId: string) {
  const query = trx
    .selectFrom("groupingRuns")
    .select(["id", "surveyId", "settings", "seed"])
    .where("programmeId", "=", programmeId)
    .where("state", "in", ["queued", "running"]);
  const row = await query.executeTakeFirst();
  return row && { ...row, settings: row.settings as StoredSettings };
}

async function finish(
  trx: Tx,
  runId: string,
  end: { state: "done" | "failed" | "cancelled"; error?: Failure },
): Promise<void> {
  const { state, error } = end;
  const why = error === undefined ? {} : { error: writeFailure(error) };
  const query = trx.updateTable("groupingRuns").set((eb) => ({ state, ...why, finishedAt: eb.fn("now") }));
  await query.where("id", "=", runId).execute();
}

/** One start or finish at a time in a programme: only one run is current. */
export async function lockProgramme(trx: Tx, programmeId: string): Promise<void> {
  const query = trx.selectFrom("programmes").select("id").where("id", "=", programmeId).forNoKeyUpdate();
  if ((await query.executeTakeFirst()) === undefined) throw new NotFound("programme");
}

const isUnderWay = ({ state }: Run) => state === "queued" || state === "running";

function ignoreMissing(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}
