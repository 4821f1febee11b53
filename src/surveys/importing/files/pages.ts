import type { Asking } from "../../../platform/asking.ts";
import type { Key } from "../../../platform/keys.ts";
import type { FileDescription } from "./description.ts";
import { columnLetter, oneLine, type FileKind, type SheetMistakeReason, type UndecidedReason } from "./reading.ts";
import type { Recognised } from "./worker.ts";

const kindText: Record<FileKind, Key> = {
  "limesurvey-csv": "surveys.import.recognised.kind.limesurvey",
  "limesurvey-vv": "surveys.import.recognised.kind.vv",
  "ms-forms": "surveys.import.recognised.kind.msForms",
  "google-forms": "surveys.import.recognised.kind.googleForms",
  eusurvey: "surveys.import.recognised.kind.eusurvey",
  kobo: "surveys.import.recognised.kind.kobo",
  table: "surveys.import.recognised.kind.table",
};

const reasonText: Record<UndecidedReason, Key> = {
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

/** What the file was recognised as, and what of it is open or torn; nothing where that is not known. */
export function recognisedPart(recognised: Recognised | null, { t }: Asking) {
  if (recognised === null) return { lead: null, heading: null, isOpen: false, points: [] };
  if ("mistakes" in recognised) {
    const points = recognised.mistakes.slice(0, mostShown).map(({ row, at, reason, cell }) => ({
      name: at === null ? t("surveys.import.recognised.row", { row }) : t("surveys.import.recognised.cell", { row, column: columnLetter(at) }), // prettier-ignore
      text: t(mistakeText[reason]),
      examples: cell === "" ? null : oneLine(cell),
    }));
    const count = recognised.mistakes.length;
    return { lead: null, heading: t("surveys.import.recognised.mistakes", { count }), isOpen: true, points };
  }
  const { undecided } = recognised.description;
  const points = undecided.slice(0, mostShown).map(({ column, why, examples }) => ({
    name: column === "*" ? t("surveys.import.recognised.whole") : shortened(nameOf(column, recognised.description)),
    text: t(reasonText[why]),
    examples: examples.length === 0 ? null : examples.map(oneLine).map(shortened).join(" · "),
  }));
  return {
    lead: leadOf(recognised.description, t),
    heading: undecided.length === 0 ? null : t("surveys.import.recognised.open", { count: undecided.length }),
    isOpen: false,
    points,
  };
}

function leadOf({ kind, rows, unfinished }: FileDescription, t: Asking["t"]): string {
  const tool = t(kindText[kind]);
  return unfinished === null || unfinished === 0
    ? t("surveys.import.recognised.lead", { tool, count: rows })
    : t("surveys.import.recognised.leadUnfinished", { tool, count: rows, unfinished });
}

/** A question by its text, where its code is only a number of ours. */
function nameOf(code: string, { questions }: FileDescription): string {
  const text = questions.find((question) => question.code === code)?.text ?? code;
  return text === code ? code : `${code} ${text}`;
}

const shortened = (text: string) => (text.length > longestName ? `${text.slice(0, longestName)}…` : text);
