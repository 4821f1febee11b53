/** The trigrams of a text's words, as pg_trgm takes them: two spaces before each word, one after it. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return new Set(
    words.flatMap((word) => {
      const letters = Array.from(`  ${word} `);
      return letters.slice(2).map((_, at) => letters.slice(at, at + 3).join(""));
    }),
  );
}

/** What two sets of trigrams have in common, of what they have together: 1 for the same, 0 where nothing is. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const common = a.intersection(b).size;
  return common / (a.size + b.size - common);
}
