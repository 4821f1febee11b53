import { listMembers } from "../../identity/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { listUnits } from "../assessing/queries.ts";
import { listTools, programmeToday } from "../queries.ts";
import { lockTools } from "../tools/queries.ts";
import type { TargetDetails } from "./forms.ts";
import { getTarget, listTargets, type Target } from "./queries.ts";

export type TargetMistake = "target-already" | "unit-unknown" | "tool-unknown" | "owner-unknown";

/** What a target is made of; where nothing is said of when the way to it begins, it begins today. */
export type NewTarget = Omit<TargetDetails, "startsOn" | "ownerId"> &
  Partial<Pick<TargetDetails, "startsOn" | "ownerId">>;

/** Sets a level for units to reach. A part of the register has one target a tool at a time; the same sent twice is one. */
export async function setTarget(
  db: Db,
  { programmeId, ...given }: NewTarget & { programmeId: string },
  actorId: string,
): Promise<{ id: string } | { mistake: TargetMistake }> {
  return await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    const startsOn = given.startsOn ?? (await programmeToday(trx, programmeId));
    const details = { ...given, startsOn, ownerId: given.ownerId ?? null };
    const mistake = await placeMistake(trx, programmeId, details);
    if (mistake !== null) return { mistake };
    const standing = await findStanding(trx, programmeId, details);
    if (standing !== undefined) return isSame(standing, details) ? { id: standing.id } : { mistake: "target-already" };
    const { id } = await trx
      .insertInto("maturityTargets")
      .values({ programmeId, ...rowOf(details) })
      .returning("id")
      .executeTakeFirstOrThrow();
    await recordAct(trx, { actorId, programmeId, act: "target.set", subject: id, details: { level: details.level } });
    return { id };
  });
}

/** Changes a target that is pursued or not; what it was is in the log of acts. */
export async function changeTarget(
  db: Db,
  programmeId: string,
  targetId: string,
  details: TargetDetails,
  actorId: string,
): Promise<TargetMistake | null> {
  return await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    const { level: before, dueOn: dueBefore, isEnded } = await getTarget(trx, programmeId, targetId);
    const mistake = await placeMistake(trx, programmeId, details);
    if (mistake !== null) return mistake;
    const standing = await findStanding(trx, programmeId, details);
    if (!isEnded && standing !== undefined && standing.id !== targetId) return "target-already";
    await trx.updateTable("maturityTargets").set(rowOf(details)).where("id", "=", targetId).execute();
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "target.change", subject: targetId },
      details: { before, dueBefore, level: details.level, dueOn: details.dueOn },
    });
    return null;
  });
}

/** Ends a target: it is not pursued any more, and stays to be read. */
export async function endTarget(db: Db, programmeId: string, targetId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    if ((await getTarget(trx, programmeId, targetId)).isEnded) return;
    const endedAt = await databaseNow(trx);
    await trx.updateTable("maturityTargets").set({ endedAt }).where("id", "=", targetId).execute();
    await recordAct(trx, { actorId, programmeId, act: "target.end", subject: targetId });
  });
}

/** Pursues an ended target again, unless another has taken its place. */
export async function resumeTarget(
  db: Db,
  programmeId: string,
  targetId: string,
  actorId: string,
): Promise<"target-already" | null> {
  return await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    const target = await getTarget(trx, programmeId, targetId);
    if (!target.isEnded) return null;
    if ((await findStanding(trx, programmeId, target)) !== undefined) return "target-already";
    await trx.updateTable("maturityTargets").set({ endedAt: null }).where("id", "=", targetId).execute();
    await recordAct(trx, { actorId, programmeId, act: "target.resume", subject: targetId });
    return null;
  });
}

async function placeMistake(
  trx: Tx,
  programmeId: string,
  { unitId, toolId, ownerId }: TargetDetails,
): Promise<TargetMistake | null> {
  const isIn = (id: string, all: readonly { id: string }[]) => all.some((each) => each.id === id);
  if (unitId !== null && !isIn(unitId, await listUnits(trx, programmeId))) return "unit-unknown";
  if (toolId !== null && !isIn(toolId, await listTools(trx, programmeId))) return "tool-unknown";
  if (ownerId === null) return null;
  return (await listMembers(trx, programmeId)).some(({ userId }) => userId === ownerId) ? null : "owner-unknown";
}

/** The target that is pursued in the same part of the register and of the same tool. */
async function findStanding(
  trx: Tx,
  programmeId: string,
  { unitId, toolId }: Pick<Target, "unitId" | "toolId">,
): Promise<Target | undefined> {
  const targets = await listTargets(trx, programmeId);
  return targets.find((each) => !each.isEnded && each.unitId === unitId && each.toolId === toolId);
}

function isSame(target: Target, { level, startsOn, dueOn, ownerId, ownerName }: TargetDetails): boolean {
  const isSameOwner = ownerId === null ? target.ownerName === ownerName : target.ownerId === ownerId;
  return target.level === level && target.startsOn === startsOn && target.dueOn === dueOn && isSameOwner;
}

/** A colleague's name is that of the account: what was typed beside it is not kept. */
function rowOf({ ownerId, ownerName, ...details }: TargetDetails) {
  return { ...details, ownerId, ownerName: ownerId === null ? ownerName : "" };
}
