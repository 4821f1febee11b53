// Cells that hold several answers in one: "Kanta, Hilkka". A sign between answers may be a part of an answer too.
import type { Said } from "./decisions.ts";
import { examplesOf, type UndecidedReason } from "./reading.ts";

export interface Joining {
  sign: string;
  /** Whether the sign also ends each cell, which tells a list even of one. */
  isTrailing: boolean;
}

export interface ListReading {
  options: string[];
  /** The answers of a cell, or null where they can be told apart in more than one way. */
  read: (cell: string) => string[] | null;
  undecided: { why: UndecidedReason; examples: string[] } | null;
}

/** From how many cells on a column is text when fewer than one answer in ten comes twice. */
const enoughCells = 20;

/**
 * How a column's cells fall into answers, or null when nothing speaks for a list. With known options, cells are matched
 * with the longest first and what is left over is asked about. Without, an answer is sure when it stands alone in some
 * cell, or in company that changes on both sides: what always follows the same neighbour may be the end of it.
 */
export function listReading(
  cells: readonly string[],
  joining: Joining,
  known: readonly string[] | undefined,
  say: Said,
): ListReading | null {
  const lists = cells.map((cell) => split(cell, joining));
  if (joining.isTrailing ? lists.includes(null) : !cells.some((cell) => cell.includes(joining.sign))) return null;
  const answers = lists.filter((list) => list !== null);
  if (known !== undefined && known.length > 0) return knownReading(cells, joining, known, say);
  const splits = say("separator-in-option") === "split" || say("list-or-text") === "list";
  if (looksLikeText(answers)) return null;
  return splits ? splitReading(cells, joining) : evidenceReading(cells, answers, joining);
}

function split(cell: string, { sign, isTrailing }: Joining): string[] | null {
  if (!isTrailing) return cell.split(sign);
  return cell.endsWith(sign) && cell.length > sign.length ? cell.slice(0, -sign.length).split(sign) : null;
}

/** Staff say that the sign always separates. */
function splitReading(cells: readonly string[], joining: Joining): ListReading {
  const read = (cell: string) => parts(cell, joining);
  return { options: [...new Set(cells.flatMap(read))], read, undecided: null };
}

function parts(cell: string, { sign, isTrailing }: Joining): string[] {
  const bare = isTrailing && cell.endsWith(sign) ? cell.slice(0, -sign.length) : cell;
  const answers = bare.split(sign).map((answer) => answer.trim());
  return [...new Set(answers.filter((answer) => answer !== ""))];
}

function looksLikeText(lists: readonly string[][]): boolean {
  const times = countTimes(lists);
  const repeated = [...times.values()].filter((count) => count > 1).length;
  return lists.length >= enoughCells && repeated * 10 < times.size;
}

function countTimes(lists: readonly string[][]): Map<string, number> {
  const times = new Map<string, number>();
  for (const answer of lists.flatMap((list) => [...new Set(list)])) times.set(answer, (times.get(answer) ?? 0) + 1);
  return times;
}

function evidenceReading(cells: readonly string[], lists: readonly string[][], joining: Joining): ListReading {
  const sure = sureAnswers(lists);
  const isSure = (list: readonly string[]) =>
    new Set(list).size === list.length && list.every((answer) => sure.has(answer));
  // One text may well end with the sign; a list is known by answers that come again, and not in that one cell only.
  const isOne = joining.isTrailing && new Set(cells).size === 1;
  const isText = isOne || [...countTimes(lists).values()].every((count) => count === 1);
  const open = cells.filter((_, at) => (isText && joining.isTrailing) || !isSure(lists[at] ?? []));
  return {
    options: [...new Set(lists.filter(isSure).flat())],
    read: (cell) => {
      const list = split(cell, joining);
      return list !== null && isSure(list) && !(isText && joining.isTrailing) ? list : null;
    },
    undecided:
      open.length === 0
        ? null
        : { why: isText ? "list-or-text" : "separator-in-option", examples: examplesOf(shortestFirst(open)) },
  };
}

/** The fewer answers a cell has, the better it shows what is in doubt. */
const shortestFirst = (cells: readonly string[]) => cells.toSorted((a, b) => a.length - b.length);

/** The answers that are whole: seen alone, or with different neighbours (an end of the cell is one) on both sides. */
function sureAnswers(lists: readonly string[][]): Set<string> {
  const around = new Map<string, { before: Set<string | null>; after: Set<string | null>; isAlone: boolean }>();
  for (const list of lists)
    for (const [at, answer] of list.entries()) {
      const seen = around.get(answer) ?? { before: new Set(), after: new Set(), isAlone: false };
      seen.before.add(list[at - 1] ?? null);
      seen.after.add(list[at + 1] ?? null);
      around.set(answer, { ...seen, isAlone: seen.isAlone || list.length === 1 });
    }
  const sure = [...around].filter(
    ([answer, { before, after, isAlone }]) =>
      answer.trim() !== "" && answer === answer.trim() && (isAlone || (before.size > 1 && after.size > 1)),
  );
  return new Set(sure.map(([answer]) => answer));
}

function knownReading(cells: readonly string[], joining: Joining, known: readonly string[], say: Said): ListReading {
  const { sign, isTrailing } = joining;
  const bare = (cell: string) => (isTrailing && cell.endsWith(sign) ? cell.slice(0, -sign.length) : cell);
  const read = (cell: string) => {
    const ways = waysToRead(bare(cell), sign, known);
    return ways.length === 1 ? (ways[0] ?? null) : null;
  };
  const said = say("unknown-option") ?? say("separator-in-option");
  const follow = (cell: string) => {
    const list = read(cell);
    if (list !== null || said === undefined || said === "options") return list;
    return said === "blank" ? [] : parts(cell, joining);
  };
  const open = cells.filter((cell) => read(cell) === null);
  const isUnknown = open.some((cell) => waysToRead(bare(cell), sign, known).length === 0);
  return {
    options: [...new Set([...known, ...cells.flatMap((cell) => follow(cell) ?? [])])],
    read: follow,
    undecided:
      open.length === 0
        ? null
        : { why: isUnknown ? "unknown-option" : "separator-in-option", examples: examplesOf(open) },
  };
}

/** The ways to read a cell as known options, each at most once, the longest first; two are enough to be in doubt. */
function waysToRead(cell: string, sign: string, known: readonly string[]): string[][] {
  const longestFirst = [...new Set(known)].sort((a, b) => b.length - a.length);
  const found: string[][] = [];
  // A hostile cell could have more ways than there is time for: in doubt it stays open.
  let steps = 10_000;
  const follow = (rest: string, taken: readonly string[]): void => {
    for (const option of longestFirst) {
      if (found.length > 1 || steps-- < 0) return;
      if (taken.includes(option)) continue;
      if (rest === option) found.push([...taken, option]);
      else if (rest.startsWith(option + sign)) follow(rest.slice(option.length + sign.length), [...taken, option]);
    }
  };
  follow(cell, []);
  return steps < 0 ? [] : found;
}
