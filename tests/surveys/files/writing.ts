// How a tool's file is written, and what must be read out of it again.
import { stringify } from "csv-stringify/sync";
import { expect } from "vitest";
import type { AnswersReading, FileKind, ForeignAnswer } from "../../../src/surveys/importing/files/reading.ts";

/** An answer as it must come back: blank is null. */
export type Expected =
  | null
  | "notShown"
  | { value: string; other?: string | null }
  | { chosen: string[]; other?: string | null }
  | { parts: Record<string, string> }
  | { order: string[] };

export interface Written {
  kind: FileKind;
  lines: string[][];
  /** Each question's code with everybody's answers. */
  expected: { code: string; answers: Expected[] }[];
  unfinished: number;
}

export interface CsvForm {
  separator: "," | ";" | "\t";
  encoding: "utf-8" | "utf-8-bom" | "windows-1252";
  isQuoted: boolean;
  lineEnd: "\n" | "\r\n";
}

export function asCsv(lines: string[][], { separator, encoding, isQuoted, lineEnd }: CsvForm): Buffer {
  // vv is written without quotes of any kind.
  const isBare = separator === "\t";
  const bare = lines.map((line) => line.join(separator) + lineEnd).join("");
  const text = isBare
    ? bare
    : stringify(lines, { delimiter: separator, quoted: isQuoted, quoted_match: /[\r\n]/, record_delimiter: lineEnd });
  if (encoding === "windows-1252") return Buffer.from(text, "latin1");
  return Buffer.from((encoding === "utf-8-bom" ? "\ufeff" : "") + text);
}

/**
 * Holds a reading against what was written: each answer is back exactly, or its question is listed as undecided; where
 * the file as a whole leaves "not shown" open, these two alone may change places with a blank cell or a typed "N/A".
 */
export function expectBack({ kind, expected, unfinished }: Written, reading: AnswersReading): void {
  expect(reading.kind).toBe(kind);
  // Columns that nobody filled do not tell that they belong together.
  const known = expected.filter(({ answers }) => answers.some((answer) => answer !== null && answer !== "notShown"));
  const codes = reading.questions.map(({ code }) => code);
  expect(codes.filter((code) => known.some((each) => each.code === code))).toEqual(known.map(({ code }) => code));
  expect(reading.responses.filter(({ isFinished }) => isFinished === false)).toHaveLength(unfinished);
  const reasons = (column: string) => reading.undecided.filter((each) => each.column === column).map(({ why }) => why);
  const whole = reasons("*");
  for (const { code, answers } of expected) {
    if (reasons(code).length > 0) continue;
    expect(reading.responses).toHaveLength(answers.length);
    for (const [at, answer] of answers.entries()) {
      const read = plain(reading.responses[at]?.answers[code]);
      if (isExcused(answer, read, whole)) continue;
      expect({ code, at, answer: read }).toEqual({ code, at, answer: sameForm(answer) });
    }
  }
}

function isExcused(expected: Expected, read: Expected, whole: readonly string[]): boolean {
  const isOpen = whole.includes("not-shown-or-blank") && read === null && expected === "notShown";
  const isTyped = typeof expected === "object" && expected !== null && "value" in expected && expected.value === "N/A";
  return isOpen || (whole.includes("not-shown-or-typed") && isTyped && read === "notShown");
}

function sameForm(answer: Expected): Expected {
  if (answer === null || answer === "notShown") return answer;
  if ("value" in answer) return { value: answer.value, other: answer.other ?? null };
  return "chosen" in answer ? { chosen: answer.chosen, other: answer.other ?? null } : answer;
}

function plain(answer: ForeignAnswer | undefined): Expected {
  switch (answer?.kind) {
    case undefined:
      return null;
    case "notShown":
      return "notShown";
    case "unknown":
      return { value: "I don't know", other: null };
    case "value":
      return { value: answer.value, other: answer.other };
    case "chosen":
      return { chosen: answer.chosen, other: answer.other };
    case "parts":
      return { parts: answer.parts };
    case "ranking":
      return { order: answer.order };
    case "raw":
      return { value: `raw: ${answer.text}`, other: null };
  }
}
