import { recordAct } from "../../platform/audit-log.ts";
import { brokenConstraint, json, type Db, type Tx } from "../../platform/database.ts";
import { locales } from "../../platform/locales.ts";
import { getProgramme } from "../../programmes/index.ts";
import { addEntries } from "../commands.ts";
import { parseKeywords } from "../keywords.ts";
import { moved, type Direction } from "../order.ts";
import { getEntry, getNeed, listNeeds, lockCatalogue, nextPosition } from "../queries.ts";
import { inUse, type InUse } from "../removal.ts";
import { keyFrom } from "../slug.ts";
import type { NeedDetails } from "./forms.ts";

/** Adds a need as the last one, under a theme of the programme or under a new one. */
export async function addNeed(db: Db, programmeId: string, details: NeedDetails, actorId: string): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    await lockCatalogue(trx, programmeId);
    const taken = new Set((await listNeeds(trx, programmeId)).map(({ key }) => key));
    const key = keyFrom(locales.map((locale) => details.names[locale]).find((name) => name !== "") ?? "", taken);
    const position = await nextPosition(trx, "needs", programmeId);
    const need = { programmeId, key, position, ...(await row(trx, programmeId, details)) };
    const { id } = await trx.insertInto("needs").values(need).returning("id").executeTakeFirstOrThrow();
    await recordAct(trx, { actorId, programmeId, act: "need.add", subject: id });
    return id;
  });
}

/** Changes a need; its key stays, so that answers and topics go on meaning it. A change of theme puts it last there. */
export async function editNeed(
  db: Db,
  programmeId: string,
  id: string,
  details: NeedDetails,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockCatalogue(trx, programmeId);
    const before = await getNeed(trx, programmeId, id);
    const now = await row(trx, programmeId, details);
    const place = now.themeId === before.themeId ? {} : { position: await nextPosition(trx, "needs", programmeId) };
    await trx
      .updateTable("needs")
      .set({ ...now, ...place })
      .where("id", "=", id)
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "need.edit", subject: id });
  });
}

/** Moves a need one step within its theme. */
export async function moveNeed(
  db: Db,
  programmeId: string,
  id: string,
  direction: Direction,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockCatalogue(trx, programmeId);
    const { themeId } = await getNeed(trx, programmeId, id);
    const ids = (await listNeeds(trx, programmeId)).filter((need) => need.themeId === themeId).map((need) => need.id);
    for (const [position, each] of moved(ids, id, direction).entries())
      await trx.updateTable("needs").set({ position }).where("id", "=", each).execute();
    await recordAct(trx, { actorId, programmeId, act: "need.move", subject: id });
  });
}

/** Removes a need that no question asks and no topic covers; otherwise says which. */
export async function removeNeed(db: Db, programmeId: string, id: string, actorId: string): Promise<InUse | null> {
  try {
    await db.transaction().execute(async (trx) => {
      await getNeed(trx, programmeId, id);
      await trx.deleteFrom("needs").where("id", "=", id).execute();
      await recordAct(trx, { actorId, programmeId, act: "need.remove", subject: id });
    });
    return null;
  } catch (error) {
    const reason = inUse(brokenConstraint(error));
    if (reason === null) throw error;
    return reason;
  }
}

async function row(trx: Tx, programmeId: string, { names, descriptions, keywords, ...details }: NeedDetails) {
  const texts = { names: json(names), descriptions: json(descriptions), keywords: json(parseKeywords(keywords)) };
  return { ...texts, themeId: await themeOf(trx, programmeId, details) };
}

// A new theme's name is given in the programme's own language; the catalogue page then shows which are missing.
async function themeOf(
  trx: Tx,
  programmeId: string,
  { themeId, newTheme }: Pick<NeedDetails, "themeId" | "newTheme">,
): Promise<string> {
  if (newTheme === "" && themeId !== null) return (await getEntry(trx, "themes", programmeId, themeId)).id;
  const { defaultLocale } = await getProgramme(trx, programmeId);
  const names = { fi: "", sv: "", en: "", [defaultLocale]: newTheme };
  const [id = ""] = await addEntries(trx, { programmeId, kind: "themes", names: [names] });
  return id;
}
