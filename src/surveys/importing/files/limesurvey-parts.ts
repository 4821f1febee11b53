// Questions of LimeSurvey with a column for each choice, row or rank: ticks, arrays, rankings, several fields.
import { saidOf, type Said } from "./decisions.ts";
import type { LimeFile, LimeQuestion, QuestionBase } from "./limesurvey-file.ts";
import type { LimeColumn } from "./limesurvey-headings.ts";
import { examplesOf, type ForeignAnswer, type ForeignKind, type UndecidedReason } from "./reading.ts";
import { readYesNo } from "./values.ts";

interface Parts {
  /** The choices, rows or ranks by their codes. */
  main: { code: string; text: string; at: number }[];
  other: LimeColumn | undefined;
  comments: { code: string; at: number }[];
}

/** Reads a question of several columns; where its kind stays open, its cells are handed on part by part. */
export function readParts(file: LimeFile, base: QuestionBase, columns: readonly LimeColumn[]): LimeQuestion {
  const parts = partsOf(columns);
  const isMatrix = columns.some(({ sub }) => sub !== null);
  const told = kindOf(file, parts, isMatrix);
  const filled = distinctCells(file, parts);
  const kind = decidedKind(told, saidOf(file.decisions, base.code), () => rowsKind(file, parts, filled));
  const why = kind === null ? told.why : null;
  const isTicks = kind === "multiple";
  return {
    question: {
      ...{ ...base, kind: kind ?? told.kind, parts: parts.main.map(({ code, text }) => ({ code, text })) },
      options: isTicks ? labelsOf(parts) : kind === "texts" || kind === "numbers" ? [] : filled,
    },
    read: (cells) => (isTicks ? readTicks(cells, parts, file) : readCells(cells, parts, file, kind ?? told.kind)),
    undecided: why === null ? [] : [{ column: base.code, why, examples: examplesOf(filled) }],
  };
}

function partsOf(columns: readonly LimeColumn[]): Parts {
  const codes = new Set(columns.map(({ part }) => part ?? ""));
  const commented = ({ part }: LimeColumn) => {
    const of = part?.endsWith("comment") === true ? part.slice(0, -"comment".length) : null;
    return of !== null && codes.has(of) ? of : null;
  };
  const other = columns.find(({ part }) => part === "other");
  return {
    main: columns
      .filter((column) => column !== other && commented(column) === null)
      .map(({ at, part, sub, partText }) => {
        const code = sub === null ? (part ?? "") : `${part ?? ""}_${sub}`;
        return { code, text: partText || code, at };
      }),
    other,
    comments: columns.flatMap((column) => {
      const of = commented(column);
      return of === null ? [] : [{ code: of, at: column.at }];
    }),
  };
}

/** What the headings say of the choices, where they say more than codes. */
function labelsOf({ main }: Parts): string[] {
  return main.every(({ code, text }) => text === code) ? [] : main.map(({ text }) => text);
}

function distinctCells({ rows, notShown }: LimeFile, { main }: Parts): string[] {
  const cells = rows.flatMap((row) => main.map(({ at }) => row.cells[at] ?? ""));
  return [...new Set(cells)].filter((cell) => cell !== "" && cell !== notShown);
}

interface Decision {
  kind: ForeignKind;
  why: UndecidedReason | null;
}

/** The kind where the file or staff tell it, null where it is open. */
function decidedKind({ kind, why }: Decision, say: Said, asRows: () => ForeignKind): ForeignKind | null {
  const said = why === null ? undefined : say(why);
  if (why === null || said === undefined) return why === null ? kind : null;
  if (said === "ticks") return "multiple";
  if (said === "ranking") return "ranking";
  return said === "yes-no" ? "ratings" : asRows();
}

const sure = (kind: ForeignKind): Decision => ({ kind, why: null });

function kindOf(file: LimeFile, parts: Parts, isMatrix: boolean): Decision {
  const filled = distinctCells(file, parts);
  // Only a list of choices has a choice in one's own words, or comments beside its choices.
  const isList = parts.other !== undefined || parts.comments.length > 0;
  if (isList) return sure("multiple");
  if (filled.length === 0) return sure("unknown");
  if (isMatrix) return sure("matrix");
  const ranking = rankingOf(file, parts);
  if (ranking !== null) return ranking;
  if (filled.every((cell) => cell === "Y")) return sure("multiple");
  if (filled.every((cell) => cell === "1" || cell === "0")) return { kind: "multiple", why: "ticks-or-numbers" };
  if (filled.every((cell) => readYesNo(cell) !== null)) return yesNoParts(file, parts);
  return sure(rowsKind(file, parts, filled));
}

/**
 * Yes and no in every column: ticks in words when blanks are written as not shown, an array of yes and no when cells
 * are blank, which ticks never are; neither, and it stays open.
 */
