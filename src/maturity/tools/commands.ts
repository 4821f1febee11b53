import { moved, type Direction } from "../../catalogue/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db } from "../../platform/database.ts";
import { getTool, listTools } from "../queries.ts";
import { lockTools } from "./queries.ts";
import { usualTools } from "./usual-tools.ts";

/** Takes the usual tools into a programme that follows none yet; one that has a tool stays as it is. */
export async function takeUsualTools(db: Db, programmeId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    if ((await listTools(trx, programmeId)).length > 0) return;
    const rows = usualTools.map(({ names, descriptions }, position) => ({
      ...{ programmeId, names: json(names), descriptions: json(descriptions), position },
    }));
    await trx.insertInto("digitalTools").values(rows).execute();
    await recordAct(trx, { actorId, programmeId, act: "tool.usual", subject: programmeId });
  });
}

/** Moves a tool one step among those that are followed. */
export async function moveTool(
  db: Db,
  programmeId: string,
  id: string,
  direction: Direction,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    await getTool(trx, programmeId, id);
    const followed = (await listTools(trx, programmeId)).filter(({ isEnded }) => !isEnded).map((tool) => tool.id);
    for (const [position, each] of moved(followed, id, direction).entries())
      await trx.updateTable("digitalTools").set({ position }).where("id", "=", each).execute();
    await recordAct(trx, { actorId, programmeId, act: "tool.move", subject: id });
  });
}
