// The headings of LimeSurvey's answers: codes, codes and texts, texts alone, ExpressionScript's names, or the numbers
// of survey, group and question of old versions.
import { ofPeople, ownCode } from "./limesurvey-own-columns.ts";
import { columnLetter, oneLine } from "./reading.ts";

/** A column of a question: as a whole (part null), of a choice, row or rank, and of a column or scale within that. */
export interface LimeColumn {
  at: number;
  code: string;
  part: string | null;
  /** The second scale, or the column of a matrix. */
  sub: string | null;
  text: string;
  partText: string;
}

export interface LimeHeadings {
  /** The tool's own columns: what they are, and where. */
  own: Map<string, number>;
  columns: LimeColumn[];
  style: "code" | "code-and-text" | "expression" | "number" | "text";
  /** Headings that stand twice, and numbers that could be of a question or of its part. */
  twice: string[];
  unclear: string[];
}

const bracketed = /^([A-Za-z][A-Za-z0-9]*)(?:\[([^\]]+)\])?(?:\[([^\]]+)\])?$/;
const withText = /^([A-Za-z][A-Za-z0-9]*)(?:\[([^\]]+)\])?(?:\[([^\]]+)\])?\.(?:\s(.*))?$/s;
const joined = /^([A-Za-z][A-Za-z0-9]*)(?:_([A-Za-z0-9]+))?(?:_([A-Za-z0-9]+))?$/;
const numbered = /^(\d+)X(\d+)X(\d+)(.*)$/s;
const timing = /^(?:groupTime\d+|[A-Za-z][A-Za-z0-9]*Time|\d+X\d+(?:X\d+)?time)$/;

/** What each heading says; `found` are columns of the tool's own that were known by what is in them. */
export function limeHeadings(header: readonly string[], found: ReadonlyMap<number, string> = new Map()): LimeHeadings {
  const own = new Map<string, number>();
  const asked: { at: number; heading: string }[] = [];
  for (const [at, heading] of header.entries()) {
    const code = found.get(at) ?? ownCode(heading);
    const isLeading = code !== null || (own.has("token") && ofPeople.test(heading.trim()));
    const isOwn = isLeading && !own.has(code ?? heading) && (asked.length === 0 || code === "interviewtime");
    // Times come after all questions, and only where the total is among them.
    const isTime = own.has("interviewtime") && timing.test(codeOf(heading));
    if (isOwn) own.set(code ?? heading.trim(), at);
    else if (!isTime) asked.push({ at, heading });
  }
  const style = styleOf(asked.map(({ heading }) => heading));
  const columns =
    style === "text" ? textColumns(asked) : asked.map(({ at, heading }) => codedColumn(at, heading, style));
  return { own, style, ...withoutTwins(columns, header), unclear: style === "number" ? unclearNumbers(columns) : [] };
}

const codeOf = (heading: string) => withText.exec(heading)?.[1] ?? heading;

function styleOf(headings: readonly string[]): LimeHeadings["style"] {
  const all = (pattern: RegExp) => headings.every((heading) => pattern.test(heading.trim()));
  if (all(bracketed)) return "code";
  if (all(numbered)) return "number";
  if (all(withText)) return "code-and-text";
  if (all(joined)) return "expression";
  // A column that somebody added does not make texts of the codes of all others.
  const most = (pattern: RegExp) =>
    headings.filter((heading) => pattern.test(heading.trim())).length * 10 >= headings.length * 9;
  if (most(withText)) return "code-and-text";
  return most(bracketed) && headings.some((heading) => heading.includes("[")) ? "code" : "text";
}

function codedColumn(at: number, heading: string, style: LimeHeadings["style"]): LimeColumn {
  const plain = heading.trim();
  if (style === "number") {
    const [, , , question = "", part = ""] = numbered.exec(plain) ?? [];
    const [row = "", scale = null] = part.split("#");
    return { at, code: question, part: row === "" ? null : row, sub: scale, text: "", partText: row };
  }
  const pattern = style === "code" ? bracketed : style === "expression" ? joined : withText;
  const [, code = plain, part = null, scale = null, words = ""] = pattern.exec(plain) ?? [];
  const { row, column } = cellOfPart(part);
  const { text, inside } = endInBrackets(oneLine(words));
  const isWhole = part === null;
  return {
    ...{ at, code, part: row, sub: scale ?? column },
    ...{ text: isWhole ? oneLine(words) : text, partText: isWhole ? "" : (inside ?? row ?? "") },
  };
}

