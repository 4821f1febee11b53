import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { programmeToday } from "../../../maturity/index.ts";
import { getMentor, listMentors, lockMentoring } from "../../mentors/queries.ts";
import { listLastHad } from "../commands.ts";
import { lastDayBefore, takeOver, type AssignRefusal } from "../assigning.ts";
import { methodVersion, type Instance } from "../method/problem.ts";
import type { Proposed } from "../method/propose.ts";
import { isKnown } from "./instance.ts";
import { inputHash, type ProposalRow } from "./proposal.ts";
import { currentState, findProposal, type Locked, type Material } from "./queries.ts";
import { endRun } from "./runs/commands.ts";
import { lockUnderWay } from "./runs/queries.ts";
import { isLost, type Run } from "./runs/run.ts";

export interface Computed {
  run: Run;
  material: Material;
  instance: Instance;
  seed: number;
  proposed: Proposed;
  locked: Locked;
}

/** Ends the run with the proposal that it found, in place of the one that waits. A run that is not wanted any more leaves no trace. */
export async function storeProposal(db: Db, computed: Computed): Promise<void> {
  const { run, material, instance, seed, proposed, locked } = computed;
  const { plan, cost, gap } = proposed;
  const { programmeId, wishes, createdBy } = run;
  const { mentors, distances } = instance;
  const figures = {
    mentors: material.mentors.map(({ id }, at) => ({ id, days: mentors[at]?.days ?? 0 })),
    ...{ cost, gap },
  };
  await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    if (!(await endRun(trx, run))) return;
    await dropOpen(trx, programmeId);
    const { id } = await trx
      .insertInto("assignmentProposals")
      .values({
        ...{ programmeId, createdBy, seed, method: methodVersion, basedOn: material.basedOn },
        ...{ settings: json(wishes), inputHash: inputHash(instance), figures: json(figures) },
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
      ...{ actorId: null, programmeId, act: "mentor.proposed", subject: id },
      details: { units: rows.length, left: plan.filter((each) => each === null).length },
    });
  });
}

/** A statement takes 65,535 values at most. */
const rowsAtOnce = 1_000;

/** The proposal is another one by now, a new one is being made, or who has whom has changed since. */
export type Stale = "gone" | "being-made" | "stale";

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
    if (await isBeingMade(trx, programmeId)) return "being-made";
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

/** Whether a proposal is being made that would take the place of the one that waits, with what staff change in it now. */
async function isBeingMade(trx: Tx, programmeId: string): Promise<boolean> {
  const run = await lockUnderWay(trx, programmeId);
  return run !== undefined && !isLost(run, await databaseNow(trx));
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
    if (await isBeingMade(trx, programmeId)) return "being-made";
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
