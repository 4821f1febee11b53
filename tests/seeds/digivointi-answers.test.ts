import { describe, expect, test } from "vitest";
import { chance } from "../../seeds/chance.ts";
import { digivointiAnswers, digivointiSeed, shuffledDigivointiAnswers } from "../../seeds/digivointi-answers.ts";
import type { AnsweringOrganisation } from "../../seeds/digivointi-answers.ts";
import { drawRespondents } from "../../seeds/digivointi-respondents.ts";
import { digivointiCatalogue } from "../../src/catalogue/digivointi.ts";
import { adjustedRand } from "../../src/grouping/method/agreement.ts";
import { groupRespondents } from "../../src/grouping/method/group.ts";
import { needsTable } from "../../src/needs/needs-table.ts";
import { groupingInput } from "../../src/needs/profiles.ts";
import { needValues } from "../../src/needs/values.ts";
import { digivointiSurvey } from "../../seeds/digivointi-questionnaire.ts";
import { type Answers, isBlank } from "../../src/surveys/questionnaire/answers.ts";
import { checkAnswer } from "../../src/surveys/questionnaire/check-answer.ts";
import { sendingMistakes } from "../../src/surveys/questionnaire/completeness.ts";
import { looksLikePersonalId } from "../../src/platform/personal-id.ts";

const questions = digivointiSurvey.sections.flatMap((section) => section.questions);
const settings = { method: "spherical", distance: "gower", k: "auto" } as const;
const industries = ["physiotherapy", "care", "child-welfare"] as const;
const organisations = digivointiAnswers();
const answering = organisations.filter(hasAnswered);

describe("the invented organisations", () => {
  test("are 45 in three industries, named once, and 41 of them have answered", () => {
    expect(industries.map((industry) => organisations.filter((one) => one.industry === industry).length)).toEqual([
      15, 17, 13,
    ]);
    expect(new Set(organisations.map(({ name }) => name)).size).toBe(45);
    expect(answering.length).toBe(41);
  });

  test("have contact persons at addresses that reach nobody, mostly in Finnish", () => {
    const contacts = organisations.flatMap((organisation) => organisation.contacts);
    expect(contacts.filter(({ email }) => !/^[a-z]+(\.[a-z]+)+@[a-z-]+\.example$/.test(email))).toEqual([]);
    expect(new Set(contacts.map(({ email }) => email)).size).toBe(contacts.length);
    expect(organisations.filter(({ contacts: [first] }) => first?.locale === "sv").length).toBe(3);
  });

  test("are the same each time and other ones with another seed", () => {
    expect(digivointiAnswers()).toEqual(organisations);
    expect(digivointiAnswers(2)).not.toEqual(organisations);
  });
});

describe("their answers", () => {
  test("pass the survey's own checks as they are and may be sent", () => {
    for (const { answers } of answering) {
      for (const [key, value] of Object.entries(answers)) {
        const question = questions.find((one) => one.key === key)!;
        expect(checkAnswer(question, value)).toEqual({ value });
      }
      expect(sendingMistakes(digivointiSurvey, answers)).toEqual([]);
    }
  });

  test("hold open answers that are nobody else's words and no personal identity codes", () => {
    const texts = answering.flatMap(({ answers }) =>
      Object.values(answers).flatMap((answer) => (answer.kind === "text" && !isBlank(answer) ? answer.text : [])),
    );
    expect(texts.length).toBeGreaterThan(30);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.filter(looksLikePersonalId)).toEqual([]);
  });

  test("name lack of time more often than any other barrier, in every industry", () => {
    const biggest = industries.map((industry) => {
      const counts = digivointiCatalogue.barriers.map(({ key }) => ({
        key,
        count: countChosen(industry, "barriers", key),
      }));
      return counts.sort((a, b) => b.count - a.count)[0]!.key;
    });
    expect(biggest).toEqual(["lack-of-time", "lack-of-time", "lack-of-time"]);
  });

  test("tell industries apart by the services in use", () => {
    const own = { physiotherapy: "mobility-measurement", care: "medicine-ordering", "child-welfare": "wilma" };
    for (const industry of industries) {
      const shares = industries.map((one) => countChosen(one, "services-in-use", own[industry]) / sizeOf(one));
      expect(shares.map((share) => share > 0.5)).toEqual(industries.map((one) => one === industry));
    }
  });

  test("have the published findings in the needs table", () => {
    const table = needsTable(
      answering.map(({ answers, industry, sizeClass, contacts }) => ({
        values: needValues(digivointiSurvey, answers),
        industry,
        sizeClass,
        language: contacts[0]?.locale ?? null,
      })),
      digivointiCatalogue.needs.map(({ key }) => key),
    );
    expect(table.filter(({ common }) => common).map(({ need }) => need)).toEqual([
      "social-media-marketing",
      "better-use",
    ]);
    expect(table.find(({ discrepancy }) => discrepancy?.rank === 1)?.need).toBe("better-use");
    expect(
      table.flatMap(({ need, particularTo }) => particularTo.map(({ industry }) => `${need}: ${industry}`)),
    ).toEqual(["remote-care: care"]);
  });

  test("mix skill levels within each industry", () => {
    for (const industry of industries) {
      const means = answering.filter((one) => one.industry === industry).map(({ answers }) => meanLevel(answers));
      expect(Math.max(...means) - Math.min(...means)).toBeGreaterThan(1);
    }
  });
});

