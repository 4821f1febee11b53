import type { Decisions } from "./decisions.ts";
import { oneLine, type FormatReading, type KnownOptions, type Sheet } from "./reading.ts";
import { filledRows, sheetMistakes } from "./sheet-checks.ts";
import { readColumns } from "./single-columns.ts";

const timestamp = /^(?:timestamp|aikaleima|tidsstämpel|zeitstempel|horodateur|tijdstempel)$/i;
const address = /^(?:e-?mail address|username|sähköpostiosoite|sähköposti|käyttäjänimi|e-postadress|användarnamn)$/i;
const score = /^(?:score|total score|pisteet|poäng|resultat)$/i;
/** How Forms itself writes its times; Sheets writes them as the sheet's language does. */
const ownTime = /^\d{4}\/\d{1,2}\/\d{1,2} \d{1,2}:\d{2}:\d{2} [ap]\.?m\.? \S+$/i;

/** Whether the first column is Google's timestamp. */
export function isGoogleForms(sheet: Sheet): boolean {
  const rows = filledRows(sheet, 0);
  const isOwn = rows.length > 0 && rows.every(({ cells }) => ownTime.test(cells[0] ?? ""));
  return timestamp.test(oneLine(sheet.lines[0]?.[0] ?? "")) || isOwn;
}

/**
 * Google Forms' answers, all of them sent: from Sheets, where several answers are joined by ", " as options with commas
 * are too, or Forms' own CSV, where they are joined by ";".
 */
export function readGoogleForms(sheet: Sheet, known: KnownOptions, decisions: Decisions): FormatReading {
  const header = sheet.lines[0] ?? [];
  const mistakes = sheetMistakes(sheet, { headings: 0, ids: [], dates: [0], isLocal: true, isEven: false });
  if (mistakes.length > 0) return { mistakes };
  const rows = filledRows(sheet, 0);
  const isForms = rows.some(({ cells }) => ownTime.test(cells[0] ?? ""));
  const own = new Map([["sent", 0]]);
  for (const [at, heading] of header.entries()) {
    if (at > 0 && at < 3 && address.test(oneLine(heading))) own.set("email", at);
    if (at > 0 && at < 3 && score.test(oneLine(heading))) own.set("score", at);
  }
  return readColumns({
    ...{ kind: "google-forms", header, rows, own, codes: "numbers", isFinished: true, known, decisions },
    joinings: [{ sign: isForms ? ";" : ", ", isTrailing: false }],
  });
}
