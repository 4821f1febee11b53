import type { Asking } from "../../../platform/asking.ts";
import { formatNumber } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Material } from "../queries.ts";
import type { FileRefusal } from "./material-file.ts";

export const fileRefusalText: Record<FileRefusal, Key> = {
  "empty-file": "workshops.materials.file.empty",
  "wrong-kind": "workshops.materials.file.wrongKind",
  "too-large": "workshops.materials.file.tooLarge",
  "too-much": "workshops.materials.file.tooMuch",
};

/** The way to a material's file in words: "Lataa: kalvot.pdf (1,2 Mt)"; null where there is none. */
export function fileModel(
  { fileName, fileSize }: Pick<Material, "fileName" | "fileSize">,
  url: string,
  { t, locale }: Pick<Asking, "t" | "locale">,
) {
  if (fileName === null) return null;
  const size = formatNumber(Math.max(0.1, (fileSize ?? 0) / (1024 * 1024)), locale, 1);
  return { url, text: t("workshops.materials.file.take", { name: fileName, size }) };
}
