import type { Asking } from "../../../platform/asking.ts";
import type { Encoding, Separator } from "../../../platform/csv-text.ts";
import { formatNumber } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { FileDescription } from "./description.ts";
import { columnLetter, oneLine, type FileKind, type SheetMistakeReason, type UndecidedReason } from "./reading.ts";
import type { Recognised, Torn } from "./worker.ts";

const kindText: Record<FileKind, Key> = {
  tarvepaja: "surveys.import.recognised.kind.tarvepaja",
  "limesurvey-csv": "surveys.import.recognised.kind.limesurvey",
  "limesurvey-vv": "surveys.import.recognised.kind.vv",
  "ms-forms": "surveys.import.recognised.kind.msForms",
  "google-forms": "surveys.import.recognised.kind.googleForms",
  eusurvey: "surveys.import.recognised.kind.eusurvey",
  kobo: "surveys.import.recognised.kind.kobo",
  table: "surveys.import.recognised.kind.table",
};

/** What is open, in words. */
export const reasonText: Record<UndecidedReason, Key> = {
  "columns-disagree": "surveys.import.recognised.why.columnsDisagree",
  "date-order": "surveys.import.recognised.why.dateOrder",
  "decimal-or-thousands": "surveys.import.recognised.why.decimalOrThousands",
  "duplicate-heading": "surveys.import.recognised.why.duplicateHeading",
  "list-or-text": "surveys.import.recognised.why.listOrText",
  "mixed-date-orders": "surveys.import.recognised.why.mixedDateOrders",
  "no-heading": "surveys.import.recognised.why.noHeading",
  "not-shown-or-blank": "surveys.import.recognised.why.notShownOrBlank",
  "not-shown-or-typed": "surveys.import.recognised.why.notShownOrTyped",
  "numbered-heading": "surveys.import.recognised.why.numberedHeading",
  "question-or-part": "surveys.import.recognised.why.questionOrPart",
  "ranking-or-multiple": "surveys.import.recognised.why.rankingOrMultiple",
  "ranking-or-rows": "surveys.import.recognised.why.rankingOrRows",
  "separator-in-option": "surveys.import.recognised.why.separatorInOption",
  "ticks-or-numbers": "surveys.import.recognised.why.ticksOrNumbers",
  "ticks-or-yes-no": "surveys.import.recognised.why.ticksOrYesNo",
  "unknown-option": "surveys.import.recognised.why.unknownOption",
};

const mistakeText: Record<SheetMistakeReason, Key> = {
  empty: "surveys.import.recognised.mistake.empty",
  "id-twice": "surveys.import.recognised.mistake.idTwice",
  "not-a-date": "surveys.import.recognised.mistake.notADate",
  "not-a-number": "surveys.import.recognised.mistake.notANumber",
  "too-few-cells": "surveys.import.recognised.mistake.tooFewCells",
  "too-many-cells": "surveys.import.recognised.mistake.tooManyCells",
  "unknown-escape": "surveys.import.recognised.mistake.unknownEscape",
};

/** The most open points that are shown, and the longest name of a column. */
const mostShown = 20;
const longestName = 80;

/** Which rows of a torn file are wrong, and how. */
export function tornPart(torn: Torn | null, { t }: Asking) {
  if (torn === null) return null;
  const points = torn.mistakes.slice(0, mostShown).map(({ row, at, reason, cell }) => ({
    name: at === null ? t("surveys.import.recognised.row", { row }) : t("surveys.import.recognised.cell", { row, column: columnLetter(at) }), // prettier-ignore
    text: t(mistakeText[reason]),
    examples: cell === "" ? null : oneLine(cell),
  }));
  return { heading: t("surveys.import.recognised.mistakes", { count: torn.mistakes.length }), points };
}

/** What the file was recognised as: its tool, how it is written, its answers and their languages. */
export function recognisedText(
  { description, reading }: Extract<Recognised, { reading: unknown }>,
  { t, locale }: Asking,
): string {
  const { encoding, separator } = description;
  const written =
    encoding === null || separator === null
      ? t("importing.written.xlsx")
      : t("importing.written.text", { encoding: encodingNames[encoding], separator: t(separatorText[separator]) });
  const languages = Map.groupBy(
    reading.responses.map(({ about }) => (about["startlanguage"] ?? "").trim()).filter((language) => language !== ""),
    (language) => language,
  );
  const counts = [...languages].map(([language, all]) => `${language} ${formatNumber(all.length, locale)}`).join(", ");
  return [leadOf(description, t), written, ...(counts === "" ? [] : [t("importing.written.languages", { counts })])].join(" "); // prettier-ignore
}

const encodingNames: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "windows-1252": "Windows-1252",
};
const separatorText: Record<Separator, Key> = {
  ",": "importing.written.comma",
  ";": "importing.written.semicolon",
  "\t": "importing.written.tab",
};

function leadOf({ kind, rows, unfinished }: FileDescription, t: Asking["t"]): string {
  const tool = t(kindText[kind]);
  return unfinished === null || unfinished === 0
    ? t("surveys.import.recognised.lead", { tool, count: rows })
    : t("surveys.import.recognised.leadUnfinished", { tool, count: rows, unfinished });
}

/** As much of a text as a line holds. */
export const shortened = (text: string) => (text.length > longestName ? `${text.slice(0, longestName)}…` : text);
