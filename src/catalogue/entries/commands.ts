import { recordAct } from "../../platform/audit-log.ts";
import { brokenConstraint, json, type Db } from "../../platform/database.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import { moved, type Direction } from "../order.ts";
import { asTable, getEntry, listEntries, lockCatalogue, nextPosition, type EntryKind } from "../queries.ts";
import { inUse, type InUse } from "../removal.ts";
import { keyFrom } from "../slug.ts";

/** Which theme, service or barrier of which programme. */
export interface EntryPlace {
  programmeId: string;
  kind: EntryKind;
  id: string;
}

/** Adds a theme, a service or a barrier as the last one of its list. */
export async function addEntry(
  db: Db,
  { programmeId, kind }: Omit<EntryPlace, "id">,
  names: Texts,
  actorId: string,
): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    await lockCatalogue(trx, programmeId);
    const taken = new Set((await listEntries(trx, kind, programmeId)).map((entry) => entry.key));
    const key = keyFrom(locales.map((locale) => names[locale]).find((name) => name !== "") ?? "", taken);
    const row = { programmeId, key, names: json(names), position: await nextPosition(trx, kind, programmeId) };
    const { id } = await trx.insertInto(asTable(kind)).values(row).returning("id").executeTakeFirstOrThrow();
    await recordAct(trx, { actorId, programmeId, act: `${kind}.add`, subject: id });
    return id;
  });
}

/** Changes its names; its key stays, so that answers go on meaning it. */
export async function editEntry(
  db: Db,
  { programmeId, kind, id }: EntryPlace,
  names: Texts,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockCatalogue(trx, programmeId);
    await getEntry(trx, kind, programmeId, id);
    await trx
      .updateTable(asTable(kind))
      .set({ names: json(names) })
      .where("id", "=", id)
      .execute();
    await recordAct(trx, { actorId, programmeId, act: `${kind}.edit`, subject: id });
  });
}

/** Moves it one step in its list. */
export async function moveEntry(
  db: Db,
  { programmeId, kind, id }: EntryPlace,
  direction: Direction,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockCatalogue(trx, programmeId);
    await getEntry(trx, kind, programmeId, id);
    const ids = (await listEntries(trx, kind, programmeId)).map((entry) => entry.id);
    for (const [position, each] of moved(ids, id, direction).entries())
      await trx.updateTable(asTable(kind)).set({ position }).where("id", "=", each).execute();
    await recordAct(trx, { actorId, programmeId, act: `${kind}.move`, subject: id });
  });
}

/** Removes it where nothing uses it; otherwise says what does. */
export async function removeEntry(
  db: Db,
  { programmeId, kind, id }: EntryPlace,
  actorId: string,
): Promise<InUse | null> {
  try {
    await db.transaction().execute(async (trx) => {
      await getEntry(trx, kind, programmeId, id);
      await trx.deleteFrom(asTable(kind)).where("id", "=", id).execute();
      await recordAct(trx, { actorId, programmeId, act: `${kind}.remove`, subject: id });
    });
    return null;
  } catch (error) {
    const reason = inUse(brokenConstraint(error));
    if (reason === null) throw error;
    return reason;
  }
}
