/** A word of a text, lower-cased, and where it stands: `text.slice(start, end)` is the word as it was written. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

/** The words of a text in their order. A hyphen parts words, so that "kanta-liittyminen" is two; numbers are words. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: found, index }) => ({
    word: found.normalize("NFC").toLowerCase(),
    start: index,
    end: index + found.length,
  }));
}
