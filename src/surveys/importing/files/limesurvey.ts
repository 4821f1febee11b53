// What both of LimeSurvey's answer files share: columns that belong to one question, ticks, ranks, and not shown.
import { saidOf } from "./decisions.ts";
import type { LimeFile, LimeQuestion, QuestionBase } from "./limesurvey-file.ts";
import type { LimeColumn } from "./limesurvey-headings.ts";
import { readParts } from "./limesurvey-parts.ts";
import {
  examplesOf,
  type AnswersReading,
  type ForeignAnswer,
  type ForeignQuestion,
  type ForeignResponse,
  type Undecided,
} from "./reading.ts";
import type { Row } from "./sheet-checks.ts";
import { columnValues } from "./values.ts";

/** The answers of a LimeSurvey file. */
export function readLimeSurvey(file: LimeFile): AnswersReading {
  const groups = Map.groupBy(withParts(file), ({ code }) => code);
  const asked = [...groups].flatMap(([code, columns]) => readQuestions(file, code, columns));
  return {
    kind: file.kind,
    columns: file.header.length,
    headings: file.header,
    questions: asked.map(({ question }) => question),
    responses: file.rows.map((row) => readRow(row, file, asked)),
    undecided: [
      ...file.headings.twice.map((column): Undecided => ({ column, why: "duplicate-heading", examples: [] })),
      ...file.headings.unclear.map((column): Undecided => ({ column, why: "question-or-part", examples: [] })),
      ...asked.flatMap(({ undecided }) => undecided),
      ...shownOrNot(file, asked),
    ],
  };
}

/** Where staff say that 31, 32, 33 are parts of the question 3, they are. */
function withParts({ headings, decisions }: LimeFile): LimeColumn[] {
  const isPart = ({ code, part }: LimeColumn) =>
    part === null && headings.unclear.includes(code) && saidOf(decisions, code)("question-or-part") === "part";
  return headings.columns.map((column) => {
    if (!isPart(column)) return column;
    const part = column.code.slice(-1);
    return { ...column, code: column.code.slice(0, -1), part, partText: part };
  });
}

function readRow({ row, cells }: Row, file: LimeFile, asked: readonly LimeQuestion[]): ForeignResponse {
  const isNotShown = saidOf(file.decisions, "*")("not-shown-or-blank") === "not-shown";
  const blank: ForeignAnswer | null = isNotShown ? { kind: "notShown" } : null;
  const about = Object.fromEntries([...file.headings.own].map(([name, at]) => [name, cells[at] ?? ""]));
  const answers = asked.flatMap(({ question, read }) => {
    const answer = read(cells) ?? blank;
    return answer === null ? [] : [[question.code, answer] as const];
  });
  // A file without the column does not tell.
  const isFinished = about["submitdate"] === undefined ? null : about["submitdate"] !== "";
  return { row, isFinished, about, answers: Object.fromEntries(answers) };
}

/** Usually one question; a column without a part beside columns of parts is one of its own. */
function readQuestions(file: LimeFile, code: string, columns: readonly LimeColumn[]): LimeQuestion[] {
  const whole = columns.find(({ part }) => part === null);
  const beside = columns.filter(({ part }) => part !== null && sideParts.includes(part));
  const parts = columns.filter((column) => column !== whole && !beside.includes(column));
  const of = (part: string) => beside.find((column) => column.part === part);
  if (whole === undefined) return [readParts(file, baseOf(code, columns), columns)];
  const single = { whole, other: of("other"), comment: of("comment") };
  const first = readWhole(file, baseOf(code, [whole, ...beside]), single);
  return parts.length === 0 ? [first] : [first, readParts(file, baseOf(`${code}[]`, parts), parts)];
}

/** What stands beside an answer in a column of its own. */
const sideParts = ["other", "comment", "filecount"];

function baseOf(code: string, columns: readonly LimeColumn[]): QuestionBase {
  return { code, text: (columns[0]?.text ?? "") || code, columns: columns.map(({ at }) => at) };
}

interface Whole {
  whole: LimeColumn;
  other: LimeColumn | undefined;
  comment: LimeColumn | undefined;
}

function readWhole(file: LimeFile, base: QuestionBase, { whole, other, comment }: Whole): LimeQuestion {
  const { rows, decisions } = file;
  const filled = rows.map((row) => row.cells[whole.at] ?? "").filter((cell) => cell !== "");
  const told = columnValues(
    filled.filter((cell) => cell !== file.notShown),
    saidOf(decisions, base.code),
  );
  const isTyped = file.isTypable && saidOf(decisions, "*")("not-shown-or-typed") === "typed";
  // What can be typed or chosen can be so only where words are.
  const notShown = isTyped && told.kind !== "number" && told.kind !== "date" ? null : file.notShown;
  const cells = filled.filter((cell) => cell !== notShown);
  const values = notShown === null ? columnValues(cells, saidOf(decisions, base.code)) : told;
  const kind = other !== undefined || comment !== undefined ? "single" : values.kind;
  const side = (cells: readonly string[], column: LimeColumn | undefined) => {
    const cell = column === undefined ? "" : (cells[column.at] ?? "");
    return cell === "" || cell === notShown ? null : cell;
  };
  return {
    question: {
      ...base,
      kind,
      parts: [],
      options: kind === "single" && values.options.length === 0 ? [...new Set(cells)] : values.options,
    },
    read: (cells) => {
      const cell = cells[whole.at] ?? "";
      const beside = { other: side(cells, other), comment: side(cells, comment) };
      const isBare = beside.other === null && beside.comment === null;
      if (cell === notShown) return isBare ? { kind: "notShown" } : { kind: "value", value: "", ...beside };
      if (cell === "" && isBare) return null;
      const value = cell === "" ? "" : values.read(cell);
      return value === null ? { kind: "raw", text: cell } : { kind: "value", value, ...beside };
    },
    undecided: values.undecided === null ? [] : [{ column: base.code, ...values.undecided }],
  };
}

/**
 * What the sign for "not shown" leaves open: where it stands nowhere but in ticks, a blank cell may be either; and where
 * people could type or choose it themselves, it may be their answer.
 */
function shownOrNot({ rows, notShown, isTypable }: LimeFile, asked: readonly LimeQuestion[]): Undecided[] {
  if (!isTypable) return [];
  const plain = asked.filter(({ question }) => question.kind !== "multiple").map(({ question }) => question);
  const holding = (wanted: string) =>
    plain.filter(({ columns }) => rows.some(({ cells }) => columns.some((at) => (cells[at] ?? "") === wanted)));
  const typed = holding(notShown).filter(({ kind }) => kind !== "number" && kind !== "date");
  const blank = holding("");
  const codes = (questions: readonly ForeignQuestion[]) => examplesOf(questions.map(({ code }) => code));
  if (typed.length > 0) return [{ column: "*", why: "not-shown-or-typed", examples: codes(typed) }];
  if (holding(notShown).length > 0 || blank.length === 0) return [];
  return [{ column: "*", why: "not-shown-or-blank", examples: codes(blank) }];
}
