// Columns that are together one question of the new survey: needs are rows of a scale, barriers and services choices.
import { readNumber } from "../questionnaire/answer-cells.ts";
import type { AnswerValue } from "../questionnaire/answers.ts";
import { isBlankCell, type Column } from "./columns.ts";
import { distinctKeys, type KeyFrom } from "./names.ts";
import { isChosen } from "./scale.ts";

export interface FamilyQuestion {
  key: string;
  kind: "ratings" | "barriers" | "services";
  /** The theme of needs, or null where the file gives none. */
  name: string | null;
  /** Each is a column of the file. */
  options: { key: string; name: string; at: number }[];
}

/** Needs by theme, then barriers and services: each only where the file has such columns. `taken` keys are another's. */
export function familyQuestions(columns: readonly Column[], keyFrom: KeyFrom): FamilyQuestion[] {
  const of = (role: Column["role"]) => columns.filter((column) => column.role === role);
  const themes = [...new Set(of("need").map(({ theme }) => theme))];
  const asked = [
    ...themes.map((theme) => ({
      kind: "ratings" as const,
      name: theme,
      word: `needs ${theme ?? ""}`,
      columns: of("need").filter((column) => column.theme === theme),
    })),
    { kind: "barriers" as const, name: null, word: "barriers", columns: of("barrier") },
    { kind: "services" as const, name: null, word: "services", columns: of("service") },
  ].filter((question) => question.columns.length > 0);
  const words = asked.map(({ word }) => word);
  const keys = distinctKeys(words, keyFrom);
  return asked.map(({ kind, name, columns: own }, number) => {
    const names = own.map((column) => column.name);
    const optionKeys = distinctKeys(names, keyFrom);
    const options = own.map((column, at) => ({
      ...{ key: optionKeys[at] ?? "", name: column.name || column.header, at: column.at },
    }));
    return { key: keys[number] ?? "", kind, name, options };
  });
}

export function familyAnswer(
  { kind, options }: FamilyQuestion,
  cells: readonly string[],
  chosenFrom: number,
): AnswerValue | null {
  const filled = options.map(({ key, at }) => ({
    key,
    cell: isBlankCell(cells[at] ?? "") ? null : (cells[at] ?? "").trim(),
  }));
  if (filled.every(({ cell }) => cell === null)) return null;
  if (kind === "ratings") {
    const rows = filled.map(({ key, cell }) => [key, cell === null ? null : Number(readNumber(cell))] as const);
    return { kind: "ratings", rows: Object.fromEntries(rows) };
  }
  const chosen = filled.filter(({ cell }) => cell !== null && isChosen(cell, chosenFrom)).map(({ key }) => key);
  return { kind: "multiple", chosen, other: null };
}
