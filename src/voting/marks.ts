import type { BallotForm } from "./settings.ts";

/**
 * What a paper says, one number an option by its id, whatever its form: 1 where it is approved; its score from 0 to 5
 * (0 is said, an option without a mark is not scored); its dots; or its place from 1, equal places being tied. An option
 * without a mark is not approved, has no dots, and is ranked below all that are.
 */
export type Marks = Readonly<Record<string, number>>;

/** A paper as it is stored: its marks, and every option that its voter had been shown when they last voted. */
export interface Paper {
  readonly marks: Marks;
  readonly seen: readonly string[];
}

export const highestScore = 5;

export type MarksRefusal = "unknown-option" | "wrong-mark" | "too-many-approvals" | "too-many-dots";

/**
 * Why a paper of this form may not be marked so, or null when it may. A paper without a mark is a vote too. `places`: how
 * many a ranking has; more than there are options where some went while their voter was ranking them.
 */
export function marksRefusal(
  marks: Marks,
  { form, mostMarks }: { readonly form: BallotForm; readonly mostMarks: number | null },
  optionIds: readonly string[],
  places: number = optionIds.length,
): MarksRefusal | null {
  const known = new Set(optionIds);
  if (Object.keys(marks).some((id) => !known.has(id))) return "unknown-option";
  const given = Object.values(marks);
  if (!given.every((mark) => isMark(mark, form, places))) return "wrong-mark";
  if (mostMarks === null) return null;
  if (form === "limited" && given.length > mostMarks) return "too-many-approvals";
  return form === "dots" && sum(given) > mostMarks ? "too-many-dots" : null;
}

function isMark(mark: number, form: BallotForm, places: number): boolean {
  if (!Number.isSafeInteger(mark)) return false;
  switch (form) {
    case "approval":
    case "limited":
      return mark === 1;
    case "score":
      return mark >= 0 && mark <= highestScore;
    case "dots":
      return mark >= 1;
    case "ranking":
      return mark >= 1 && mark <= places;
  }
}

/** Whether the paper supports nothing: no mark, or nothing but scores of 0. */
export function isBlank(marks: Marks): boolean {
  return Object.values(marks).every((mark) => mark === 0);
}

/** The options that the paper supports: approved, scored above 0, given dots, or ranked. */
export function supported(marks: Marks): string[] {
  return Object.keys(marks).filter((id) => marks[id]! > 0);
}

/**
 * The marks when options have been merged into others: approvals united, the largest score or number of dots, the best
 * place; each person's support counts once. `mergedInto` gives each merged option's final one.
 */
export function mergedMarks(marks: Marks, form: BallotForm, mergedInto: ReadonlyMap<string, string>): Marks {
  const better = form === "ranking" ? Math.min : Math.max;
  const merged: Record<string, number> = {};
  for (const [id, mark] of Object.entries(marks)) {
    const to = mergedInto.get(id) ?? id;
    const before = merged[to];
    merged[to] = before === undefined ? mark : better(before, mark);
  }
  return merged;
}

/** Each option's final one, following merges of merged options. */
export function mergeTargets(
  options: readonly { readonly id: string; readonly mergedInto: string | null }[],
): Map<string, string> {
  const next = new Map(options.flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : [[id, mergedInto]])));
  const finalOf = (id: string): string => {
    const to = next.get(id);
    return to === undefined ? id : finalOf(to);
  };
  return new Map([...next.keys()].map((id) => [id, finalOf(id)]));
}

/** The option's id and those of all that have been merged into it: who has seen one of them has seen it (as it counts). */
export function withMerged(
  options: readonly { readonly id: string; readonly mergedInto: string | null }[],
  optionId: string,
): string[] {
  const targets = mergeTargets(options);
  return [optionId, ...[...targets].flatMap(([id, target]) => (target === optionId ? [id] : []))];
}

/**
 * What goes on the paper: the marks and what was seen (which the marked options are), each in the order of the ballot's
 * own list. A voter's own order would tell whose paper it is to who knows the link.
 */
export function paperOf(optionIds: readonly string[], { marks, seen }: Paper): { marks: Marks; seen: string[] } {
  return {
    marks: Object.fromEntries(optionIds.flatMap((id) => (marks[id] === undefined ? [] : [[id, marks[id]]]))),
    seen: optionIds.filter((id) => seen.includes(id) || marks[id] !== undefined),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
