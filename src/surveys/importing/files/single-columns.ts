// Files with one column a question, where a cell may hold several answers: MS Forms, Google Forms, any table.
import { saidOf, typedOptions, type Decisions } from "./decisions.ts";
import { endInBrackets } from "./limesurvey-headings.ts";
import { listReading, type Joining } from "./lists.ts";
import {
  columnLetter,
  examplesOf,
  codeKey,
  oneLine,
  type FileKind,
  type ForeignAnswer,
  type ForeignQuestion,
  type ForeignResponse,
  type KnownOptions,
  type AnswersReading,
  type Undecided,
} from "./reading.ts";
import type { Row } from "./sheet-checks.ts";
import { columnValues } from "./values.ts";

export interface ColumnsFile {
  kind: FileKind;
  header: readonly string[];
  rows: readonly Row[];
  /** The tool's own columns by what they are. */
  own: ReadonlyMap<string, number>;
  /** How a cell may join answers; the first that fits is taken. */
  joinings: readonly Joining[];
  /** Whether the columns go by their headings, or by numbers where headings are whole questions. */
  codes: "headings" | "numbers";
  /** Every row was sent, or the file does not tell. */
  isFinished: true | null;
  known: KnownOptions;
  decisions: Decisions;
}

/** A question, with how its cells are read; null for one left blank. */
export interface ColumnQuestion {
  question: ForeignQuestion;
  read: (cells: readonly string[]) => ForeignAnswer | null;
  undecided: Undecided[];
}

/** The answers of a file with one column a question. */
export function readColumns(file: ColumnsFile): AnswersReading {
  const own = new Set(file.own.values());
  const isUsed = (at: number) =>
    (file.header[at] ?? "").trim() !== "" || file.rows.some(({ cells }) => (cells[at] ?? "").trim() !== "");
  const places = file.header.map((_, at) => at).filter((at) => !own.has(at) && isUsed(at));
  const questions = numberedGroups(file, places).flatMap(({ code, at }) => readGroup(file, code, at));
  return assembled(file, questions, headingDoubts(file, places, questions));
}

/** The whole reading out of its questions. */
export function assembled(
  file: Pick<ColumnsFile, "kind" | "header" | "rows" | "own" | "isFinished" | "decisions">,
  questions: readonly ColumnQuestion[],
  doubts: readonly Undecided[],
): AnswersReading {
  const isNotShown = saidOf(file.decisions, "*")("not-shown-or-blank") === "not-shown";
  const blank: ForeignAnswer | null = isNotShown ? { kind: "notShown" } : null;
  return {
    ...{ kind: file.kind, columns: file.header.length, headings: file.header },
    questions: questions.map(({ question }) => question),
    responses: file.rows.map(({ row, cells }): ForeignResponse => {
      const about = Object.fromEntries([...file.own].map(([name, at]) => [name, cells[at] ?? ""]));
      const answers = questions.flatMap(({ question, read }) => {
        const answer = read(cells) ?? blank;
        return answer === null ? [] : [[question.code, answer] as const];
      });
      return { row, isFinished: file.isFinished, about, answers: Object.fromEntries(answers) };
    }),
    undecided: [...doubts, ...questions.flatMap(({ undecided }) => undecided), ...blankOrNotShown(file, questions)],
  };
}

/** These files have no sign for a question that was not shown: a blank cell may be either. */
function blankOrNotShown({ rows }: Pick<ColumnsFile, "rows">, questions: readonly ColumnQuestion[]): Undecided[] {
  const blank = questions.filter(({ read }) => rows.some(({ cells }) => read(cells) === null));
  if (blank.length === 0) return [];
  const examples = examplesOf(blank.map(({ question }) => question.code));
  return [{ column: "*", why: "not-shown-or-blank", examples }];
}

interface Group {
  code: string;
  at: number[];
}

/** Neighbours "Question [Row]" are one question; every other column is its own. */
function numberedGroups({ header, codes }: ColumnsFile, places: readonly number[]): Group[] {
  const groups: { text: string; isGrid: boolean; at: number[] }[] = [];
  for (const at of places) {
    const { text, inside } = endInBrackets(oneLine(header[at] ?? ""));
    const last = groups.at(-1);
    const isNext = last?.isGrid === true && inside !== null && last.text === text && last.at.at(-1) === at - 1;
    if (isNext && text !== "") last.at.push(at);
    else groups.push({ text, isGrid: inside !== null, at: [at] });
  }
  const taken = new Set<string>();
  return groups.map(({ text, at }, number) => {
    const heading = at.length > 1 ? text : oneLine(header[at[0] ?? 0] ?? "");
    const wanted = codes === "numbers" ? `Q${number + 1}` : heading || columnLetter(at[0] ?? 0);
    const code = taken.has(wanted) ? `${wanted} (${columnLetter(at[0] ?? 0)})` : wanted;
    taken.add(code);
    return { code, at };
  });
}

