import { recordAct } from "../../../platform/audit-log.ts";
import type { Db, Tx } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { listUnits } from "../../assessing/queries.ts";
import { getTool, programmeToday } from "../../queries.ts";
import { lockTools } from "../../tools/queries.ts";
import { topmost } from "../../tools/units/unit-tree.ts";
import { listObstacles, type Obstacle } from "../queries.ts";
import type { ObstacleDetails } from "./forms.ts";

export type ObstacleMistake = "known-already" | "unit-unknown" | "since-future" | "solved-future";

export interface ObstaclePlace {
  programmeId: string;
  toolId: string;
  obstacleId: string;
}

/** Tells what stands in the way of using a tool. The same obstacle sent twice is one. No units is everywhere. */
export async function addObstacle(
  db: Db,
  { programmeId, toolId, ...details }: ObstacleDetails & { programmeId: string; toolId: string },
  actorId: string,
): Promise<{ id: string } | { mistake: ObstacleMistake }> {
  return await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    await getTool(trx, programmeId, toolId);
    const checked = await check(trx, programmeId, details);
    if ("mistake" in checked) return checked;
    const { unitIds, ...told } = checked;
    const open = (await listObstacles(trx, programmeId)).find(isSame(toolId, told));
    if (open !== undefined) return saysSame(open, checked) ? { id: open.id } : { mistake: "known-already" };
    const { id } = await trx
      .insertInto("toolObstacles")
      .values({ programmeId, toolId, ...told })
      .returning("id")
      .executeTakeFirstOrThrow();
    await writeUnits(trx, programmeId, id, unitIds);
    await recordAct(trx, { actorId, programmeId, act: "obstacle.add", subject: id });
    return { id };
  });
}

/** Tells anew of an obstacle: also that it has been solved, or has come back. */
export async function editObstacle(
  db: Db,
  { programmeId, toolId, obstacleId }: ObstaclePlace,
  details: ObstacleDetails,
  actorId: string,
): Promise<ObstacleMistake | null> {
  return await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    const obstacles = await listObstacles(trx, programmeId);
    if (!obstacles.some(({ id, toolId: of }) => id === obstacleId && of === toolId)) throw new NotFound("obstacle");
    const checked = await check(trx, programmeId, details);
    if ("mistake" in checked) return checked.mistake;
    const { unitIds, ...told } = checked;
    if (obstacles.some((other) => other.id !== obstacleId && isSame(toolId, told)(other))) return "known-already";
    await trx.updateTable("toolObstacles").set(told).where("id", "=", obstacleId).execute();
    await writeUnits(trx, programmeId, obstacleId, unitIds);
    await recordAct(trx, { actorId, programmeId, act: "obstacle.edit", subject: obstacleId });
    return null;
  });
}

export async function removeObstacle(
  db: Db,
  { programmeId, toolId, obstacleId }: ObstaclePlace,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom("toolObstacles")
      .where("programmeId", "=", programmeId)
      .where("toolId", "=", toolId)
      .where("id", "=", obstacleId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new NotFound("obstacle");
    await recordAct(trx, { actorId, programmeId, act: "obstacle.remove", subject: obstacleId });
  });
}

/** The obstacle with its units as few as tell the same: those below a chosen part are in it. */
async function check(
  trx: Tx,
  programmeId: string,
  details: ObstacleDetails,
): Promise<ObstacleDetails | { mistake: ObstacleMistake }> {
  const today = await programmeToday(trx, programmeId);
  if (details.since > today) return { mistake: "since-future" };
  if (details.solvedOn !== null && details.solvedOn > today) return { mistake: "solved-future" };
  const units = await listUnits(trx, programmeId);
  const known = new Set(units.map(({ id }) => id));
  if (details.unitIds.some((id) => !known.has(id))) return { mistake: "unit-unknown" };
  return { ...details, unitIds: topmost(units, details.unitIds) };
}

/** Whether it is an obstacle of the same words, unsolved as well or solved over the same days. */
function isSame(toolId: string, { what, since, solvedOn }: Pick<Obstacle, "what" | "since" | "solvedOn">) {
  return (other: Obstacle) =>
    other.toolId === toolId &&
    other.what.toLowerCase() === what.toLowerCase() &&
    other.solvedOn === solvedOn &&
    (solvedOn === null || other.since === since);
}

function saysSame(a: Obstacle, b: ObstacleDetails): boolean {
  const places = (ids: readonly string[]) => ids.toSorted().join();
  return a.since === b.since && a.note === b.note && places(a.unitIds) === places(b.unitIds);
}

async function writeUnits(trx: Tx, programmeId: string, obstacleId: string, unitIds: string[]): Promise<void> {
  await trx.deleteFrom("toolObstacleUnits").where("obstacleId", "=", obstacleId).execute();
  const rows = unitIds.map((unitId) => ({ programmeId, obstacleId, unitId }));
  if (rows.length > 0) await trx.insertInto("toolObstacleUnits").values(rows).execute();
}
