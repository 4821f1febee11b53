/** A run of a paragraph's text. */
export interface Run {
  text: string;
  isStrong: boolean;
}

/** What the placeholders of a privacy notice stand for. */
export interface NoticeFacts {
  contact: string;
  closes: string;
  /** How long answers are kept after the close: "2 years". */
  retention: string;
}

/**
 * The notice's paragraphs with the placeholders `[[contact]]`, `[[closes]]` and `[[retention]]` filled in. Of Markdown it
 * knows blank lines between paragraphs and `**strong**`; everything else stays the text it is. Placeholders are filled
 * after the marks are read, so that a name with stars in it marks nothing.
 */
export function readNotice(notice: string, facts: NoticeFacts): Run[][] {
  return notice
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => runs(paragraph.trim()).map((run) => ({ ...run, text: filled(run.text, facts) })));
}

function runs(paragraph: string): Run[] {
  return paragraph
    .split(/(\*\*[^*]+\*\*)/)
    .filter((part) => part !== "")
    .map((part) =>
      /^\*\*.+\*\*$/s.test(part) ? { text: part.slice(2, -2), isStrong: true } : { text: part, isStrong: false },
    );
}

function filled(text: string, { contact, closes, retention }: NoticeFacts): string {
  const values: Record<string, string> = { contact, closes, retention };
  return text.replaceAll(/\[\[(\w+)\]\]/g, (whole, name: string) => values[name] ?? whole);
}