describe("grouping by development need", () => {
  test.each([1, 2, 3])("finds four groups that cross the industries, with seed %i", (seed) => {
    const result = groupRespondents(inputOf(answering), { ...settings, seed });
    expect([result.verdict, result.k, result.n]).toEqual(["groups", 4, 41]);
    const industryNumbers = answering.map(({ industry }) => industries.indexOf(industry));
    expect(Math.abs(adjustedRand(result.assignments.map(Number), industryNumbers))).toBeLessThan(0.1);
    const planted = drawRespondents(chance(digivointiSeed)).filter((_, i) => organisations[i]!.answers !== null);
    const patterns = ["visibility", "records", "clients", "staff"];
    const patternNumbers = planted.map(({ pattern }) => patterns.indexOf(pattern));
    expect(adjustedRand(result.assignments.map(Number), patternNumbers)).toBeGreaterThan(0.6);
    const spread = result.groups.map(({ members }) => new Set(members.map((i) => answering[i]!.industry)).size);
    expect(spread).toEqual([3, 3, 3, 3]);
  });

  test("tells more about an organisation's other answers than its industry does", () => {
    const industry = answering.map((one) => one.industry);
    const result = groupRespondents({ ...inputOf(answering), industry }, { ...settings, seed: 1 });
    const { r2Need, r2Industry } = result.industry!;
    expect(r2Need).toBeGreaterThan(2 * r2Industry);
  });

  test.each([1, 2, 3])("finds one shared audience when the needs are shuffled, with seed %i", (seed) => {
    const shuffled = shuffledDigivointiAnswers().filter(hasAnswered);
    const result = groupRespondents(inputOf(shuffled), { ...settings, seed });
    expect([result.verdict, result.k]).toEqual(["one-audience", 1]);
  });
});

test("shuffling keeps every column of needs, and every answer that is not about needs", () => {
  const shuffled = shuffledDigivointiAnswers().filter(hasAnswered);
  const columns = (from: typeof answering) => groupingColumns(from).map((column) => column.map(String).sort());
  expect(columns(shuffled)).toEqual(columns(answering));
  expect(groupingColumns(shuffled)).not.toEqual(groupingColumns(answering));
  for (const key of ["services-in-use", "barriers", "prune", "biggest-help", "wishes-for-workshops"]) {
    expect(shuffled.map(({ answers }) => answers[key])).toEqual(answering.map(({ answers }) => answers[key]));
  }
});

function hasAnswered(
  organisation: AnsweringOrganisation,
): organisation is AnsweringOrganisation & { answers: Answers } {
  return organisation.answers !== null;
}

function inputOf(from: typeof answering) {
  return groupingInput(from.map(({ answers }) => needValues(digivointiSurvey, answers)));
}

/** The support block: in the wishes, two shuffled options of one need may meet in another way. */
function groupingColumns(from: typeof answering): (number | null)[][] {
  const support = inputOf(from).blocks[0]!;
  return support.columns.map((_, j) => support.values.map((row) => row[j]!));
}

function countChosen(industry: string, question: string, option: string): number {
  return answering.filter(({ answers, ...one }) => {
    const answer = answers[question];
    return one.industry === industry && answer?.kind === "multiple" && answer.chosen.includes(option);
  }).length;
}

function sizeOf(industry: string): number {
  return answering.filter((one) => one.industry === industry).length;
}

function meanLevel(answers: Answers): number {
  const levels = Object.values(answers).flatMap((answer) =>
    answer.kind === "matrix"
      ? Object.values(answer.rows).flatMap(({ level }) => (typeof level === "number" ? level : []))
      : [],
  );
  return levels.reduce((sum, level) => sum + level, 0) / levels.length;
}
