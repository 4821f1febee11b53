import { readXml } from "../../../platform/xml.ts";
import { InputMistake } from "../files/mistakes.ts";
import { readLimeSurveyStructure } from "./lss.ts";
import { jsonMistakeInWords, structureMistakeInWords, xmlMistakeInWords } from "./mistakes.ts";
import type { ForeignSurvey, JsonMistake, StructureMistake, StructureRefusal } from "./structure.ts";
import { readSurveyJs } from "./surveyjs.ts";

/** The largest structure file. */
const mostBytes = 20 * 1024 * 1024;

/**
 * What a survey's structure file holds and what of it cannot be carried over: the whole of the command `read-survey`.
 * What the file is, its content tells. Throws `InputMistake` with the place of what is wrong.
 */
export function describeSurveyFile(bytes: Buffer): ForeignSurvey {
  const survey = readStructure(bytes);
  if (!("refused" in survey)) return survey;
  const { refused } = survey;
  switch (refused.of) {
    case "xml":
      throw new InputMistake(xmlMistakeInWords(refused.mistake));
    case "json":
      throw new InputMistake(jsonMistakeInWords(refused.mistake));
    case "survey":
      throw new InputMistake(structureMistakeInWords(refused.mistake));
    case "file":
      throw new InputMistake(refused.mistake === "too-large" ? "The file is too large." : "The file is neither XML nor JSON in UTF-8."); // prettier-ignore
  }
}

/** Whether the file is XML of no web page, or JSON: no table of answers is. */
export function isStructure(bytes: Buffer): boolean {
  return /^(?:<\?xml|<document\b|\{)/i.test(startOf(bytes));
}

/** The same, with what is wrong as a value. */
export function readStructure(bytes: Buffer): ForeignSurvey | { refused: StructureRefusal } {
  if (bytes.length > mostBytes) return { refused: { of: "file", mistake: "too-large" } };
  const survey = startOf(bytes).startsWith("<") ? fromXml(bytes) : fromJson(bytes);
  if ("refused" in survey) return survey;
  return "mistake" in survey ? { refused: { of: "survey", mistake: survey } } : survey;
}

function startOf(bytes: Buffer): string {
  const start = bytes.subarray(0, 1024).toString("utf8");
  return start.replace(/^\ufeff/, "").trimStart();
}

type Read = ForeignSurvey | StructureMistake | { refused: StructureRefusal };

function fromXml(bytes: Buffer): Read {
  const document = readXml(bytes);
  return "mistake" in document ? { refused: { of: "xml", mistake: document } } : readLimeSurveyStructure(document);
}

function fromJson(bytes: Buffer): Read {
  try {
    return readSurveyJs(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    if (error instanceof SyntaxError) return { refused: { of: "json", mistake: jsonMistake(error.message) } };
    if (error instanceof TypeError) return { refused: { of: "file", mistake: "not-text" } };
    throw error;
  }
}

function jsonMistake(detail: string): JsonMistake {
  const [, line = null, column = null] = /\(line (\d+) column (\d+)\)/.exec(detail) ?? [];
  return { line: line === null ? null : Number(line), column: column === null ? null : Number(column), detail };
}
