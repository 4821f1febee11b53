// The product's own tables of answers, by the mark in their first heading.
import { unguarded } from "../../questionnaire/answer-cells.ts";
import type { Decisions } from "./decisions.ts";
import { codeQuestions } from "./own-codes.ts";
import {
  oneLine,
  type AnswersReading,
  type ForeignAnswer,
  type ForeignQuestion,
  type FormatReading,
  type KnownOptions,
  type Sheet,
} from "./reading.ts";
import { filledRows, sheetMistakes, type Row } from "./sheet-checks.ts";
import { assembled, readColumns } from "./single-columns.ts";

const mark = /^#(row|anonymous)(?::(fi|sv|en))?$/;
/** After the mark, in a file of a named survey. */
const whose = ["organisation", "industry", "locale", "source", "sent"];

/** What the tables in words say instead of an answer, by language. */
const signs: Record<string, Signs> = {
  fi: { unknown: "En osaa sanoa", notShown: "Ei näytetty", yes: "Kyllä", no: "Ei", other: "Omin sanoin" },
  sv: { unknown: "Vet inte", notShown: "Inte visad", yes: "Ja", no: "Nej", other: "Med egna ord" },
  en: { unknown: "I don't know", notShown: "Not shown", yes: "Yes", no: "No", other: "In own words" },
};

interface Signs {
  unknown: string;
  notShown: string;
  yes: string;
  no: string;
  /** The end of the heading of a respondent's own words. */
  other: string;
}

/** Whether the first heading is the mark of the product's own tables. */
export function isOwnFile(sheet: Sheet): boolean {
  return mark.test((sheet.lines[0]?.[0] ?? "").trim());
}

/**
 * The product's own table of answers: of codes, where every answer is read as it was, or of words, where numbers, days
 * and lists are told by their looks as in any table. A row without a time of sending is unfinished.
 */
export function readOwnFile(sheet: Sheet, known: KnownOptions, decisions: Decisions): FormatReading {
  const mistakes = sheetMistakes(sheet, { headings: 0, ids: [0], dates: [], isEven: false });
  if (mistakes.length > 0) return { mistakes };
  const header = (sheet.lines[0] ?? []).map(unguarded);
  const [, kind, language = null] = mark.exec((header[0] ?? "").trim()) ?? [];
  const own = new Map([["id", 0], ...(kind === "row" ? whose.map((name, at) => [name, at + 1] as const) : [])]);
  const rows = filledRows(sheet, 0);
  const asked = header.map((text, at) => ({ at, text })).slice(own.size);
  const questions = language === null ? codeQuestions(asked, rows) : null;
  const file = { kind: "tarvepaja" as const, header, own, isFinished: true as const, decisions };
  const reading =
    questions === null
      ? readWords({ ...file, rows, known }, signs[language ?? ""] ?? signs["en"])
      : { ...assembled({ ...file, rows }, questions, []), undecided: [] };
  return own.has("sent") ? withFinished(reading) : reading;
}

function withFinished(reading: AnswersReading): AnswersReading {
  const responses = reading.responses.map((each) => ({
    ...each,
    isFinished: (each.about["sent"] ?? "").trim() !== "",
  }));
  return { ...reading, responses };
}

/** Words are read as in any table; ours for "not shown" and "I don't know" stand in a question's first column. */
function readWords(
  file: Omit<Parameters<typeof readColumns>[0], "joinings" | "codes">,
  sign: Signs = { unknown: "", notShown: "", yes: "", no: "", other: "" },
): AnswersReading {
  const plain = (cells: readonly string[]) => cells.map((cell) => unguarded(cell));
  const cleared = (cells: readonly string[]) =>
    plain(cells).map((cell) => (cell === sign.unknown || cell === sign.notShown ? "" : cell));
  const rows = file.rows.map(({ row, cells }): Row => ({ row, cells: cleared(cells) }));
  const header = file.header.map(oneLine);
  const columns = readColumns({
    ...file,
    header,
    rows,
    codes: "headings",
    joinings: [{ sign: "; ", isTrailing: false }],
  });
  const reading = withTicks(columns, sign);
  const responses = reading.responses.map((response, at) => {
    const cells = plain(file.rows[at]?.cells ?? []);
    const told = reading.questions.flatMap(({ code, columns }): [string, ForeignAnswer][] => {
      // Beside other marks "I don't know" is one of them.
      if (columns.slice(1).some((at) => (cells[at] ?? "") !== "")) return [];
      const first = cells[columns[0] ?? -1];
      if (first === sign.notShown) return [[code, { kind: "notShown" }]];
      return first === sign.unknown ? [[code, { kind: "unknown", text: first }]] : [];
    });
    return { ...response, answers: { ...response.answers, ...Object.fromEntries(told) } };
  });
  return { ...reading, responses, undecided: reading.undecided.filter(({ why }) => why !== "not-shown-or-blank") };
}

/** Where each choice has a column of its own, "yes" and "no" stand in it, and own words in the last: that is no grid. */
function withTicks(reading: AnswersReading, { yes, no, other }: Signs): AnswersReading {
  const ticked = reading.questions.flatMap((question): ForeignQuestion[] => {
    if (question.kind !== "ratings") return [];
    const parts = question.parts.filter((part, at) => at + 1 < question.parts.length || part.text !== other);
    const cells = reading.responses.flatMap(({ answers }) => partsOf(answers[question.code]));
    const marks = cells.filter(([part]) => parts.some(({ code }) => code === part)).map(([, cell]) => cell);
    const isTicked = marks.length > 0 && marks.every((mark) => mark === yes || mark === no);
    return isTicked ? [{ ...question, kind: "multiple", parts, options: [] }] : [];
  });
  const byCode = new Map(ticked.map((question) => [question.code, question]));
  const chosen = ([code, answer]: readonly [string, ForeignAnswer]): [string, ForeignAnswer] => {
    const question = byCode.get(code);
    if (question === undefined || answer.kind !== "parts") return [code, answer];
    const { parts } = answer;
    const ticks = question.parts.flatMap((part) => (parts[part.code] === yes ? [part.code] : []));
    const hasOther = Object.hasOwn(parts, other) && !question.parts.some((part) => part.code === other);
    return [code, { kind: "chosen", chosen: ticks, other: hasOther ? (parts[other] ?? null) : null, comments: {}, notShown: [] }]; // prettier-ignore
  };
  return {
    ...reading,
    questions: reading.questions.map((question) => byCode.get(question.code) ?? question),
    responses: reading.responses.map((response) => ({
      ...response,
      answers: Object.fromEntries(Object.entries(response.answers).map(chosen)),
    })),
    undecided: reading.undecided.filter(({ column }) => !byCode.has(column)),
  };
}

const partsOf = (answer: ForeignAnswer | undefined) => (answer?.kind === "parts" ? Object.entries(answer.parts) : []);
