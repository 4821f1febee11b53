import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Jobs } from "../../platform/jobs.ts";
import type { Texts } from "../../platform/locales.ts";
import { getSurvey, latestSurvey, listSentAnswers } from "../../surveys/index.ts";
import { GROUPING_VERSION } from "../grouping.ts";
import { lockRun, type Run } from "../queries.ts";
import type { StoredResult } from "../stored.ts";
import type { RunChoice } from "../forms.ts";
import { groupingQueue } from "./queue.ts";
import type { Failure, RunSettings, StartRefusal } from "./settings.ts";

export type Started = { runId: string } | { refused: StartRefusal };

/** Asks for a grouping. One is made at a time: while one is under way, asking again gives that one. */
export async function startRun(
  db: Db,
  jobs: Pick<Jobs, "enqueue">,
  { programmeId, survey: surveyId, seed, ...settings }: RunChoice & { programmeId: string },
  actorId: string,
): Promise<Started> {
  return await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, programmeId);
    const underWay = await findUnderWay(trx, programmeId);
    if (underWay !== undefined) return { runId: underWay };

    const survey =
      surveyId === undefined ? await latestSurvey(trx, programmeId) : await getSurvey(trx, programmeId, surveyId);
    if (survey === undefined) return { refused: "no-survey" as const };
    if ((await listSentAnswers(trx, programmeId, survey.id)).length === 0) return { refused: "no-answers" as const };
    const runId = await insertRun(trx, { programmeId, surveyId: survey.id, settings, seed, createdBy: actorId });
    await jobs.enqueue(trx, groupingQueue, { programmeId, runId });
    await recordAct(trx, {
      actorId,
      programmeId,
      act: "grouping.start",
      subject: runId,
      details: { ...settings, seed },
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
  { programmeId, id: runId }: Run,
  result: StoredResult,
  names: Texts[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, programmeId);
    if (!isUnderWay(await lockRun(trx, programmeId, runId))) return;
    const variantId = await insertVariant(trx, programmeId, runId);
    const values = names.map((each, position) => ({ variantId, position, names: json(each) }));
    const groups = await trx.insertInto("needGroups").values(values).returning(["id", "position"]).execute();
    const idAt = new Map(groups.map(({ id, position }) => [position, id]));
    await insertMembers(trx, variantId, result, (place) => (place === null ? null : (idAt.get(place) ?? null)));

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

/** The variant that a run begins with: as computed. */
async function insertVariant(trx: Tx, programmeId: string, runId: string): Promise<string> {
  const variant = { programmeId, runId, isCurrent: true };
  return (await trx.insertInto("groupVariants").values(variant).returning("id").executeTakeFirstOrThrow()).id;
}

/** Respondents that have been removed from the programme since the run began are left out. */
async function insertMembers(
  trx: Tx,
  variantId: string,
  { organisationIds, assignments }: StoredResult,
  groupAt: (place: number | null) => string | null,
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
    return present.has(organisationId) ? [{ variantId, organisationId, groupId, computedGroupId: groupId }] : [];
  });
  for (let from = 0; from < members.length; from += 1000)
    await trx
      .insertInto("groupMembers")
      .values(members.slice(from, from + 1000))
      .execute();
}

interface NewRun {
  programmeId: string;
  surveyId: string;
  settings: RunSettings;
  seed: number;
  createdBy: string;
}

async function insertRun(trx: Tx, { settings, ...run }: NewRun): Promise<string> {
  const values = { ...run, settings: json(settings), methodVersion: GROUPING_VERSION };
  return (await trx.insertInto("groupingRuns").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

async function findUnderWay(trx: Tx, programmeId: string): Promise<string | undefined> {
  const query = trx.selectFrom("groupingRuns").select("id").where("programmeId", "=", programmeId);
  return (await query.where("state", "in", ["queued", "running"]).executeTakeFirst())?.id;
}

async function finish(
  trx: Tx,
  runId: string,
  end: { state: "done" | "failed" | "cancelled"; error?: Failure },
): Promise<void> {
  const query = trx.updateTable("groupingRuns").set((eb) => ({ ...end, finishedAt: eb.fn("now") }));
  await query.where("id", "=", runId).execute();
}

/** One start or finish at a time in a programme: only one run is current. */
async function lockProgramme(trx: Tx, programmeId: string): Promise<void> {
  const query = trx.selectFrom("programmes").select("id").where("id", "=", programmeId).forNoKeyUpdate();
  if ((await query.executeTakeFirst()) === undefined) throw new NotFound("programme");
}

const isUnderWay = ({ state }: Run) => state === "queued" || state === "running";

function ignoreMissing(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}