/** "SQ001_SQ002" is the cell of a matrix, "SQ001#1" one of two scales. */
function cellOfPart(part: string | null): { row: string | null; column: string | null } {
  const [row = "", column = null] = (part ?? "").split(/[_#]/);
  return { row: part === null ? null : row, column };
}

/** "Which of these? [Canva]" → the question and what stands at its end in brackets. */
export function endInBrackets(heading: string): { text: string; inside: string | null } {
  const match = /^(.*?)\s*\[([^[\]]*)\](?:\s*\[([^[\]]*)\])?$/s.exec(heading);
  if (match === null) return { text: heading, inside: null };
  const [, text = "", first = "", second] = match;
  return { text, inside: second === undefined ? first : `${first} / ${second}` };
}

/** Texts alone: neighbours whose texts differ only in what stands in brackets at the end are one question. */
function textColumns(asked: readonly { at: number; heading: string }[]): LimeColumn[] {
  const parsed = asked.map(({ at, heading }) => ({ at, whole: oneLine(heading), ...endInBrackets(oneLine(heading)) }));
  let number = 0;
  return parsed.map((column, place) => {
    const [before, after] = [parsed[place - 1], parsed[place + 1]];
    const isPartOf = (other: typeof column | undefined) =>
      column.inside !== null && other?.text === column.text && other.whole !== column.whole;
    // The question itself stands before "[Other]" and "[Comment]" without brackets.
    const hasWhole = (other: typeof column | undefined) => other?.inside === null && other.whole === column.text;
    const isPart = isPartOf(before) || isPartOf(after) || (column.inside !== null && hasWhole(before));
    const continues = isPart && (isPartOf(before) || hasWhole(before));
    if (!continues) number += 1;
    const code = `Q${number}`;
    if (!isPart) return { at: column.at, code, part: null, sub: null, text: column.whole, partText: "" };
    const inside = column.inside ?? "";
    return { at: column.at, code, part: partCode(inside), sub: null, text: column.text, partText: inside };
  });
}

const otherWords = ["other", "muu", "muu, mikä", "annat", "övrigt", "jokin muu", "other:"];
const commentWords = ["comment", "kommentti", "kommentar"];

function partCode(inside: string): string {
  const plain = inside.trim().toLowerCase();
  if (otherWords.includes(plain)) return "other";
  if (commentWords.includes(plain)) return "comment";
  return /^(?:rank(?:ing)?|sija|sijoitus|rang) (\d+)$/.exec(plain)?.[1] ?? inside;
}

/** A heading that stands twice is a question of its own the second time, named by its column. */
function withoutTwins(columns: readonly LimeColumn[], header: readonly string[]) {
  const seen = new Set<string>();
  const twice: string[] = [];
  const distinct = columns.map((column) => {
    const key = JSON.stringify([column.code, column.part, column.sub]);
    const heading = header[column.at] ?? "";
    const isTwin = seen.has(key) || columns.some(({ at }) => at < column.at && header[at] === heading);
    seen.add(key);
    if (!isTwin) return column;
    const code = `${column.code} (${columnLetter(column.at)})`;
    twice.push(code);
    return { ...column, code, part: null, sub: null, text: oneLine(heading) };
  });
  return { columns: distinct, twice };
}

/** Numbers that run 31, 32, 33: three questions, or three ranks of the question 3. */
function unclearNumbers(columns: readonly LimeColumn[]): string[] {
  const whole = columns.filter(({ part }) => part === null).map(({ code }) => code);
  return whole.filter((code) => {
    const stem = code.slice(0, -1);
    return stem !== "" && whole.includes(`${stem}1`) && whole.includes(`${stem}2`);
  });
}
