/** Stand around a hit in an excerpt: signs of private use, which no text of ours holds. */
export const hitSigns = { start: "\uE000", stop: "\uE001" };

/** A run of an excerpt; a hit is a word that was searched for. */
interface ExcerptRun {
  text: string;
  isHit: boolean;
}

/** The excerpt in runs, hits apart from the rest; its text is plain and is escaped where it is shown. */
export function excerptRuns(excerpt: string): ExcerptRun[] {
  const runs: ExcerptRun[] = [];
  for (const [at, part] of excerpt.split(hitSigns.start).entries()) {
    const [hit = "", ...rest] = at === 0 ? [""] : part.split(hitSigns.stop);
    const text = at === 0 ? part.replaceAll(hitSigns.stop, "") : rest.join("");
    if (hit !== "") runs.push({ text: hit, isHit: true });
    if (text !== "") runs.push({ text, isHit: false });
  }
  return runs;
}
