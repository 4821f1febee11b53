import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import type { FileKind } from "../../../platform/file-kinds.ts";

/** A material's file, as it is handed out. */
export async function getFile(
  db: Db,
  { programmeId, materialId }: { programmeId: string; materialId: string },
): Promise<{ name: string; kind: FileKind; content: Buffer }> {
  const row = await db
    .selectFrom("materialFiles")
    .select(["name", "kind", "content"])
    .where("programmeId", "=", programmeId)
    .where("materialId", "=", materialId)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("file");
  return { ...row, content: Buffer.from(row.content) };
}

/** How much the workshop's files hold, one material's aside. */
export async function sizeOfOthers(db: Db, workshopId: string, materialId: string | null): Promise<number> {
  const { size } = await db
    .selectFrom("materialFiles")
    .innerJoin("workshopMaterials", "workshopMaterials.id", "materialId")
    .select(sql<number>`coalesce(sum(size), 0)::integer`.as("size"))
    .where("workshopId", "=", workshopId)
    .$if(materialId !== null, (query) => query.where("materialId", "<>", materialId))
    .executeTakeFirstOrThrow();
  return size;
}
