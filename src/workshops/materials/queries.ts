import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Phase } from "./material.ts";

export interface Material {
  id: string;
  workshopId: string;
  phase: Phase;
  title: string;
  /** An https address, or empty. */
  url: string;
  note: string;
  /** The file that people can take, if there is one. */
  fileName: string | null;
  fileSize: number | null;
  /** When people were told of it; null while they have not been. */
  toldAt: Temporal.Instant | null;
}

/** The materials of these workshops, in their order. */
export async function listMaterials(db: Db, programmeId: string, workshopIds: readonly string[]): Promise<Material[]> {
  if (workshopIds.length === 0) return [];
  return await rows(db, programmeId).where("workshopId", "in", workshopIds).execute();
}

export async function getMaterial(
  db: Db,
  { programmeId, workshopId, materialId }: { programmeId: string; workshopId: string; materialId: string },
): Promise<Material> {
  const row = await rows(db, programmeId)
    .where("workshopId", "=", workshopId)
    .where("id", "=", materialId)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("material");
  return row;
}

/** The position after the workshop's last material. */
export async function nextPosition(db: Db, workshopId: string): Promise<number> {
  const { last } = await db
    .selectFrom("workshopMaterials")
    .select(({ fn }) => fn.max<number | null>("position").as("last"))
    .where("workshopId", "=", workshopId)
    .executeTakeFirstOrThrow();
  return (last ?? -1) + 1;
}

function rows(db: Db, programmeId: string) {
  return db
    .selectFrom("workshopMaterials")
    .leftJoin("materialFiles", "materialId", "workshopMaterials.id")
    .select(["id", "workshopId", "phase", "title", "url", "note", "toldAt", "name as fileName", "size as fileSize"])
    .where("workshopMaterials.programmeId", "=", programmeId)
    .orderBy("position")
    .orderBy("id");
}
