/** A run of a line's text, as it is shown. */
export interface MarkdownRun {
  text: string;
  isStrong: boolean;
  isEmphasis: boolean;
  /** Of the web or a mail address; null where it is no link. */
  href: string | null;
}

/** A list with its items, or a paragraph with its lines. */
export interface MarkdownBlock {
  isList: boolean;
  isNumbered: boolean;
  lines: MarkdownRun[][];
}

/**
 * A text's blocks in the Markdown that the product knows: blank lines part paragraphs, lines that begin with "- " or
 * "1. " are lists, `**strong**` and `*emphasis*` stand out, `[words](https://…)` is a link. All else stays the text it
 * is; there is no HTML in it.
 */
export function readMarkdown(text: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let isNew = true;
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === "") {
      isNew = true;
      continue;
    }
    const [, sign = null, rest = line] = /^\s*([-*]|\d{1,3}[.)])\s+(.*)$/.exec(line) ?? [];
    const kind = { isList: sign === "-" || sign === "*", isNumbered: /^\d/.test(sign ?? "") };
    const last = blocks.at(-1);
    const isSame = last?.isList === kind.isList && last.isNumbered === kind.isNumbered;
    if (isSame && (sign !== null || !isNew)) last.lines.push(runsOf(rest.trim()));
    else blocks.push({ ...kind, lines: [runsOf(rest.trim())] });
    isNew = false;
  }
  return blocks;
}

function runsOf(line: string): MarkdownRun[] {
  return line
    .split(/(\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^[\]]+\]\((?:https?:\/\/|mailto:)[^\s()]+\))/)
    .filter((part) => part !== "")
    .map(runOf);
}

function runOf(part: string): MarkdownRun {
  const plain = { text: part, isStrong: false, isEmphasis: false, href: null };
  const [, words, href] = /^\[([^[\]]+)\]\((\S+)\)$/.exec(part) ?? [];
  if (words !== undefined && href !== undefined) return { ...plain, text: words, href };
  if (/^\*\*[^*]+\*\*$/.test(part)) return { ...plain, text: part.slice(2, -2), isStrong: true };
  return /^\*[^*\s][^*]*\*$/.test(part) ? { ...plain, text: part.slice(1, -1), isEmphasis: true } : plain;
}
