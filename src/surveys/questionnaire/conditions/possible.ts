import type { Question, Questionnaire } from "../questionnaire.ts";
import { holds, type Condition, type Test } from "./condition.ts";
import { answersToTry } from "./answers-to-try.ts";

/** With more ways of meeting a condition than these it is not looked through: it counts as possible. */
const mostWays = 2_000;

/** Where a question stands: the conditions on it, its section's first. */
type Places = Map<string, { question: Question; conditions: Condition[] }>;

/**
 * Whether any answers at all meet the condition, where each question that it asks about must be shown too. It is taken
 * as sound otherwise (`conditionMistakes`): conditions ask about earlier questions only.
 */
export function canHold(questionnaire: Questionnaire, condition: Condition): boolean {
  const places = placesOf(questionnaire);
  const ways = waysOf(condition, places);
  return ways === null || ways.some((way) => isPossible(way, places));
}

function placesOf({ sections }: Questionnaire): Places {
  return new Map(
    sections.flatMap((section) =>
      section.questions.map((question) => {
        const conditions = [section.condition, question.condition].filter((each) => each !== undefined);
        return [question.key, { question, conditions }] as const;
      }),
    ),
  );
}

/** The ways in which the condition can hold, each a list of tests that all must; null where there are too many. */
function waysOf(condition: Condition, places: Places): Test[][] | null {
  if ("any" in condition) return eitherOf(condition.any.map((each) => waysOf(each, places)));
  if ("all" in condition) return allOf(condition.all.map((each) => waysOf(each, places)));
  const own = [[condition]];
  // What was not answered need not have been shown; for every other test its question must be.
  if (condition.op === "not-answered") return own;
  const { conditions = [] } = places.get(condition.question) ?? {};
  return allOf([...conditions.map((each) => waysOf(each, places)), own]);
}

function eitherOf(parts: (Test[][] | null)[]): Test[][] | null {
  const ways: Test[][] = [];
  for (const part of parts) {
    if (part === null || ways.length + part.length > mostWays) return null;
    ways.push(...part);
  }
  return ways;
}

function allOf(parts: (Test[][] | null)[]): Test[][] | null {
  let ways: Test[][] = [[]];
  for (const part of parts) {
    if (part === null || ways.length * part.length > mostWays) return null;
    ways = ways.flatMap((way) => part.map((tests) => [...way, ...tests]));
  }
  return ways;
}

function isPossible(way: readonly Test[], places: Places): boolean {
  return [...Map.groupBy(way, ({ question }) => question)].every(([key, tests]) => {
    const question = places.get(key)?.question;
    return question !== undefined && canAnswer(question, tests);
  });
}

/** Whether one answer to the question passes all the tests. Rows, and the two judgements of a row, are each for itself. */
function canAnswer(question: Question, tests: readonly Test[]): boolean {
  const parts = Map.groupBy(tests, ({ row, part }) => `${row ?? ""}#${part ?? ""}`);
  return [...parts.values()].every((own) =>
    answersToTry(question, own).some((answer) => own.every((test) => holds(test, { [question.key]: answer }))),
  );
}
