import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { editionOf, postLetters, type Posting, type WorkshopPlace } from "../letters/commands.ts";
import { listSeated, lockRoom } from "../seats/queries.ts";
import { dropFile, judgeFile, keepFile, type SentFile } from "./files/commands.ts";
import type { FileRefusal } from "./files/material-file.ts";
import type { MaterialDetails } from "./forms.ts";
import { isShownTo } from "./material.ts";
import { getMaterial, listMaterials, nextPosition, type Material } from "./queries.ts";

interface MaterialPlace extends WorkshopPlace {
  materialId: string;
}

/** What the form said of a material, with the file that came along. */
export interface SentMaterial {
  details: MaterialDetails;
  file?: SentFile | undefined;
}

/** Adds a material after the others, unless its file cannot be kept. */
export async function addMaterial(
  db: Db,
  { programmeId, workshopId }: WorkshopPlace,
  { details, file }: SentMaterial,
  actorId: string,
): Promise<FileRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    await lockRoom(trx, programmeId, workshopId);
    const judged = file === undefined ? undefined : await judgeFile(trx, { workshopId, materialId: null }, file);
    if (typeof judged === "string") return judged;
    const position = await nextPosition(trx, workshopId);
    const { id: materialId } = await trx
      .insertInto("workshopMaterials")
      .values({ ...details, programmeId, workshopId, position })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (judged !== undefined) await keepFile(trx, { programmeId, materialId }, judged);
    await recordAct(trx, { actorId, programmeId, act: "material.add", subject: workshopId });
    return null;
  });
}

/**
 * Changes a material, its file too where one came or it is to be taken away (one that comes stays). One that is for another time from
 * now on comes last there.
 */
export async function editMaterial(
  db: Db,
  place: MaterialPlace,
  { details, file, removesFile }: SentMaterial & { removesFile: boolean },
  actorId: string,
): Promise<FileRefusal | null> {
  const { programmeId, workshopId, materialId } = place;
  return await db.transaction().execute(async (trx) => {
    await lockRoom(trx, programmeId, workshopId);
    const { phase } = await getMaterial(trx, place);
    const judged = file === undefined ? undefined : await judgeFile(trx, place, file);
    if (typeof judged === "string") return judged;
    const moved = phase === details.phase ? {} : { position: await nextPosition(trx, workshopId) };
    await trx
      .updateTable("workshopMaterials")
      .set({ ...details, ...moved })
      .where("id", "=", materialId)
      .execute();
    if (judged !== undefined) await keepFile(trx, place, judged);
    else if (removesFile) await dropFile(trx, place);
    await recordAct(trx, { actorId, programmeId, act: "material.edit", subject: materialId });
    return null;
  });
}

export async function removeMaterial(db: Db, place: MaterialPlace, actorId: string): Promise<void> {
  const { programmeId, materialId } = place;
  await db.transaction().execute(async (trx) => {
    await getMaterial(trx, place);
    await trx.deleteFrom("workshopMaterials").where("id", "=", materialId).execute();
    await recordAct(trx, { actorId, programmeId, act: "material.remove", subject: materialId });
  });
}

/** Moves a material a step among those of its phase. */
export async function moveMaterial(
  db: Db,
  place: MaterialPlace,
  direction: "up" | "down",
  actorId: string,
): Promise<void> {
  const { programmeId, workshopId, materialId } = place;
  await db.transaction().execute(async (trx) => {
    await lockRoom(trx, programmeId, workshopId);
    const { phase } = await getMaterial(trx, place);
    const all = await listMaterials(trx, programmeId, [workshopId]);
    const ids = all.filter((each) => each.phase === phase).map(({ id }) => id);
    const at = ids.indexOf(materialId);
    const to = at + (direction === "up" ? -1 : 1);
    if (to < 0 || to >= ids.length) return;
    const others = all.filter((each) => each.phase !== phase).map(({ id }) => id);
    const moved = ids.toSpliced(at, 1).toSpliced(to, 0, materialId);
    for (const [position, id] of [...others, ...moved].entries())
      await trx.updateTable("workshopMaterials").set({ position }).where("id", "=", id).execute();
    await recordAct(trx, { actorId, programmeId, act: "material.move", subject: materialId });
  });
}

/**
 * Tells those who see them of the materials that have not been told of. One that nobody sees yet stays untold, so that
 * what is for afterwards can be told of once the workshop has been held. Returns how many were written to.
 */
export async function tellOfMaterials(
  db: Db,
  posting: Posting,
  { programmeId, workshopId }: WorkshopPlace,
  actorId: string,
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    await lockRoom(trx, programmeId, workshopId);
    const edition = await editionOf(trx, { programmeId, workshopId });
    const untold = (await listMaterials(trx, programmeId, [workshopId])).filter(({ toldAt }) => toldAt === null);
    let told = 0;
    const toldOf = new Set<Material>();
    for (const each of await listSeated(trx, programmeId, workshopId)) {
      const seen = untold.filter(({ phase }) => isShownTo(phase, edition.workshop.state, each.seat));
      if (seen.length === 0) continue;
      for (const material of seen) toldOf.add(material);
      told += await postLetters(trx, posting, edition, [each], {
        kind: "materials",
        titles: seen.map(({ title }) => title),
      });
    }
    await markTold(trx, [...toldOf]);
    if (toldOf.size > 0)
      await recordAct(trx, { actorId, programmeId, act: "material.tell", subject: workshopId, details: { told } });
    return told;
  });
}

async function markTold(trx: Tx, materials: readonly Material[]): Promise<void> {
  if (materials.length === 0) return;
  const ids = materials.map(({ id }) => id);
  await trx
    .updateTable("workshopMaterials")
    .set({ toldAt: await databaseNow(trx) })
    .where("id", "in", ids)
    .execute();
}
