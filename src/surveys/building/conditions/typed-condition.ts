import type { Operator, Test } from "../../questionnaire/conditions/condition.ts";
import { operatorsOf } from "../../questionnaire/conditions/unfit.ts";
import { isAsked, type Question, type Questionnaire } from "../../questionnaire/questionnaire.ts";
import { readDay, readDecimal } from "../../questionnaire/written-values.ts";
import type { ConditionGroups, Match } from "./condition-groups.ts";

/** A test as its fields hold it, all of them words. `row` is a row's key, of a matrix with its scale in front. */
export interface TypedTest {
  question: string;
  op: string;
  row: string;
  value: string;
}

export interface TypedCondition {
  match: Match;
  groups: { match: Match; tests: TypedTest[] }[];
}

const emptyTest: TypedTest = { question: "", op: "", row: "", value: "" };

/** What the form begins with where there is no condition yet. */
export const emptyCondition: TypedCondition = { match: "all", groups: [{ match: "all", tests: [emptyTest] }] };

/** More of either on one page cannot be overlooked by anyone. */
const mostGroups = 12;
const mostTests = 20;

/** What a button of the form does to what is typed: another row or group, or one row less. */
export type Press = { act: "add"; group: number } | { act: "group" } | { act: "remove"; group: number; test: number };

export function pressed(typed: TypedCondition, press: Press): TypedCondition {
  const { groups } = typed;
  switch (press.act) {
    case "group":
      return groups.length >= mostGroups
        ? typed
        : { ...typed, groups: [...groups, { match: "all", tests: [emptyTest] }] };
    case "add":
      return withGroup(typed, press.group, (tests) => (tests.length >= mostTests ? tests : [...tests, emptyTest]));
    case "remove": {
      const less = withGroup(typed, press.group, (tests) => tests.toSpliced(press.test, 1));
      const left = less.groups.filter(({ tests }) => tests.length > 0);
      return left.length === 0 ? emptyCondition : { ...less, groups: left };
    }
  }
}

function withGroup(typed: TypedCondition, at: number, change: (tests: TypedTest[]) => TypedTest[]): TypedCondition {
  const groups = typed.groups.map((group, each) => (each === at ? { ...group, tests: change(group.tests) } : group));
  return { ...typed, groups };
}

/** The questions that a condition may ask about: those asked before the question, or before the section. */
export function earlierQuestions(
  { sections }: Questionnaire,
  on: { section: string } | { question: string },
): Question[] {
  const earlier: Question[] = [];
  for (const section of sections) {
    if ("section" in on && section.key === on.section) break;
    const at = "question" in on ? section.questions.findIndex(({ key }) => key === on.question) : -1;
    earlier.push(...(at === -1 ? section.questions : section.questions.slice(0, at)));
    if (at !== -1) break;
  }
  return earlier.filter(isAsked);
}

/** The operator that counts: the one chosen where it suits the question, else the question's first. */
export function operatorOf({ kind }: Question, chosen: string): Operator {
  const fitting = operatorsOf[kind];
  return fitting.find((op) => op === chosen) ?? fitting[0] ?? "answered";
}

export function takesValue(op: Operator): boolean {
  return op !== "answered" && op !== "not-answered";
}

export function hasRows({ kind }: Question): boolean {
  return kind === "ratings" || kind === "matrix";
}

/** What a row of the form lacks. */
export type TestMistake = "question-missing" | "row-missing" | "value-missing" | "value-unreadable";

/** Which field of which row it is in. */
export interface TypedMistake {
  group: number;
  test: number;
  field: "question" | "row" | "value";
  reason: TestMistake;
}

/** The condition that was typed, or what is wrong with which row. What it means is for `conditionMistakes` to judge. */
export function readCondition(
  typed: TypedCondition,
  questions: readonly Question[],
): { groups: ConditionGroups } | { mistakes: TypedMistake[] } {
  const mistakes: TypedMistake[] = [];
  const groups = typed.groups.map((group, at) => ({
    match: group.match,
    tests: group.tests.flatMap((own, test) => {
      const read = readTest(own, questions);
      if ("test" in read) return [read.test];
      mistakes.push({ group: at, test, ...read });
      return [];
    }),
  }));
  return mistakes.length > 0 ? { mistakes } : { groups: { match: typed.match, groups } };
}

function readTest(
  typed: TypedTest,
  questions: readonly Question[],
): { test: Test } | Pick<TypedMistake, "field" | "reason"> {
  const question = questions.find(({ key }) => key === typed.question);
  if (question === undefined) return { field: "question", reason: "question-missing" };
  const op = operatorOf(question, typed.op);
  const row = hasRows(question) ? readRow(question, typed.row) : {};
  if (row === null) return { field: "row", reason: "row-missing" };
  const test: Test = { question: question.key, op, ...row };
  if (!takesValue(op)) return { test };
  if (typed.value.trim() === "") return { field: "value", reason: "value-missing" };
  const value = readValue(question, typed.value);
  return value === null ? { field: "value", reason: "value-unreadable" } : { test: { ...test, value } };
}

function readRow({ kind }: Question, typed: string): Pick<Test, "row" | "part"> | null {
  if (kind !== "matrix") return typed === "" ? null : { row: typed };
  const part = (["importance", "level"] as const).find((each) => typed.startsWith(`${each}/`));
  return part === undefined ? null : { row: typed.slice(part.length + 1), part };
}

function readValue({ kind }: Question, typed: string): string | number | null {
  switch (kind) {
    case "scale":
    case "ratings":
    case "matrix":
    case "number": {
      const number = readDecimal(typed);
      return number === null ? null : Number(number);
    }
    case "date":
      return readDay(typed);
    default:
      return typed.trim();
  }
}

/** The condition's groups as the form's fields hold them. */
export function typedOf({ match, groups }: ConditionGroups): TypedCondition {
  return {
    match,
    groups: groups.map((group) => ({
      match: group.match,
      tests: group.tests.map(({ question, op, row = "", part, value = "" }) => ({
        ...{ question, op, row: part === undefined ? row : `${part}/${row}`, value: String(value) },
      })),
    })),
  };
}
