import { sql } from "kysely";
import { recordAct } from "../../../platform/audit-log.ts";
import type { Db, Tx } from "../../../platform/database.ts";
import { Forbidden, NotFound } from "../../../platform/errors.ts";
import { mayCorrect } from "../../assessing/history/chains.ts";
import type { Actor } from "../../assessing/history/commands.ts";
import { listUnits } from "../../assessing/queries.ts";
import { getTool, programmeToday } from "../../queries.ts";
import { lockTools } from "../../tools/queries.ts";
import { listWritten, type WrittenFigure } from "../queries.ts";
import type { FigureDetails } from "./forms.ts";

/** Why a figure is not taken in: its days are not over, nobody knows the unit, or the same has been counted already. */
export type FigureMistake = "in-future" | "unit-unknown" | "known-already";

export interface FigurePlace {
  programmeId: string;
  toolId: string;
  figureId: string;
}

/** Writes down what was counted of a tool's use. The same figure sent twice is one. `value` is an exact decimal, "9.5". */
export async function addUseFigure(
  db: Db,
  { programmeId, toolId, ...details }: FigureDetails & { programmeId: string; toolId: string },
  actorId: string,
): Promise<{ id: string } | { mistake: FigureMistake }> {
  return await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    await getTool(trx, programmeId, toolId);
    const known = await findSame(trx, toolId, details, null);
    if (known !== undefined)
      return known.isAlike && known.writtenBy === actorId ? { id: known.id } : { mistake: "known-already" };
    const mistake = await placeMistake(trx, programmeId, details);
    if (mistake !== null) return { mistake };
    const { id } = await trx
      .insertInto("useFigures")
      .values({ programmeId, toolId, ...details, writtenBy: actorId })
      .returning("id")
      .executeTakeFirstOrThrow();
    await recordAct(trx, { actorId, programmeId, act: "use.add", subject: id });
    return { id };
  });
}

export type FigureOutcome = FigureMistake | "unchanged" | "corrected" | "corrected-already";

/** Writes beside a figure what it should have been. */
export async function correctUseFigure(
  db: Db,
  place: FigurePlace,
  details: FigureDetails,
  actor: Actor,
): Promise<FigureOutcome> {
  return await db.transaction().execute(async (trx) => {
    const { figure, later } = await lockFigure(trx, place, actor);
    if (later !== undefined) return saysSame(later, details, actor) ? "corrected" : "corrected-already";
    if (saysSame(figure, details)) return "unchanged";
    const mistake = await placeMistake(trx, place.programmeId, details);
    if (mistake !== null) return mistake;
    if ((await findSame(trx, place.toolId, details, figure.id)) !== undefined) return "known-already";
    await insertCorrection(trx, figure, details, actor);
    return "corrected";
  });
}

/** Says that a figure is not to count. It is kept, and can be corrected to a figure again. */
export async function takeBackUseFigure(
  db: Db,
  place: FigurePlace,
  actor: Actor,
): Promise<"taken-back" | "corrected-already"> {
  return await db.transaction().execute(async (trx) => {
    const { figure, later } = await lockFigure(trx, place, actor);
    if (figure.value === null || later?.value === null) return "taken-back";
    if (later !== undefined) return "corrected-already";
    const { unitId, name, measure, startsOn, endsOn, source } = figure;
    await insertCorrection(trx, figure, { unitId, name, measure, startsOn, endsOn, source, value: null }, actor);
    return "taken-back";
  });
}

/** The figure, with what corrects it already; nobody else writes figures of the programme until the act is done. */
async function lockFigure(trx: Tx, { programmeId, toolId, figureId }: FigurePlace, actor: Actor) {
  await lockTools(trx, programmeId);
  const written = await listWritten(trx, programmeId, toolId);
  const figure = written.find(({ id }) => id === figureId);
  if (figure === undefined) throw new NotFound("figure");
  if (!mayCorrect({ judgedBy: figure.writtenBy }, actor)) throw new Forbidden("figure");
  return { figure, later: written.find(({ correctsId }) => correctsId === figureId) };
}

function saysSame(figure: WrittenFigure, details: FigureDetails, actor?: Actor): boolean {
  const fields = ["unitId", "name", "measure", "value", "startsOn", "endsOn", "source"] as const;
  if (actor !== undefined && figure.writtenBy !== actor.userId) return false;
  return fields.every((field) => figure[field] === details[field]);
}

async function placeMistake(
  trx: Tx,
  programmeId: string,
  { unitId, endsOn }: FigureDetails,
): Promise<FigureMistake | null> {
  if (endsOn > (await programmeToday(trx, programmeId))) return "in-future";
  if (unitId === null || (await listUnits(trx, programmeId)).some(({ id }) => id === unitId)) return null;
  return "unit-unknown";
}

/** A figure that counts the same of the same unit over the same days; whether its number and source are these too. */
async function findSame(trx: Tx, toolId: string, { value, source, ...what }: FigureDetails, butId: string | null) {
  const row = await trx
    .selectFrom("useFigures")
    .select(["id", "writtenBy"])
    .select(sql<boolean>`value = ${value}::numeric and source = ${source}`.as("isAlike"))
    .where("toolId", "=", toolId)
    .where("unitId", "is not distinct from", what.unitId)
    .where(sql`lower(name)`, "=", sql`lower(${what.name})`)
    .where(sql`lower(measure)`, "=", sql`lower(${what.measure})`)
    .where("startsOn", "=", what.startsOn)
    .where("endsOn", "=", what.endsOn)
    .where("value", "is not", null)
    .where("isCorrected", "=", false)
    .executeTakeFirst();
  return row?.id === butId ? undefined : row;
}

async function insertCorrection(
  trx: Tx,
  { id, programmeId, toolId }: WrittenFigure,
  details: Omit<FigureDetails, "value"> & { value: string | null },
  { userId }: Actor,
): Promise<void> {
  await trx.updateTable("useFigures").set({ isCorrected: true }).where("id", "=", id).execute();
  await trx
    .insertInto("useFigures")
    .values({ programmeId, toolId, ...details, writtenBy: userId, correctsId: id })
    .execute();
  const act = details.value === null ? "use.take-back" : "use.correct";
  await recordAct(trx, { actorId: userId, programmeId, act, subject: id });
}
