/** What became of a piece of a text from one version to the next. */
export type Fate = "same" | "added" | "removed";

export interface Piece {
  fate: Fate;
  text: string;
}

/** A line of the comparison; one that was changed a little holds words of different fates. */
export interface ChangedLine {
  fate: Fate | "changed";
  words: Piece[];
}

/**
 * The texts compared line by line, the lines that were changed word by word. Reading all but what was removed gives the
 * new text, and all but what was added the old one.
 */
export function lineChanges(before: string, after: string): ChangedLine[] {
  const pieces = sequenceChanges(before.split("\n"), after.split("\n"));
  const lines: ChangedLine[] = [];
  let block: Piece[] = [];
  for (const piece of pieces) {
    if (piece.fate !== "same") {
      block.push(piece);
      continue;
    }
    lines.push(...blockChanges(block), wholeLine(piece));
    block = [];
  }
  return [...lines, ...blockChanges(block)];
}

function wholeLine(piece: Piece): ChangedLine {
  return { fate: piece.fate, words: [piece] };
}

/** Lines that stand in the place of others: the first of the one with the first of the other, while they are alike. */
function blockChanges(block: readonly Piece[]): ChangedLine[] {
  const removed = block.filter(({ fate }) => fate === "removed");
  const added = block.filter(({ fate }) => fate === "added");
  const pairs = removed.slice(0, added.length).map((old, at) => wordChanges(old.text, added[at]?.text ?? ""));
  if (!pairs.every(areAlike)) return block.map(wholeLine);
  return [
    ...pairs.map((words): ChangedLine => ({ fate: "changed", words })),
    ...removed.slice(pairs.length).map(wholeLine),
    ...added.slice(pairs.length).map(wholeLine),
  ];
}

// Where hardly a word stayed, two lines are easier to read than one that is all crossed out.
function areAlike(words: readonly Piece[]): boolean {
  const length = (of: readonly Piece[]) => of.reduce((sum, { text }) => sum + text.trim().length, 0);
  return 3 * length(words.filter(({ fate }) => fate === "same")) >= length(words);
}

/** The words of two lines, neighbours of the same fate together. */
export function wordChanges(before: string, after: string): Piece[] {
  const joined: Piece[] = [];
  for (const { fate, text } of sequenceChanges(wordsOf(before), wordsOf(after))) {
    const last = joined.at(-1);
    if (last?.fate === fate) last.text += text;
    else joined.push({ fate, text });
  }
  return joined;
}

// Each with the space after it, so that all of them together are the line.
function wordsOf(line: string): string[] {
  return line.match(/\s*\S+\s*|\s+/g) ?? [];
}

/** Beyond so many comparisons the texts count as wholly different: they would take too long. */
const mostComparisons = 4_000_000;

/** The longest common subsequence of the two kept, the rest removed or added; what was removed comes first. */
function sequenceChanges(before: readonly string[], after: readonly string[]): Piece[] {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1;
  let end = 0;
  const least = Math.min(before.length, after.length) - start;
  while (end < least && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const same = (texts: readonly string[]) => texts.map((text): Piece => ({ fate: "same", text }));
  return [
    ...same(before.slice(0, start)),
    ...middleChanges(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ];
}

function middleChanges(before: readonly string[], after: readonly string[]): Piece[] {
  const removed = (texts: readonly string[]) => texts.map((text): Piece => ({ fate: "removed", text }));
  const added = (texts: readonly string[]) => texts.map((text): Piece => ({ fate: "added", text }));
  if (before.length * after.length > mostComparisons) return [...removed(before), ...added(after)];
  // longest[i][j]: how much the rest of the one from i and of the other from j have in common.
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    const [old = "", next = ""] = [before[i], after[j]];
    if (old === next) {
      pieces.push({ fate: "same", text: old });
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      pieces.push({ fate: "removed", text: old });
      i += 1;
    } else {
      pieces.push({ fate: "added", text: next });
      j += 1;
    }
  }
  return [...pieces, ...removed(before.slice(i)), ...added(after.slice(j))];
}

/** A run of lines that stayed as they were, too long to be shown. */
interface Skipped {
  skipped: number;
}

/** The lines that changed with `around` lines on both sides; longer runs of what stayed are only counted. */
export function onlyChanged(lines: readonly ChangedLine[], around = 2): (ChangedLine | Skipped)[] {
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ fate }) => fate !== "same"),
  );
  const shown: (ChangedLine | Skipped)[] = [];
  for (const [at, line] of lines.entries()) {
    const last = shown.at(-1);
    if (isNear[at] === true) shown.push(line);
    else if (last !== undefined && "skipped" in last) last.skipped += 1;
    else shown.push({ skipped: 1 });
  }
  return shown;
}