function yesNoParts({ rows, notShown }: LimeFile, { main }: Parts): Decision {
  const has = (wanted: string) => rows.some(({ cells }) => main.some(({ at }) => (cells[at] ?? "") === wanted));
  const isEverNo = rows.some(({ cells }) => main.some(({ at }) => readYesNo(cells[at] ?? "") === false));
  if (has(notShown) && !has("") && isEverNo) return sure("multiple");
  return has("") && isEverNo ? sure("ratings") : { kind: "multiple", why: "ticks-or-yes-no" };
}

/** From how many rows on that rank two or more without a gap or a repeat it is no accident. */
const enoughRows = 5;

/**
 * Columns 1, 2, 3 …: ranks, unless some row leaves a gap or has the same twice, which only rows of an array can. Columns
 * by these codes are rows when their texts are other than "Rank 1", "Rank 2" in some language; by such texts alone, they
 * may be either.
 */
function rankingOf({ rows, notShown, headings }: LimeFile, { main }: Parts): Decision | null {
  const isCoded = main.every(({ code }, at) => code === String(at + 1));
  const isBare = main.every(({ code, text }) => text === code);
  const word = main[0]?.text.replace(/1$/, "") ?? "";
  const isNamed = word.trim() !== "" && main.every(({ text }, at) => text === `${word}${at + 1}`);
  const isAsked = isCoded ? isBare || isNamed : isNamed && headings.style === "text";
  if (main.length < 2 || !isAsked) return null;
  const filled = rows.map(({ cells }) => main.map(({ at }) => cells[at] ?? "").filter((cell) => cell !== notShown));
  const isRanked = filled.every((cells) => {
    const given = cells.filter((cell) => cell !== "");
    return new Set(given).size === given.length && cells.slice(0, given.length).every((cell) => cell !== "");
  });
  if (!isRanked) return null;
  const isEnough = filled.filter((cells) => cells[1] !== undefined && cells[1] !== "").length >= enoughRows;
  return isCoded && (isEnough || isNamed) ? sure("ranking") : { kind: "ranking", why: "ranking-or-rows" };
}

/** The most steps that a scale of an array is taken to have. */
const mostSteps = 11;

function rowsKind(file: LimeFile, { main }: Parts, filled: readonly string[]): ForeignKind {
  const cells = file.rows.flatMap((row) => main.map(({ at }) => row.cells[at] ?? ""));
  const count = cells.filter((cell) => cell !== "" && cell !== file.notShown).length;
  if (filled.length <= mostSteps && (filled.length * 2 <= count || filled.every((cell) => /^A?\d{1,2}$/.test(cell))))
    return "ratings";
  return filled.every((cell) => /^-?\d+([.,]\d+)?$/.test(cell)) ? "numbers" : "texts";
}

function readTicks(cells: readonly string[], parts: Parts, { notShown }: LimeFile): ForeignAnswer | null {
  const cellOf = (at: number | undefined) => (at === undefined ? "" : (cells[at] ?? ""));
  const notShownParts = parts.main.filter(({ at }) => cellOf(at) === notShown).map(({ code }) => code);
  const chosen = parts.main.filter(({ at }) => isTick(cellOf(at))).map(({ code }) => code);
  const typed = cellOf(parts.other?.at);
  const other = typed === "" || typed === notShown ? null : typed;
  const comments = Object.fromEntries(
    parts.comments
      .map(({ code, at }) => [code, cellOf(at)] as const)
      .filter(([, comment]) => comment !== "" && comment !== notShown),
  );
  if (chosen.length === 0 && other === null && Object.keys(comments).length === 0) {
    if (parts.main.length > 0 && notShownParts.length === parts.main.length) return { kind: "notShown" };
    if (notShownParts.length === 0) return null;
  }
  return { kind: "chosen", chosen, other, comments, notShown: notShownParts };
}

const isTick = (cell: string) => cell === "1" || readYesNo(cell) === true;

function readCells(
  cells: readonly string[],
  { main }: Parts,
  { notShown }: LimeFile,
  kind: ForeignKind,
): ForeignAnswer | null {
  const given = main.map(({ code, at }) => ({ code, cell: cells[at] ?? "" }));
  const hidden = given.filter(({ cell }) => cell === notShown).map(({ code }) => code);
  if (hidden.length === given.length) return { kind: "notShown" };
  const filled = given.filter(({ cell }) => cell !== "" && cell !== notShown);
  if (filled.length === 0 && hidden.length === 0) return null;
  if (kind === "ranking" && hidden.length === 0) return { kind: "ranking", order: filled.map(({ cell }) => cell) };
  return { kind: "parts", parts: Object.fromEntries(filled.map(({ code, cell }) => [code, cell])), notShown: hidden };
}
