import { recordAct } from "../../../platform/audit-log.ts";
import { brokenConstraint, databaseNow, json, type Db, type Tx } from "../../../platform/database.ts";
import { locales } from "../../../platform/locales.ts";
import { getTool, listTools } from "../../queries.ts";
import type { ToolDetails } from "../forms.ts";
import { lockTools, nextToolPosition } from "../queries.ts";

export type ToolMistake = "name-taken";

/** Follows a tool from now on, in every unit until staff choose the units; it comes last. */
export async function addTool(
  db: Db,
  programmeId: string,
  details: ToolDetails,
  actorId: string,
): Promise<{ id: string } | { mistake: ToolMistake }> {
  return await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    if (await isNameTaken(trx, programmeId, null, details)) return { mistake: "name-taken" };
    const position = await nextToolPosition(trx, programmeId);
    const { id } = await trx
      .insertInto("digitalTools")
      .values({ programmeId, position, ...rowOf(details) })
      .returning("id")
      .executeTakeFirstOrThrow();
    await recordAct(trx, { actorId, programmeId, act: "tool.add", subject: id });
    return { id };
  });
}

export async function editTool(
  db: Db,
  programmeId: string,
  id: string,
  details: ToolDetails,
  actorId: string,
): Promise<ToolMistake | null> {
  return await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    await getTool(trx, programmeId, id);
    if (await isNameTaken(trx, programmeId, id, details)) return "name-taken";
    await trx.updateTable("digitalTools").set(rowOf(details)).where("id", "=", id).execute();
    await recordAct(trx, { actorId, programmeId, act: "tool.edit", subject: id });
    return null;
  });
}

/** Ends following a tool: it is not judged any more, and what was judged stays. */
export async function endTool(db: Db, programmeId: string, id: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    if ((await getTool(trx, programmeId, id)).isEnded) return;
    const endedAt = await databaseNow(trx);
    await trx.updateTable("digitalTools").set({ endedAt }).where("id", "=", id).execute();
    await recordAct(trx, { actorId, programmeId, act: "tool.end", subject: id });
  });
}

/** Takes up again a tool that was ended; it comes last. */
export async function followTool(db: Db, programmeId: string, id: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    if (!(await getTool(trx, programmeId, id)).isEnded) return;
    const position = await nextToolPosition(trx, programmeId);
    await trx.updateTable("digitalTools").set({ endedAt: null, position }).where("id", "=", id).execute();
    await recordAct(trx, { actorId, programmeId, act: "tool.follow", subject: id });
  });
}

/** What holds on to a tool that something is known of. */
const keptBy = new Set([
  ...["assessments_tool_fk", "use_figures_tool_fk", "maturity_targets_tool_fk"],
  ...["mentor_sessions_tool_fk", "follow_ups_tool_fk"],
]);

/** Removes a tool of which nothing is known; otherwise says that it was judged or used. */
export async function removeTool(db: Db, programmeId: string, id: string, actorId: string): Promise<"judged" | null> {
  try {
    await db.transaction().execute(async (trx) => {
      await lockTools(trx, programmeId);
      await getTool(trx, programmeId, id);
      await trx.deleteFrom("digitalTools").where("id", "=", id).execute();
      await recordAct(trx, { actorId, programmeId, act: "tool.remove", subject: id });
    });
    return null;
  } catch (error) {
    const broken = brokenConstraint(error);
    if (broken === null || !keptBy.has(broken)) throw error;
    return "judged";
  }
}

/** Two tools of one name could not be told apart where their levels are shown, those no longer followed among them. */
async function isNameTaken(trx: Tx, programmeId: string, id: string | null, { names }: ToolDetails): Promise<boolean> {
  const others = (await listTools(trx, programmeId)).filter((tool) => tool.id !== id);
  return others.some((other) =>
    locales.some((locale) => names[locale] !== "" && names[locale].toLowerCase() === other.names[locale].toLowerCase()),
  );
}

function rowOf({ names, descriptions, anchors }: ToolDetails) {
  return {
    ...{ names: json(names), descriptions: json(descriptions) },
    anchors: anchors === null ? null : json(anchors),
  };
}
