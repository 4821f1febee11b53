import type { Asking } from "../../../platform/asking.ts";
import type { Key } from "../../../platform/keys.ts";
import { tableMistakeText } from "../../../platform/table-words.ts";
import { columnLetter } from "../files/reading.ts";
import type { Torn } from "../files/worker.ts";
import { structureRefusalText, structurePlace } from "../structures/mistake-words.ts";
import type { UploadRefusal } from "./queries.ts";

/** What is wrong with the file in words, and where: rows and cells of a table, a line or a path of a structure. */
export function uploadMistake(refusal: UploadRefusal, { t }: Asking): { message: Key; torn?: Torn; place?: string } {
  switch (refusal.what) {
    case "no-file":
      return { message: "form.file" };
    case "no-rows":
      return { message: tableMistakeText["no-rows"] };
    case "torn":
      return { message: "surveys.import.recognised.torn", torn: refusal.torn };
    case "lines": {
      const { mistake, row, column } = refusal.mistake;
      const message = tableMistakeText[mistake];
      if (row === undefined || column === undefined) return { message };
      return { message, place: t("surveys.import.recognised.cell", { row, column: columnLetter(column) }) };
    }
    case "structure": {
      const place = structurePlace(refusal.mistake, t);
      return { message: structureRefusalText(refusal.mistake), ...(place === null ? {} : { place }) };
    }
  }
}
