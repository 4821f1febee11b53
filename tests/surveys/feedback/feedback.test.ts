import { expect, test } from "vitest";
import { readFeedback } from "../../../src/surveys/feedback/feedback-answers.ts";
import { feedbackQuestionnaire } from "../../../src/surveys/feedback/feedback-survey.ts";
import { levelsOfPerson, presentLevels } from "../../../src/surveys/present-levels.ts";
import { checkAnswer } from "../../../src/surveys/questionnaire/check-answer.ts";
import type { Answers } from "../../../src/surveys/questionnaire/answers.ts";
import type { Question } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { text } from "../questions.ts";

const subject = { names: text("Canva"), days: text("12.3.2027"), levels: levelsOfPerson(presentLevels) };
const needs = [
  { key: "pictures", names: text("Kuvat") },
  { key: "videos", names: text("Videot") },
];

test("asks of each need that the topic covers, now and before, on the survey's own number of steps", () => {
  const { titles, sections } = feedbackQuestionnaire({ ...subject, needs });
  const questions: Question[] = sections.flatMap((section) => section.questions);
  expect(titles).toEqual({
    fi: "Palaute: Canva, 12.3.2027",
    sv: "Respons: Canva, 12.3.2027",
    en: "Feedback: Canva, 12.3.2027",
  });
  expect(questions.map(({ key, kind, block }) => [key, kind, block])).toEqual([
    ["useful", "single", "feedback"],
    ["level", "single", "feedback"],
    ["use", "text", "feedback"],
    ["now", "ratings", "feedback"],
    ["before", "ratings", "feedback"],
    ["next", "text", "feedback"],
  ]);
  const rated = questions.filter(({ kind }) => kind === "ratings");
  expect(rated.map(({ options }) => options.map(({ key, need }) => [key, need]))).toEqual([
    [
      ["pictures", "pictures"],
      ["videos", "videos"],
    ],
    [
      ["pictures", "pictures"],
      ["videos", "videos"],
    ],
  ]);
  expect(rated.map(({ settings }) => settings)).toEqual([
    { min: 0, max: 4, labels: levelsOfPerson(presentLevels) },
    { min: 0, max: 4, labels: levelsOfPerson(presentLevels) },
  ]);
  const without = feedbackQuestionnaire({ ...subject, needs: [] }).sections.flatMap(
    (section): Question[] => section.questions,
  );
  expect(without.map(({ key }) => key)).toEqual(["useful", "level", "use", "next"]);
});

test("speaks of one person instead of an organisation, and keeps the steps of a survey of one's own", () => {
  expect(levelsOfPerson(presentLevels).map(({ fi }) => fi)).toEqual([
    "En osaa vielä",
    "Olen alussa",
    "Perusasiat sujuvat",
    "Hyvin hallussa",
    "Voisin opastaa muita",
  ]);
  expect(levelsOfPerson([text("ei"), text("kyllä")])).toEqual([text("ei"), text("kyllä")]);
});

test("named steps are whole: half a step is refused", () => {
  const questions = feedbackQuestionnaire({ ...subject, needs }).sections.flatMap(
    (section): Question[] => section.questions,
  );
  const now = questions.find(({ key }) => key === "now");
  const answer = (rating: number) => now && checkAnswer(now, { kind: "ratings", rows: { pictures: rating } });
  expect(answer(2)).toEqual({ value: { kind: "ratings", rows: { pictures: 2, videos: null } } });
  expect(answer(2.5)).toEqual({ mistake: "out-of-range", at: "pictures" });
});

test("reads answers, and a change only of what was told of both now and before", () => {
  const answers: Answers = {
    useful: { kind: "single", chosen: "4", other: null },
    level: { kind: "single", chosen: "too-easy", other: null },
    use: { kind: "text", text: " Mallipohjat " },
    now: { kind: "ratings", rows: { pictures: 3, videos: 2 } },
    before: { kind: "ratings", rows: { pictures: 1, videos: null } },
  };
  expect(readFeedback(answers)).toEqual({
    useful: 4,
    level: "too-easy",
    changes: new Map([["pictures", { before: 1, now: 3 }]]),
    use: "Mallipohjat",
    next: "",
  });
  expect(readFeedback({})).toEqual({ useful: null, level: null, changes: new Map(), use: "", next: "" });
});
