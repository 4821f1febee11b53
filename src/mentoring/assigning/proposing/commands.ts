import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { WorkerFailure } from "../../../platform/workers.ts";
import { programmeToday } from "../../../maturity/index.ts";
import { getMentor, listMentors, lockMentoring } from "../../mentors/queries.ts";
import { listLastHad } from "../commands.ts";
import { lastDayBefore, takeOver, type AssignRefusal } from "../assigning.ts";
import { methodVersion } from "../method/problem.ts";
import type { Proposed } from "../method/propose.ts";
import { instanceOf, isKnown } from "./instance.ts";
import { inputHash, type ProposalRow, type ProposalWishes } from "./proposal.ts";
import { currentState, findProposal, loadProposalMaterial, type Locked, type Material } from "./queries.ts";
import type { AssignTask } from "./worker.ts";

const worker = new URL("worker.ts", import.meta.url);

/** How long the solver may look for better and prove it, and how long all of it may take until the page gives up. */
const seconds = 6;
const mostMilliseconds = 45_000;

export type ProposingRefusal = "no-mentors" | "no-units" | "busy";

/**
 * Makes a proposal in place of the one that waits, of which the rows that staff have locked stand. The computing is done
 * in a thread, outside any transaction.
 */
export async function proposeMentors(
  { db, workers }: Pick<Deps, "db" | "workers">,
  { programmeId, wishes }: { programmeId: string; wishes: ProposalWishes },
  actorId: string,
): Promise<ProposingRefusal | null> {
  const before = await findProposal(db, programmeId);
  const locked = new Map(
    (before?.rows ?? []).flatMap(({ isLocked, unitId, mentorId }) => (isLocked ? [[unitId, mentorId] as const] : [])),
  );
  const material = await loadProposalMaterial(db, programmeId, wishes, locked);
  if (material.mentors.length === 0) return "no-mentors";
  if (material.units.length === 0) return "no-units";
  const task: AssignTask = {
    instance: instanceOf(material.mentors, material.units, material.needsOf, wishes.weights),
    ...{ timeLimitSeconds: seconds, seed: 1 },
  };
  const proposed = await compute(workers, task);
  if (proposed === null) return "busy";
  await storeProposal(db, { programmeId, wishes, material, task, proposed, locked }, actorId);
  return null;
}

async function compute(workers: Deps["workers"], task: AssignTask): Promise<Proposed | null> {
  try {
    return await workers.run<AssignTask, Proposed>(worker, task, { signal: AbortSignal.timeout(mostMilliseconds) });
  } catch (error) {
    if (!(error instanceof WorkerFailure) || error.reason === "closed") throw error;
    return null;
  }
}

interface Computed {
  programmeId: string;
  wishes: ProposalWishes;
  material: Material;
  task: AssignTask;
  proposed: Proposed;
  locked: Locked;
}

async function storeProposal(db: Db, computed: Computed, actorId: string): Promise<void> {
  const { programmeId, wishes, material, task, proposed, locked } = computed;
  const { plan, cost, gap } = proposed;
  const { mentors, distances } = task.instance;
  const figures = {
    mentors: material.mentors.map(({ id }, at) => ({ id, days: mentors[at]?.days ?? 0 })),
    ...{ cost, gap },
  };
  await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    await dropOpen(trx, programmeId);
    const { id } = await trx
      .insertInto("assignmentProposals")
      .values({
        ...{ programmeId, createdBy: actorId, seed: task.seed, method: methodVersion, basedOn: material.basedOn },
        ...{ settings: json(wishes), inputHash: inputHash(task.instance), figures: json(figures) },
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const rows = material.units.map(({ id: unitId, days, nowMentorId }, at) => {
      const place = plan[at] ?? null;
      const mentorId = place === null ? null : (material.mentors[place]?.id ?? null);
      const rounded = (distances[at] ?? []).map((distance) => Math.round(distance * 100) / 100);
      const why = json({ distances: rounded, days, isKnown: isKnown(material.needsOf.get(unitId)) });
      return { programmeId, proposalId: id, unitId, nowMentorId, mentorId, isLocked: locked.has(unitId), why };
    });
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      await trx
        .insertInto("assignmentProposalRows")
        .values(rows.slice(from, from + rowsAtOnce))
        .execute();
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "mentor.propose", subject: id },
      details: { units: rows.length, left: plan.filter((each) => each === null).length },
    });
  });
}

/** A statement takes 65,535 values at most. */
const rowsAtOnce = 1_000;

/** The proposal is another one by now, or who has whom has changed since. */
export type Stale = "gone" | "stale";

