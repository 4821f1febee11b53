// What a text file without a header of its own most likely is: its encoding and its separator. Pure.

export type Encoding = "utf-8" | "utf-16le" | "windows-1252";
export type Separator = "," | ";" | "\t";

/** How many records the separator is judged by. */
const judgedRecords = 30;

/**
 * The text of a file and how it was encoded: by its byte order mark, else UTF-8 when it is valid UTF-8, else
 * Windows-1252 (the printable ISO-8859-1 is a part of it). Null when it is no text: a NUL in it. Other control
 * characters do come with texts pasted from word processors.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : isUtf8(bytes) ? "utf-8" : "windows-1252";
  const text = new TextDecoder(encoding).decode(bytes);
  return text.includes("\0") ? null : { text, encoding };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The separator that most of the first records have equally often, outside quotes; of equals the one that is there
 * more often, then `;` (a Finnish comma may be a decimal one). `;` also when there is none: one column.
 */
export function guessSeparator(text: string): Separator {
  const counts = countSeparators(text);
  const candidates = ([";", ",", "\t"] as const).map((separator) => {
    const perRecord = counts.map((count) => count[separator]);
    const often = mostFrequent(perRecord.filter((count) => count > 0));
    return { separator, agreeing: perRecord.filter((count) => count > 0 && count === often).length, often };
  });
  const [first, ...others] = candidates;
  return others.reduce(
    (best, other) =>
      other.agreeing > best.agreeing || (other.agreeing === best.agreeing && other.often > best.often) ? other : best,
    first ?? { separator: ";", agreeing: 0, often: 0 },
  ).separator;
}

type Counts = Record<Separator, number>;

/** How often each separator is in each of the first records that are not blank. */
function countSeparators(text: string): Counts[] {
  const records: Counts[] = [];
  let record: Counts = { ",": 0, ";": 0, "\t": 0 };
  let quoted = false;
  let blank = true;
  for (let i = 0; i <= text.length && records.length < judgedRecords; i++) {
    const character = text[i];
    if (character === undefined || (!quoted && (character === "\n" || character === "\r"))) {
      if (!blank) records.push(record);
      record = { ",": 0, ";": 0, "\t": 0 };
      blank = true;
    } else {
      // A quote opens only at the beginning of a cell: 5" is a measure.
      if (character === '"' && (quoted || isCellStart(text[i - 1]))) quoted = !quoted;
      if (!quoted && (character === "," || character === ";" || character === "\t")) record[character]++;
      blank = false;
    }
  }
  return records;
}

function isCellStart(before: string | undefined): boolean {
  // After a quote: a doubled one, which closes and opens again.
  return before === undefined || ',;\t\r\n"\ufeff'.includes(before);
}

/** The most frequent number; of equally frequent ones the one that came first; 0 of none. */
function mostFrequent(numbers: readonly number[]): number {
  const times = new Map<number, number>();
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1);
  return [...times].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
