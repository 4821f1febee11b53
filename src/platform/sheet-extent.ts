// How far a worksheet's filled cells reach, told before it is parsed: a parser fills the gaps, so that one cell in
// the far corner of an otherwise empty sheet makes billions of empty ones. Pure.

export interface Extent {
  rows: number;
  columns: number;
}

/** Excel's last row; a row beyond it is damage or malice. */
const lastRow = 1_048_576;

const rowOrCell = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^>]*)>/g;
const reference = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * The last row and column with a filled cell of a worksheet's XML (SpreadsheetML, ECMA-376 part 1, 18.3). Null when a
 * row or cell does not say where it is in the plain way that spreadsheet programs write.
 */
export function sheetExtent(xml: string): Extent | null {
  const extent = { rows: 0, columns: 0 };
  for (const [, name = "", attributes = ""] of xml.matchAll(rowOrCell)) {
    const references = [...attributes.matchAll(reference)].map((match) => match[1] ?? match[2] ?? "");
    const places = references.map((text) => place(text, name === "c"));
    if (name === "c" && places.length === 0) return null;
    for (const at of places) {
      if (at === null || at.row > lastRow) return null;
      // Cells with a look but no content close themselves; whole rows and columns of them are no data.
      if (name === "row" || attributes.endsWith("/")) continue;
      extent.rows = Math.max(extent.rows, at.row);
      extent.columns = Math.max(extent.columns, at.column);
    }
  }
  return extent;
}

function place(text: string, isCell: boolean): { row: number; column: number } | null {
  const match = /^([A-Z]{0,3})([1-9]\d{0,6})$/.exec(text);
  const letters = match?.[1] ?? "";
  if (match === null || isCell !== letters.length > 0) return null;
  const column = Buffer.from(letters).reduce((sum, letter) => sum * 26 + letter - 64, 0);
  return { row: Number(match[2]), column };
}