function readGroup(file: ColumnsFile, code: string, places: readonly number[]): ColumnQuestion[] {
  const [first = 0] = places;
  if (places.length === 1) return [readColumn(file, code, first)];
  const rowText = (at: number) => endInBrackets(oneLine(file.header[at] ?? "")).inside ?? "";
  const columns = places.map((at) => readColumn(file, `${code}[${rowText(at)}]`, at, code));
  const texts = places.map(rowText);
  // A grid where several can be ticked on a row is a list of choices for each row.
  const isTicked = columns.some(({ question, undecided }) => question.kind === "multiple" && undecided.length === 0);
  if (isTicked || new Set(texts).size < texts.length) return columns;
  const doubt = columns.flatMap(({ undecided }) => undecided)[0];
  const grid = gridQuestion(file, code, places, texts);
  return [{ ...grid, undecided: doubt === undefined ? [] : [{ ...doubt, column: code }] }];
}

function gridQuestion(file: ColumnsFile, code: string, places: readonly number[], texts: string[]): ColumnQuestion {
  const cells = file.rows.flatMap((row) => places.map((at) => row.cells[at] ?? "")).filter((cell) => cell !== "");
  const options = [...new Set(cells)];
  const question: ForeignQuestion = {
    ...{ code, text: endInBrackets(oneLine(file.header[places[0] ?? 0] ?? "")).text, kind: "ratings" },
    ...{ parts: texts.map((text) => ({ code: text, text })), options, columns: [...places] },
  };
  const read = (row: readonly string[]): ForeignAnswer | null => {
    const filled = places.map((at, place) => [texts[place] ?? "", row[at] ?? ""] as const).filter(([, cell]) => cell);
    return filled.length === 0 ? null : { kind: "parts", parts: Object.fromEntries(filled), notShown: [] };
  };
  return { question: { ...question, kind: options.length === 0 ? "unknown" : "ratings" }, read, undecided: [] };
}

/** `asked` is the code under which its open points are asked about: of a grid that of the whole. */
function readColumn(file: ColumnsFile, code: string, at: number, asked = code): ColumnQuestion {
  const heading = file.header[at] ?? "";
  const cells = file.rows.map((row) => row.cells[at] ?? "").filter((cell) => cell.trim() !== "");
  const base = { code, text: oneLine(heading) || columnLetter(at), parts: [], columns: [at] };
  const say = saidOf(file.decisions, asked);
  const known = typedOptions(file.decisions, asked) ?? (file.known.get(codeKey(code)) ?? file.known.get(heading) ?? file.known.get(oneLine(heading))); // prettier-ignore
  const values = columnValues(cells, say);
  const isOneValue = say("list-or-text") === "text" || say("separator-in-option") === "whole";
  const list =
    values.kind === "date" || values.kind === "number" || isOneValue
      ? null
      : (file.joinings.map((joining) => listReading(cells, joining, known, say)).find((reading) => reading !== null) ??
        null);
  const isRanking = say("ranking-or-multiple") === "ranking" && ranked(list, cells) !== null;
  const doubt = list?.undecided ?? ranked(list, cells) ?? values.undecided;
  const undecided: Undecided[] = doubt === null ? [] : [{ column: code, ...doubt }];
  const reads = (cell: string): ForeignAnswer => {
    if (list === null) {
      const value = values.read(cell);
      return value === null ? { kind: "raw", text: cell } : { kind: "value", value, other: null, comment: null };
    }
    const chosen = list.read(cell);
    if (chosen === null) return { kind: "raw", text: cell };
    if (isRanking) return { kind: "ranking", order: chosen };
    return { kind: "chosen", chosen, other: null, comments: {}, notShown: [] };
  };
  return {
    question: {
      ...base,
      kind:
        list === null
          ? values.kind
          : isRanking
            ? "ranking"
            : list.undecided?.why === "list-or-text"
              ? "text"
              : "multiple",
      options: list === null ? values.options : list.options,
    },
    read: (row) => ((row[at] ?? "").trim() === "" ? null : reads(row[at] ?? "")),
    undecided,
  };
}

/** Every cell has the same answers, in orders that change: a ranking, or everybody ticked everything. */
function ranked(list: ReturnType<typeof listReading>, cells: readonly string[]): Omit<Undecided, "column"> | null {
  if (list === null || list.options.length < 2) return null;
  const isWhole = cells.every((cell) => list.read(cell)?.length === list.options.length);
  const isOrdered = new Set(cells).size > 1;
  return isWhole && isOrdered ? { why: "ranking-or-multiple", examples: examplesOf(cells) } : null;
}

/** Headings that stand twice, that may be the same with a number after, and columns without any. */
function headingDoubts(
  file: ColumnsFile,
  places: readonly number[],
  questions: readonly ColumnQuestion[],
): Undecided[] {
  const headings = places.map((at) => oneLine(file.header[at] ?? ""));
  const codeAt = (at: number) =>
    questions.find(({ question }) => question.columns.includes(at))?.question.code ?? columnLetter(at);
  return places.flatMap((at, place): Undecided[] => {
    const heading = headings[place] ?? "";
    const column = codeAt(at);
    if (heading === "") {
      const cells = file.rows.map((row) => row.cells[at] ?? "").filter((cell) => cell !== "");
      return [{ column, why: "no-heading", examples: examplesOf(cells) }];
    }
    if (headings.indexOf(heading) < place) return [{ column, why: "duplicate-heading", examples: [heading] }];
    const stem = heading.replace(/([2-9]|[1-9]\d)$/, "");
    const isNumbered = stem !== heading && headings.slice(0, place).includes(stem);
    return isNumbered ? [{ column, why: "numbered-heading", examples: [stem, heading] }] : [];
  });
}
