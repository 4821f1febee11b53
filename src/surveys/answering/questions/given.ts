/** What an answer says, right or wrong, as its fields show it. */
export interface Given {
  isUnknown: boolean;
  chosen: string[];
  other: string;
  text: string;
  /** Every free text in it. */
  texts: string[];
  /** The mark on a scale, "" for none; without a row the answer's own. */
  mark: (part: "importance" | "level" | "rating" | "value", row?: string) => string;
  /** Options' keys, the best first. */
  order: string[];
  number: string;
  date: string;
  yes: boolean | null;
}

/** Reads an answer that is stored, or one that a page sent and that may be of a wrong form. */
export function readGiven(answer: unknown): Given {
  const whole = record(answer);
  const said = whole["kind"] === "unknown" ? record(whole["besides"]) : whole;
  return {
    isUnknown: whole["kind"] === "unknown",
    chosen: words(said["chosen"]),
    other: word(said["other"]),
    text: word(said["text"]),
    texts: [word(said["other"]), word(said["text"])],
    mark(part, row) {
      const marks = row === undefined ? said : record(said["rows"])[row];
      const mark = part === "rating" ? marks : record(marks)[part];
      return typeof mark === "number" || typeof mark === "string" ? String(mark) : "";
    },
    order: words(said["order"]),
    number: word(said["number"]),
    date: word(said["date"]),
    yes: typeof said["yes"] === "boolean" ? said["yes"] : null,
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function words(value: unknown): string[] {
  return [value ?? []].flat().map(word);
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}
