import type { LinesMistake } from "../../../platform/spreadsheets.ts";
import type { Workers } from "../../../platform/workers.ts";
import { readUploaded } from "../files/queries.ts";
import type { Sheet } from "../files/reading.ts";
import type { Torn } from "../files/worker.ts";
import { isStructure, readStructure } from "../structures/queries.ts";
import type { ForeignSurvey, StructureRefusal } from "../structures/structure.ts";

/** Why nothing can be had of an uploaded file. */
export type UploadRefusal =
  | { what: "no-file" }
  | { what: "no-rows" }
  | { what: "lines"; mistake: LinesMistake }
  | { what: "torn"; torn: Torn }
  | { what: "structure"; mistake: StructureRefusal };

/** An uploaded file as it is kept for the next steps: a table of answers, or a survey's structure. */
type Upload = { fileName: string; header: string[]; headerRow: number; rows: string[][] } & (
  | { kind: "answers"; encoding: Sheet["encoding"]; separator: Sheet["separator"] }
  | { kind: "structure"; content: ForeignSurvey }
);

export async function readUpload(
  workers: Workers,
  file: { name: string; bytes: Buffer } | "too-large" | undefined,
): Promise<Upload | { refused: UploadRefusal }> {
  if (file === undefined) return { refused: { what: "no-file" } };
  if (file === "too-large") return { refused: { what: "lines", mistake: { mistake: "too-large" } } };
  if (isStructure(file.bytes)) {
    const content = readStructure(file.bytes);
    if ("refused" in content) return { refused: { what: "structure", mistake: content.refused } };
    return { kind: "structure", fileName: file.name, header: [], headerRow: 0, rows: [], content };
  }
  const sheet = await readUploaded(workers, file);
  if ("torn" in sheet) return { refused: { what: "torn", torn: sheet.torn } };
  if ("mistake" in sheet) return { refused: { what: "lines", mistake: sheet.mistake } };
  const [header = [], ...rows] = sheet.lines.map((line) => [...line]);
  if (rows.length === 0) return { refused: { what: "no-rows" } };
  const { firstRow: headerRow, encoding, separator } = sheet;
  return { kind: "answers", fileName: file.name, header, headerRow, rows, encoding, separator };
}
