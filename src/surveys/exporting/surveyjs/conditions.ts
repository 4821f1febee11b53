import { type Condition, type Test } from "../../questionnaire/conditions/condition.ts";
import type { Question } from "../../questionnaire/questionnaire.ts";
import { valueOfOption } from "./options.ts";

/**
 * The condition as an expression of SurveyJS ("Design Survey Logic", expressions in `visibleIf`). There a question left
 * blank differs from every value, with us it has no answer at all: so "is not" asks for an answer too.
 */
export function visibleIf(condition: Condition, questions: ReadonlyMap<string, Question>): string {
  if ("all" in condition) return joined(condition.all, "and", questions);
  if ("any" in condition) return joined(condition.any, "or", questions);
  return testText(condition, questions.get(condition.question));
}

function joined(parts: readonly Condition[], joint: "and" | "or", questions: ReadonlyMap<string, Question>): string {
  const texts = parts.map((part) => {
    const text = visibleIf(part, questions);
    const isGroup = "all" in part || "any" in part;
    return isGroup && text.includes(" ") ? `(${text})` : text;
  });
  return texts.join(` ${joint} `);
}

function testText(test: Test, question: Question | undefined): string {
  const name = `{${[test.question, test.row, test.part].filter((part) => part !== undefined).join(".")}}`;
  const value = valueText(test, question);
  switch (test.op) {
    case "is":
      return `${name} = ${value}`;
    case "is-not":
      return `(${name} notempty and ${name} <> ${value})`;
    case "contains":
      return `${name} contains ${value}`;
    case "contains-not":
      return `(${name} notempty and ${name} notcontains ${value})`;
    case "at-least":
      return `${name} >= ${value}`;
    case "at-most":
      return `${name} <= ${value}`;
    case "answered":
      return `${name} notempty`;
    case "not-answered":
      return `${name} empty`;
  }
}

function valueText({ value = "" }: Test, question: Question | undefined): string {
  if (typeof value === "number") return String(value);
  if (question?.kind === "yesno") return value === "yes" ? "true" : "false";
  const text = question === undefined ? value : valueOfOption(question, value);
  // Its parser takes no quotation mark of either kind within a text but after a backslash.
  return `'${text.replaceAll(/['"]/g, String.raw`\$&`)}'`;
}
