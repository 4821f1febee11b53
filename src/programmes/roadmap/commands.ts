import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import { getProgramme } from "../queries.ts";
import type { MilestoneDetails, PhaseDetails } from "./forms.ts";
import { monthAfter, monthOf } from "./months.ts";
import { moved, type Direction } from "./order.ts";
import { lockRoadmap, roadmapToday, type Roadmap } from "./queries.ts";
import { readyRoadmap, usualMonths } from "./ready.ts";

export type PhaseMistake = "phase-already";
export type MilestoneMistake = "milestone-already" | "done-future";

/** Adds a phase after the others; its months are those that its first and its last day are in. The same sent twice is one. */
export async function addPhase(
  db: Db,
  { programmeId, names, startsOn, endsOn, ownerName = "" }: { programmeId: string; names: Texts; startsOn: string; endsOn: string; ownerName?: string }, // prettier-ignore
  actorId: string,
): Promise<{ id: string } | { mistake: PhaseMistake }> {
  const details = { names, firstMonth: monthOf(startsOn), lastMonth: monthOf(endsOn), ownerName };
  return await db.transaction().execute(async (trx) => {
    const { phases } = await lockRoadmap(trx, programmeId);
    const namesake = phases.find(isNamesake(details));
    if (namesake !== undefined) {
      const { firstMonth, lastMonth } = namesake;
      const isTwice = firstMonth === details.firstMonth && lastMonth === details.lastMonth;
      return isTwice ? { id: namesake.id } : { mistake: "phase-already" };
    }
    const id = await insertPhase(trx, programmeId, details, phases.length);
    await recordAct(trx, { actorId, programmeId, act: "roadmap.phase.add", subject: id });
    return { id };
  });
}

export async function editPhase(
  db: Db,
  programmeId: string,
  phaseId: string,
  details: PhaseDetails,
  actorId: string,
): Promise<PhaseMistake | null> {
  return await db.transaction().execute(async (trx) => {
    const { phases } = await lockRoadmap(trx, programmeId);
    known(phases, phaseId);
    if (phases.some((other) => other.id !== phaseId && isNamesake(details)(other))) return "phase-already";
    await trx
      .updateTable("roadmapPhases")
      .set({ ...details, names: json(details.names) })
      .where("id", "=", phaseId)
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "roadmap.phase.edit", subject: phaseId });
    return null;
  });
}

/** Moves a phase one step. */
export async function movePhase(
  db: Db,
  programmeId: string,
  phaseId: string,
  direction: Direction,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { phases } = await lockRoadmap(trx, programmeId);
    known(phases, phaseId);
    const ids = phases.map(({ id }) => id);
    await placePhases(trx, moved(ids, phaseId, direction));
    await recordAct(trx, { actorId, programmeId, act: "roadmap.phase.move", subject: phaseId });
  });
}

export async function removePhase(db: Db, programmeId: string, phaseId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { phases } = await lockRoadmap(trx, programmeId);
    known(phases, phaseId);
    await trx.deleteFrom("roadmapPhases").where("id", "=", phaseId).execute();
    await placePhases(trx, phases.map(({ id }) => id).filter((id) => id !== phaseId)); // prettier-ignore
    await recordAct(trx, { actorId, programmeId, act: "roadmap.phase.remove", subject: phaseId });
  });
}

/** Adds a milestone. One of the same name and day sent twice is one. */
export async function addMilestone(
  db: Db,
  { programmeId, ...details }: MilestoneDetails & { programmeId: string },
  actorId: string,
): Promise<{ id: string } | { mistake: MilestoneMistake }> {
  return await db.transaction().execute(async (trx) => {
    const { milestones } = await lockRoadmap(trx, programmeId);
    const namesake = milestones.find(isNamesake(details));
    if (namesake !== undefined)
      return namesake.dueOn === details.dueOn ? { id: namesake.id } : { mistake: "milestone-already" };
    if (await isAhead(trx, programmeId, details.doneOn)) return { mistake: "done-future" };
    const id = await insertMilestone(trx, programmeId, details);
    await recordAct(trx, { actorId, programmeId, act: "roadmap.milestone.add", subject: id });
    return { id };
  });
}

export async function editMilestone(
  db: Db,
  programmeId: string,
  milestoneId: string,
  details: MilestoneDetails,
  actorId: string,
): Promise<MilestoneMistake | null> {
  return await db.transaction().execute(async (trx) => {
    const { milestones } = await lockRoadmap(trx, programmeId);
    known(milestones, milestoneId);
    if (milestones.some((other) => other.id !== milestoneId && isNamesake(details)(other))) return "milestone-already";
    if (await isAhead(trx, programmeId, details.doneOn)) return "done-future";
    await trx
      .updateTable("roadmapMilestones")
      .set({ ...details, names: json(details.names) })
      .where("id", "=", milestoneId)
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "roadmap.milestone.edit", subject: milestoneId });
    return null;
  });
}

export async function removeMilestone(
  db: Db,
  programmeId: string,
  milestoneId: string,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { milestones } = await lockRoadmap(trx, programmeId);
    known(milestones, milestoneId);
    await trx.deleteFrom("roadmapMilestones").where("id", "=", milestoneId).execute();
    await recordAct(trx, { actorId, programmeId, act: "roadmap.milestone.remove", subject: milestoneId });
  });
}

/** Takes the ready roadmap into an empty one, over the programme's own months; one that has anything stays as it is. */
export async function takeReadyRoadmap(db: Db, programmeId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { phases, milestones } = await lockRoadmap(trx, programmeId);
    if (phases.length > 0 || milestones.length > 0) return;
    const { startsOn, endsOn } = await getProgramme(trx, programmeId);
    const first = monthOf(startsOn ?? (await roadmapToday(trx, programmeId)));
    const isUsual = startsOn === null || endsOn === null;
    const last = isUsual ? monthAfter(first, usualMonths - 1) : monthOf(endsOn);
    const ready = readyRoadmap(first, last);
    for (const [position, phase] of ready.phases.entries())
      await insertPhase(trx, programmeId, { ...phase, ownerName: "" }, position);
    for (const { names, month } of ready.milestones)
      await insertMilestone(trx, programmeId, { names, dueOn: month, isWholeMonth: true, doneOn: null });
    await recordAct(trx, { actorId, programmeId, act: "roadmap.ready", subject: programmeId });
  });
}

async function insertPhase(trx: Tx, programmeId: string, { names, ...details }: PhaseDetails, position: number) {
  const row = { programmeId, names: json(names), ...details, position };
  return (await trx.insertInto("roadmapPhases").values(row).returning("id").executeTakeFirstOrThrow()).id;
}

async function insertMilestone(trx: Tx, programmeId: string, { names, ...details }: MilestoneDetails) {
  const row = { programmeId, names: json(names), ...details };
  return (await trx.insertInto("roadmapMilestones").values(row).returning("id").executeTakeFirstOrThrow()).id;
}

async function placePhases(trx: Tx, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries())
    await trx.updateTable("roadmapPhases").set({ position }).where("id", "=", id).execute();
}

async function isAhead(trx: Tx, programmeId: string, day: string | null): Promise<boolean> {
  return day !== null && day > (await roadmapToday(trx, programmeId));
}

function known(all: readonly { id: string }[], id: string): void {
  if (!all.some((each) => each.id === id)) throw new NotFound("phase or milestone");
}

/** Whether they have the same name in some language. */
function isNamesake({ names }: { names: Texts }) {
  return (other: Roadmap["phases" | "milestones"][number]) =>
    locales.some((each) => names[each] !== "" && names[each].toLowerCase() === other.names[each].toLowerCase());
}
