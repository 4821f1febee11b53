/** A stretch of a text; joined, the pieces are the text again. */
export interface Piece {
  text: string;
  isMark: boolean;
}

/** Cuts a text into what is marked and what is not. Spans may overlap and come in any order; blanks between two marked words are marked with them. */
export function piecesOf(text: string, spans: readonly { start: number; end: number }[]): Piece[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last !== undefined && text.slice(last.end, start).trim() === "") last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of joined) {
    if (start > at) pieces.push({ text: text.slice(at, start), isMark: false });
    pieces.push({ text: text.slice(start, end), isMark: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMark: false });
  return pieces;
}