/** Gives a unit of the proposal to another mentor, or to none; what staff have chosen is locked. */
export async function changeRow(
  db: Db,
  {
    programmeId,
    proposalId,
    unitId,
    change,
  }: { programmeId: string; proposalId: string; unitId: string; change: RowChange },
  actorId: string,
): Promise<Stale | null> {
  return await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    const proposal = await findProposal(trx, programmeId);
    if (proposal?.id !== proposalId) return "gone";
    if (!proposal.rows.some((row) => row.unitId === unitId)) throw new NotFound("row");
    if ("mentorId" in change && change.mentorId !== null) await getMentor(trx, programmeId, change.mentorId);
    const set = "mentorId" in change ? { mentorId: change.mentorId, isLocked: true, isChanged: true } : change;
    await trx
      .updateTable("assignmentProposalRows")
      .set(set)
      .where("proposalId", "=", proposalId)
      .where("unitId", "=", unitId)
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "mentor.propose-change", subject: unitId });
    return null;
  });
}

export type RowChange = { mentorId: string | null } | { isLocked: boolean };

/** Leaves the proposal that waits. */
export async function dropProposal(db: Db, programmeId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    await dropOpen(trx, programmeId);
    await recordAct(trx, { actorId, programmeId, act: "mentor.propose-drop", subject: programmeId });
  });
}

async function dropOpen(trx: Tx, programmeId: string): Promise<void> {
  await trx
    .deleteFrom("assignmentProposals")
    .where("programmeId", "=", programmeId)
    .where("acceptedAt", "is", null)
    .execute();
}

export type AcceptRefusal = Stale | AssignRefusal;

/** Does what the proposal says, all of it or nothing: mentors end on the day before it begins, and others begin. */
export async function acceptProposal(
  db: Db,
  { programmeId, proposalId }: { programmeId: string; proposalId: string },
  actorId: string,
): Promise<AcceptRefusal | { changed: number }> {
  return await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    const proposal = await findProposal(trx, programmeId);
    if (proposal?.id !== proposalId) return (await countAccepted(trx, programmeId, proposalId)) ?? "gone";
    if (proposal.basedOn !== (await currentState(trx, programmeId))) return "stale";
    const { startsOn } = proposal.wishes;
    const changes = proposal.rows.filter(({ nowMentorId, mentorId }) => nowMentorId !== mentorId);
    const refused = await carryOut(trx, { programmeId, startsOn, changes }, actorId);
    if (refused !== null) return refused;
    const acceptedAt = await databaseNow(trx);
    await trx.updateTable("assignmentProposals").set({ acceptedAt }).where("id", "=", proposalId).execute();
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "mentor.propose-accept", subject: proposalId },
      details: { changed: changes.length, from: startsOn },
    });
    return { changed: changes.length };
  });
}

/** What a proposal changed that has been accepted already, for who pressed twice; null for one that has not. */
async function countAccepted(trx: Tx, programmeId: string, proposalId: string): Promise<{ changed: number } | null> {
  const accepted = await trx
    .selectFrom("assignmentProposals")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("id", "=", proposalId)
    .where("acceptedAt", "is not", null)
    .executeTakeFirst();
  if (accepted === undefined) return null;
  return await trx
    .selectFrom("assignmentProposalRows")
    .select(({ fn }) => fn.countAll<number>().as("changed"))
    .where("proposalId", "=", proposalId)
    .whereRef("nowMentorId", "is distinct from", "mentorId")
    .executeTakeFirstOrThrow();
}

interface Carried {
  programmeId: string;
  startsOn: string;
  changes: readonly ProposalRow[];
}

/** Ends and begins in a few statements: a programme may have thousands of units. */
async function carryOut(
  trx: Tx,
  { programmeId, startsOn, changes }: Carried,
  actorId: string,
): Promise<AssignRefusal | null> {
  const mentors = new Map((await listMentors(trx, programmeId)).map((mentor) => [mentor.id, mentor]));
  const open = await trx
    .selectFrom("mentorUnits")
    .select(["id", "unitId", "mentorId", "startsOn"])
    .where("programmeId", "=", programmeId)
    .where("endsOn", "is", null)
    .execute();
  const presentOf = new Map(open.map((each) => [each.unitId, each]));
  const today = await programmeToday(trx, programmeId);
  const lastHad = await listLastHad(trx, programmeId);
  const ends = new Map<string, string[]>();
  const begins = [];
  for (const { unitId, mentorId } of changes) {
    const present = presentOf.get(unitId);
    const mentor = mentors.get(mentorId ?? "");
    let endsOn = present === undefined ? null : lastDayBefore(startsOn, present);
    if (mentor !== undefined) {
      const change = takeOver(present ?? null, { mentorId: mentor.id, startsOn }, mentor, today, lastHad.get(unitId));
      if (change === "same") continue;
      if (typeof change === "string") return change;
      endsOn = change.endsOn;
      begins.push({ programmeId, unitId, mentorId: mentor.id, startsOn, assignedBy: actorId });
    }
    if (present !== undefined && endsOn !== null) ends.set(endsOn, [...(ends.get(endsOn) ?? []), present.id]);
  }
  for (const [endsOn, ids] of ends)
    await trx.updateTable("mentorUnits").set({ endsOn }).where("id", "in", ids).execute();
  for (let from = 0; from < begins.length; from += rowsAtOnce)
    await trx
      .insertInto("mentorUnits")
      .values(begins.slice(from, from + rowsAtOnce))
      .execute();
  return null;
}
