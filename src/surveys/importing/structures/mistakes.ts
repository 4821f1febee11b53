// What is wrong with a structure file, in words for whoever runs the command line.
import type { XmlMistake, XmlMistakeReason } from "../../../platform/xml.ts";
import type { JsonMistake, StructureMistake, StructureMistakeReason } from "./structure.ts";

const xmlWords: Record<XmlMistakeReason, string> = {
  broken: "The XML is broken",
  "document-type": "It has a document type or entities of its own, which no survey file has.",
  "not-text": "It is not a text in UTF-8.",
  "not-xml": "It is not XML.",
  "too-large": "It is too large.",
};

const structureWords: Record<StructureMistakeReason, string> = {
  "unknown-document": "this is no survey of LimeSurvey or SurveyJS",
  "no-questions": "there are no questions",
  missing: "this is missing",
  "wrong-form": "this is not of the form that it should be",
  "too-many": "there are too many questions and options",
};

export function xmlMistakeInWords({ mistake, line, column, detail }: XmlMistake): string {
  if (mistake !== "broken") return xmlWords[mistake];
  const place = line === null || column === null ? "" : ` at line ${line}, column ${column}`;
  return `${xmlWords.broken}${place}${detail === "" ? "" : `: ${detail}`}`;
}

export function jsonMistakeInWords({ detail }: JsonMistake): string {
  return `The JSON is broken: ${detail}`;
}

export function structureMistakeInWords({ mistake, path }: StructureMistake): string {
  return `${path}: ${structureWords[mistake]}.`;
}
