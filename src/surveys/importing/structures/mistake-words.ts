import type { Key } from "../../../platform/keys.ts";
import type { Translate } from "../../../platform/i18n.ts";
import type { XmlMistakeReason } from "../../../platform/xml.ts";
import type { StructureMistakeReason, StructureRefusal } from "./structure.ts";

const xmlText: Record<XmlMistakeReason, Key> = {
  broken: "importing.structure.wrong.brokenXml",
  "document-type": "importing.structure.wrong.documentType",
  "not-text": "importing.structure.wrong.notText",
  "not-xml": "importing.structure.wrong.brokenXml",
  "too-large": "form.table.tooLarge",
};

const surveyText: Record<StructureMistakeReason, Key> = {
  "unknown-document": "importing.structure.wrong.unknown",
  "no-questions": "importing.structure.wrong.noQuestions",
  missing: "importing.structure.wrong.missing",
  "wrong-form": "importing.structure.wrong.form",
  "too-many": "importing.structure.wrong.tooMany",
};

/** Why a structure file cannot be read, in words for the file's field. */
export function structureRefusalText(refusal: StructureRefusal): Key {
  switch (refusal.of) {
    case "file":
      return refusal.mistake === "too-large" ? "form.table.tooLarge" : "importing.structure.wrong.notText";
    case "xml":
      return xmlText[refusal.mistake.mistake];
    case "json":
      return "importing.structure.wrong.brokenJson";
    case "survey":
      return surveyText[refusal.mistake.mistake];
  }
}

/** Where it is wrong: a line and column, or the way down to the element. */
export function structurePlace(refusal: StructureRefusal, t: Translate): string | null {
  if (refusal.of === "file") return null;
  if (refusal.of === "survey") return refusal.mistake.path;
  const { line, column, detail } = refusal.mistake;
  if (line === null || column === null) return detail === "" ? null : detail;
  return t("importing.structure.place", { line, column });
}
