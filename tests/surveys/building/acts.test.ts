import fc from "fast-check";
import { expect, test } from "vitest";
import { addQuestion, duplicateQuestion, editQuestion, moveQuestion, placeBeside, removeQuestion } from "../../../src/surveys/building/acts/questions.ts"; // prettier-ignore
import { addSection, editSection, moveSection, removeSection } from "../../../src/surveys/building/acts/sections.ts";
import { neighbour } from "../../../src/surveys/building/acts/places.ts";
import { emptyQuestionnaire } from "../../../src/surveys/building/acts/starting.ts";
import { saysSame } from "../../../src/surveys/building/edits/digest.ts";
import { changed, takenKeys, type Ground } from "../../../src/surveys/building/edits/edit.ts";
import { changesBetween } from "../../../src/surveys/building/use/changes.ts";
import { conditionMistakes } from "../../../src/surveys/questionnaire/conditions/condition-mistakes.ts";
import type { Question, Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { everyKind, option, single, text } from "../questions.ts";

const questionsOf = ({ sections }: Questionnaire) => sections.flatMap((section): Question[] => section.questions);
const keysOf = (questionnaire: Questionnaire) => questionsOf(questionnaire).map(({ key }) => key);
const groundOf = (questionnaire: Questionnaire): Ground => ({
  isPublished: false,
  answered: new Set(),
  taken: takenKeys([questionnaire]),
});

const size: Question = { ...single, key: "size" };
const ofLarge = { question: "size", op: "is", value: "large" } as const;
const start: Questionnaire = {
  ...emptyQuestionnaire(),
  sections: [
    {
      key: "a",
      titles: text("A"),
      helps: text(""),
      questions: [size, { ...everyKind[12]!, key: "why", condition: ofLarge }],
    },
    {
      key: "b",
      titles: text("B"),
      helps: text(""),
      condition: ofLarge,
      questions: [{ ...everyKind[10]!, key: "when" }],
    },
  ],
};

interface Told {
  act: number;
  on: number;
  to: number;
  kind: number;
  drop: boolean;
}

/** One act, told by numbers: which one, on what, and where to. */
const anAct = fc.record({
  act: fc.nat(9),
  on: fc.nat(30),
  to: fc.nat(30),
  kind: fc.nat(everyKind.length - 1),
  drop: fc.boolean(),
});

function act(questionnaire: Questionnaire, told: Told) {
  const keys = keysOf(questionnaire);
  const key = keys[told.on % Math.max(1, keys.length)] ?? "nothing";
  const sections = questionnaire.sections;
  const section = sections[told.on % Math.max(1, sections.length)];
  const target = sections[told.to % Math.max(1, sections.length)];
  const before = [...(target?.questions ?? []), null][told.to % ((target?.questions.length ?? 0) + 1)]?.key ?? null;
  const kind = everyKind[told.kind]!;
  const to = { section: target?.key ?? "nothing", before };
  return changed(
    questionnaire,
    groundOf(questionnaire),
    (now, { taken }) => {
      switch (told.act) {
        case 0:
          return addQuestion(now, to, kind, taken);
        case 1:
          return removeQuestion(now, key);
        case 2:
          return duplicateQuestion(now, key, taken);
        case 3:
          return moveQuestion(now, key, to);
        case 4:
          return editQuestion(now, { ...kind, key });
        case 5:
          return addSection(
            now,
            section?.key ?? null,
            { key: "a", titles: text("?"), helps: text(""), questions: [] },
            taken,
          );
        case 6:
          return removeSection(now, section?.key ?? "nothing");
        case 7:
          return moveSection(now, section?.key ?? "nothing", target?.key ?? null);
        case 8:
          return editSection(now, section?.key ?? "nothing", { titles: text("!"), helps: text("") });
        default: {
          const beside = placeBeside(now, key, told.to % 2 === 0 ? "up" : "down");
          return beside === undefined ? now : moveQuestion(now, key, beside);
        }
      }
    },
    told.drop,
  );
}

test("whatever is done in whatever order, keys are each one's own and conditions can be followed, or the act is refused", () => {
  let refused = 0;
  let done = 0;
  fc.assert(
    fc.property(fc.array(anAct, { maxLength: 30 }), (acts) => {
      let now = start;
      for (const told of acts) {
        const before = JSON.stringify(now);
        const next = act(now, told);
        expect(JSON.stringify(now)).toBe(before);
        if ("refused" in next) {
          refused += 1;
          continue;
        }
        done += 1;
        expect(new Set(keysOf(next)).size).toBe(keysOf(next).length);
        expect(new Set(next.sections.map(({ key }) => key)).size).toBe(next.sections.length);
        expect(conditionMistakes(next)).toEqual([]);
        now = next;
      }
    }),
    { numRuns: 150 },
  );
  expect(refused).toBeGreaterThan(10);
  expect(done).toBeGreaterThan(200);
});

test("moving and then moving back makes nothing different, and what moved is told by as few questions as can be", () => {
  const list = ["a", "b", "c", "d"].map((key): Question => ({ ...single, key }));
  const one: Questionnaire = { ...start, sections: [{ ...start.sections[0]!, questions: list }] };
  const moved = moveQuestion(one, "d", { section: "a", before: "a" });
  if ("refused" in moved) throw new Error(moved.refused);
  expect(keysOf(moved)).toEqual(["d", "a", "b", "c"]);
  expect(changesBetween(one, moved).questions.map(({ question }) => question.key)).toEqual(["d"]);
  const back = moveQuestion(moved, "d", { section: "a", before: null });
  expect(saysSame(one, back)).toBe(true);
  expect(neighbour(list, "a", "up")).toBeUndefined();
  expect(neighbour(list, "c", "down")).toBeNull();
});

test("what becomes different in a question is told part by part", () => {
  const before: Questionnaire = { ...start, sections: [{ ...start.sections[0]!, questions: [size] }] };
  const after: Questionnaire = {
    ...before,
    sections: [
      {
        ...before.sections[0]!,
        questions: [{ ...single, key: "size", required: true, texts: text("Koko?"), options: [option("large"), option("huge")] }, { ...everyKind[10]!, key: "when" }], // prettier-ignore
      },
    ],
  };
  const [changedOne, added] = changesBetween(before, after).questions;
  expect(changedOne).toMatchObject({ what: "changed", isMoved: false, parts: ["text", "required"] });
  expect(changedOne?.addedOptions.map(({ key }) => key)).toEqual(["huge"]);
  expect(changedOne?.removedOptions.map(({ key }) => key)).toEqual(["small"]);
  expect(added).toMatchObject({ what: "added", question: { key: "when" } });
  expect(changesBetween(after, before).questions.map(({ what }) => what)).toEqual(["changed", "removed"]);
  expect(changesBetween(before, before)).toEqual({ sections: [], questions: [] });
});
