import type { Decisions } from "./decisions.ts";
import { oneLine, type FormatReading, type KnownOptions, type Sheet } from "./reading.ts";
import { filledRows, sheetMistakes } from "./sheet-checks.ts";
import { readColumns } from "./single-columns.ts";
import { isDate } from "./dates.ts";

const words = [
  /^(?:id|tunniste|tunnus)$/i,
  /^(?:start time|aloitusaika|alkamisaika|starttid|startzeit)$/i,
  /^(?:completion time|valmistumisaika|päättymisaika|slutförandetid|sluttid|fertigstellungszeit)$/i,
  /^(?:e-?mail|sähköposti|e-post|e-mail)/i,
  /^(?:name|nimi|namn)$/i,
];
/** Beside the five: the time of a change, and what a quiz adds. */
const later =
  /^(?:last modified time|viimeksi muokattu|viimeisin muokkausaika|senast ändrad|total points|quiz feedback|grade posted time|(?:points|feedback) - )/i;

/**
 * Whether the first columns are those of MS Forms, which stand in the same places in every language: by their headings
 * where the language is known, else by what is in them.
 */
export function isMsForms(sheet: Sheet): boolean {
  const header = (sheet.lines[0] ?? []).map(oneLine);
  if (header.length < 5) return false;
  if (words.filter((word, at) => word.test(header[at] ?? "")).length >= 4) return true;
  const rows = filledRows(sheet, 0);
  return rows.length > 0 && rows.every(({ cells }) => looksLikeSent(cells));
}

function looksLikeSent([id = "", started = "", sent = "", address = ""]: readonly string[]): boolean {
  const isAddress = /^(?:[^\s@]+@[^\s@]+|\p{L}+)?$/u.test(address.trim());
  return /^\d+$/.test(id.trim()) && isTime(started) && isTime(sent) && isAddress;
}

const isTime = (cell: string) => isDate(cell) && /\d[:.]\d{2}/.test(cell.trim().split(/[\sT]/)[1] ?? "");

/** MS Forms' Excel file, or the same saved as CSV: every row was sent; several answers are "a;b;" with the sign last. */
export function readMsForms(sheet: Sheet, known: KnownOptions, decisions: Decisions): FormatReading {
  const header = sheet.lines[0] ?? [];
  const mistakes = sheetMistakes(sheet, { headings: 0, ids: [0], dates: [1, 2], isLocal: true, isEven: false });
  if (mistakes.length > 0) return { mistakes };
  const own = new Map([...["id", "started", "sent", "email", "name"].entries()].map(([at, name]) => [name, at]));
  for (const [at, heading] of header.entries())
    if (at > 4 && later.test(oneLine(heading))) own.set(oneLine(heading), at);
  return readColumns({
    ...{
      kind: "ms-forms",
      header,
      rows: filledRows(sheet, 0),
      own,
      codes: "numbers",
      isFinished: true,
      known,
      decisions,
    },
    joinings: [{ sign: ";", isTrailing: true }],
  });
}
