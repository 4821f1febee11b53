import type { Tx } from "../../../platform/database.ts";
import { fileKindOf, safeFileName, type FileKind } from "../../../platform/file-kinds.ts";
import { sizeRefusal, type FileRefusal } from "./material-file.ts";
import { sizeOfOthers } from "./queries.ts";

export interface SentFile {
  name: string;
  bytes: Buffer;
}

/** A file that can be kept. */
export interface JudgedFile {
  name: string;
  kind: FileKind;
  size: number;
  content: Buffer;
}

/**
 * What is kept of a file that was sent, or why it is not; to be asked under the workshop's lock. What kind it is, what it
 * holds says. `materialId` is the material whose earlier file it replaces.
 */
export async function judgeFile(
  trx: Tx,
  { workshopId, materialId }: { workshopId: string; materialId: string | null },
  { name, bytes: content }: SentFile,
): Promise<JudgedFile | FileRefusal> {
  const refused = sizeRefusal(content.length, await sizeOfOthers(trx, workshopId, materialId));
  if (refused !== null) return refused;
  const kind = fileKindOf(content);
  return kind === null ? "wrong-kind" : { name: safeFileName(name, kind), kind, size: content.length, content };
}

/** Takes away the file of a material, if it has one. */
export async function dropFile(trx: Tx, { materialId }: { materialId: string }): Promise<void> {
  await trx.deleteFrom("materialFiles").where("materialId", "=", materialId).execute();
}

/** Keeps the file of a material in the place of an earlier one. */
export async function keepFile(
  trx: Tx,
  { programmeId, materialId }: { programmeId: string; materialId: string },
  file: JudgedFile,
): Promise<void> {
  await trx
    .insertInto("materialFiles")
    .values({ ...file, materialId, programmeId })
    .onConflict((conflict) => conflict.column("materialId").doUpdateSet(file))
    .execute();
}
