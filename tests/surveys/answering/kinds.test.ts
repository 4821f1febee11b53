import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { optionsInOrder } from "../../../src/surveys/answering/questions/option-order.ts";
import { progressOf } from "../../../src/surveys/answering/questions/progress.ts";
import { moved, moves, readMove, writeMove } from "../../../src/surveys/answering/questions/ranking-moves.ts";
import { seenNow } from "../../../src/surveys/answering/questions/seen.ts";
import {
  answerFields,
  fieldName,
  fieldNames,
  rawAnswer,
  typedMove,
  type Fields,
} from "../../../src/surveys/answering/questions/typed.ts";
import { sameAnswer } from "../../../src/surveys/questionnaire/answers.ts";
import { checkAnswer } from "../../../src/surveys/questionnaire/check-answer.ts";
import type { StoredQuestion } from "../../../src/surveys/questionnaire/stored.ts";
import { everyKind, multiple, number, ranking, scale, single } from "../questions.ts";
import { answered } from "../raw-answers.ts";

const stored = everyKind.map((question, at): StoredQuestion => ({ ...question, id: `id-${at}` }));
const idOf = (key: string) => stored.find((question) => question.key === key)!;
const given = answered(stored).map(({ question, answer }) => ({ question: question as StoredQuestion, answer }));

function asFields(pairs: { name: string; value: string }[]): Fields {
  const fields: Fields = {};
  for (const { name, value } of pairs) fields[name] = [fields[name] ?? [], value].flat();
  return fields;
}

describe("a form's fields", () => {
  test("carry an answer of every kind there and back", () => {
    fc.assert(
      fc.property(given, ({ question, answer }) => {
        // Nobody can say on a page that it does not show the question.
        if (answer.kind === "notShown") return;
        const pairs = answerFields(question, answer);
        expect(pairs.filter(({ name }) => !fieldNames(question).includes(name))).toEqual([]);
        expect(checkAnswer(question, rawAnswer(question, asFields(pairs)))).toEqual({ value: answer });
      }),
      { numRuns: 500 },
    );
  });

  test("carry what was written beside I don't know too, so that nothing is lost while the two clash", () => {
    const hours = idOf("hours");
    const fields = { [fieldName(hours, "unknown")]: "yes", [fieldName(hours, "number")]: "kaksi" };
    const raw = rawAnswer(hours, fields);
    expect(checkAnswer(hours, raw)).toEqual({ mistake: "unknown-with-answer", at: null });
    expect(asFields(answerFields(hours, raw))).toEqual({
      [fieldName(hours, "number")]: ["kaksi"],
      [fieldName(hours, "unknown")]: ["yes"],
    });
  });

  test("tell answers apart on the page as they are told apart where they are stored", () => {
    fc.assert(
      fc.property(given, answered(stored), ({ question, answer }, { answer: other }) => {
        const checked = checkAnswer(question, other);
        if (!("value" in checked)) return;
        const digests = [answer, checked.value].map((value) => seenNow(question, { value, revision: 1 }).digest);
        expect(digests[0] === digests[1]).toBe(sameAnswer(answer, checked.value));
      }),
    );
  });
});

describe("a ranking", () => {
  const keys = ranking.options.map(({ key }) => key);

  test("is moved by its buttons, one place at a time, and never grows beyond its places", () => {
    const order = ["videos", "kanta", "website"];
    const after = (act: (typeof moves)[number], option: string, now = order) => moved(now, { act, option }, 3);
    expect([
      after("up", "website"),
      after("up", "videos"),
      after("down", "videos"),
      after("down", "website"),
      after("out", "kanta"),
      after("in", "booking"),
      after("in", "booking", ["videos"]),
      after("up", "booking"),
    ]).toEqual([
      ["videos", "website", "kanta"],
      order,
      ["kanta", "videos", "website"],
      order,
      ["videos", "website"],
      order,
      ["videos", "booking"],
      order,
    ]);
  });

  test("stays a right answer whatever is pressed, also without the page's script", () => {
    const first = idOf("first");
    const move = fc.record({ act: fc.constantFrom(...moves), option: fc.constantFrom(...keys) });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (pressed) => {
        let order: string[] = [];
        for (const each of pressed) {
          const fields: Fields = { [fieldName(first, "order")]: order, [fieldName(first, "move")]: writeMove(each) };
          expect(typedMove(stored, fields)).toEqual({ ...each, question: first });
          const checked = checkAnswer(first, rawAnswer(first, fields));
          expect(checked).toEqual({ value: { kind: "ranking", order: moved(order, each, 3) } });
          order = moved(order, each, 3);
        }
      }),
    );
    expect([readMove("up"), readMove("off.videos"), readMove("")]).toEqual([null, null, null]);
  });
});

describe("shuffled choices", () => {
  const question: StoredQuestion = { ...multiple, shuffled: true, id: "id", options: [
    ...["a", "b", "c", "d", "e"].map((key) => ({ ...multiple.options[0]!, key })),
    ...multiple.options.slice(2),
  ] }; // prettier-ignore
  const orderFor = (respondent: string) => optionsInOrder(question, respondent).map(({ key }) => key);

  test("stand the same for one respondent every time, and otherwise for others; the last ones stay last", () => {
    expect(orderFor("one")).toEqual(orderFor("one"));
    const orders = Array.from({ length: 30 }, (_, at) => orderFor(`respondent ${at}`));
    expect(new Set(orders.map((order) => order.slice(0, 5).toSorted().join()))).toEqual(new Set(["a,b,c,d,e"]));
    expect(new Set(orders.map((order) => order.slice(5).join()))).toEqual(new Set(["other,none"]));
    expect(new Set(orders.map(([first]) => first))).toEqual(new Set(["a", "b", "c", "d", "e"]));
    expect(optionsInOrder({ ...single, id: "id" }, "one")).toEqual(single.options);
  });
});

test("what was not shown, and what only tells, is not counted as something to answer", () => {
  const questions = [...everyKind.filter(({ kind }) => kind === "info"), scale, number];
  expect(progressOf(questions, {})).toEqual({ answered: 0, total: 2 });
  expect(progressOf(questions, { maturity: { kind: "unknown" }, hours: { kind: "notShown" } })).toEqual({
    answered: 1,
    total: 1,
  });
});
