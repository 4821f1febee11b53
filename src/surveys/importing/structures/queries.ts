import { readXml } from "../../../platform/xml.ts";
import { InputMistake } from "../files/mistakes.ts";
import { readLimeSurveyStructure } from "./lss.ts";
import { structureMistakeInWords, xmlMistakeInWords } from "./mistakes.ts";
import type { ForeignSurvey } from "./structure.ts";
import { readSurveyJs } from "./surveyjs.ts";

/** The largest structure file. */
const mostBytes = 20 * 1024 * 1024;

/**
 * What a survey's structure file holds and what of it cannot be carried over: the whole of the command `read-survey`.
 * What the file is, its content tells. Throws `InputMistake` with the place of what is wrong.
 */
export function describeSurveyFile(bytes: Buffer): ForeignSurvey {
  if (bytes.length > mostBytes) throw new InputMistake("The file is too large.");
  const start = bytes
    .subarray(0, 1024)
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
  const survey = start.startsWith("<") ? fromXml(bytes) : fromJson(bytes);
  if ("mistake" in survey) throw new InputMistake(structureMistakeInWords(survey));
  return survey;
}

function fromXml(bytes: Buffer) {
  const document = readXml(bytes);
  if ("mistake" in document) throw new InputMistake(xmlMistakeInWords(document));
  return readLimeSurveyStructure(document);
}

function fromJson(bytes: Buffer) {
  try {
    return readSurveyJs(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    if (error instanceof SyntaxError) throw new InputMistake(`The JSON is broken: ${error.message}`);
    if (error instanceof TypeError) throw new InputMistake("The file is neither XML nor JSON in UTF-8.");
    throw error;
  }
}
