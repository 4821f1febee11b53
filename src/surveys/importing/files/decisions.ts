// What staff say of the points that a file leaves open, and which answers each point has. The readers follow them.
import type { AnswersReading, Undecided, UndecidedReason } from "./reading.ts";

/** Answers to open points, by the point's id; lists of options are texts of a line each. */
export type Decisions = Readonly<Record<string, string>>;

/** What was said of one question's open point; undefined while nothing was. */
export type Said = (why: UndecidedReason) => string | undefined;

/** How an open point may be settled: readers know the choices by these words. */
export const decisionChoices = {
  "columns-disagree": ["list", "ticks", "blank"],
  "date-order": ["day-first", "month-first", "text"],
  "decimal-or-thousands": ["comma", "point", "text"],
  "duplicate-heading": ["own", "out"],
  "list-or-text": ["list", "text"],
  "mixed-date-orders": ["day-first", "month-first", "text"],
  "no-heading": ["own", "out"],
  "not-shown-or-blank": ["blank", "not-shown"],
  "not-shown-or-typed": ["not-shown", "typed"],
  "numbered-heading": ["own", "out"],
  "question-or-part": ["own", "part"],
  "ranking-or-multiple": ["ranking", "multiple"],
  "ranking-or-rows": ["ranking", "rows"],
  "separator-in-option": ["split", "whole", "options"],
  "ticks-or-numbers": ["ticks", "numbers"],
  "ticks-or-yes-no": ["ticks", "yes-no"],
  "unknown-option": ["split", "options", "blank"],
} as const satisfies Record<UndecidedReason, readonly string[]>;

export type DecisionChoice = (typeof decisionChoices)[UndecidedReason][number];

/** The name of an open point: a file has at most one of a reason for a question. */
export function pointId({ why, column }: Pick<Undecided, "why" | "column">): string {
  return `${why}:${column}`;
}

/** The name of the list of options that staff type where they say that the options are these. */
export const optionsId = (column: string) => `options:${column}`;

export function saidOf(decisions: Decisions, column: string): Said {
  return (why) => own(decisions, pointId({ why, column }));
}

/** The options that staff have typed for a question; undefined where they have not said that these are all. */
export function typedOptions(decisions: Decisions, column: string): string[] | undefined {
  const said = saidOf(decisions, column);
  if (said("separator-in-option") !== "options" && said("unknown-option") !== "options") return undefined;
  return linesOf(own(decisions, optionsId(column)) ?? "");
}

export function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}

function own(decisions: Decisions, id: string): string | undefined {
  return Object.hasOwn(decisions, id) ? decisions[id] : undefined;
}

/** Points that are about whether a column is brought in at all. */
const aboutColumns: readonly UndecidedReason[] = ["duplicate-heading", "no-heading", "numbered-heading"];

/** The reading without the columns that staff leave out, and without the points that they have settled. */
export function settled(reading: AnswersReading, decisions: Decisions): AnswersReading {
  const left = (why: UndecidedReason, column: string) => saidOf(decisions, column)(why) === "out";
  const out = new Set(reading.undecided.filter(({ why, column }) => aboutColumns.includes(why) && left(why, column)).map(({ column }) => column)); // prettier-ignore
  const isOpen = ({ why, column }: Undecided) => {
    const said = saidOf(decisions, column)(why);
    // With the options typed, what they still do not explain is asked about again.
    return !out.has(column) && (said === undefined || said === "options" || !isChoice(why, said));
  };
  if (out.size === 0) return { ...reading, undecided: reading.undecided.filter(isOpen) };
  return {
    ...reading,
    questions: reading.questions.filter(({ code }) => !out.has(code)),
    responses: reading.responses.map((response) => ({
      ...response,
      answers: Object.fromEntries(Object.entries(response.answers).filter(([code]) => !out.has(code))),
    })),
    undecided: reading.undecided.filter(isOpen),
  };
}

const isChoice = (why: UndecidedReason, said: string) => (decisionChoices[why] as readonly string[]).includes(said);
