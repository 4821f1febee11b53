// Which tool an answers file is from, and what it says: the same for the pages and for the command line.
import { settled, type Decisions } from "./decisions.ts";
import { isEuSurvey, readEuSurvey } from "./eusurvey.ts";
import { isGoogleForms, readGoogleForms } from "./google-forms.ts";
import { isKobo, readKobo } from "./kobo.ts";
import { isLimeSurveyCsv, readLimeSurveyCsv } from "./limesurvey-csv.ts";
import { isLimeSurveyVv, readLimeSurveyVv } from "./limesurvey-vv.ts";
import { isMsForms, readMsForms } from "./ms-forms.ts";
import { isOwnFile, readOwnFile } from "./own.ts";
import type { FileKind, FormatReading, KnownOptions, Sheet } from "./reading.ts";
import { readAnyTable } from "./table.ts";

interface Format {
  isOf: (sheet: Sheet) => boolean;
  read: (sheet: Sheet, known: KnownOptions, decisions: Decisions) => FormatReading;
}

/** In the order of asking: those with headings that nothing else has come first, and any table last. */
const formats: readonly (readonly [FileKind, Format])[] = [
  ["tarvepaja", { isOf: isOwnFile, read: readOwnFile }],
  ["limesurvey-vv", { isOf: isLimeSurveyVv, read: readLimeSurveyVv }],
  ["limesurvey-csv", { isOf: isLimeSurveyCsv, read: readLimeSurveyCsv }],
  ["kobo", { isOf: isKobo, read: readKobo }],
  ["eusurvey", { isOf: isEuSurvey, read: readEuSurvey }],
  ["ms-forms", { isOf: isMsForms, read: readMsForms }],
  ["google-forms", { isOf: isGoogleForms, read: readGoogleForms }],
];

/** The kind of the file by its headings; where they are in an unknown language, by what is in the first columns. */
export function fileKind(sheet: Sheet): FileKind {
  return formats.find(([, { isOf }]) => isOf(sheet))?.[0] ?? "table";
}

/**
 * The file's questions, answers and open points, or what is wrong with it, row by row. `decisions` are what staff have
 * said of open points: they are followed, and no longer open.
 */
export function readSheet(sheet: Sheet, known: KnownOptions = new Map(), decisions: Decisions = {}): FormatReading {
  const kind = fileKind(sheet);
  const format = formats.find(([each]) => each === kind)?.[1];
  const read = format?.read ?? readAnyTable;
  const reading = read(sheet, known, decisions);
  return "mistakes" in reading ? reading : settled(reading, decisions);
}
