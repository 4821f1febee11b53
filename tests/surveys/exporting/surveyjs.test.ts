// A survey that goes out as SurveyJS JSON is read in again as the same survey, as far as SurveyJS has a place for it.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Texts } from "../../../src/platform/locales.ts";
import { surveyJs } from "../../../src/surveys/exporting/surveyjs/surveyjs.ts";
import type { CarriedQuestion, ForeignSurvey } from "../../../src/surveys/importing/structures/structure.ts";
import { readSurveyJs } from "../../../src/surveys/importing/structures/surveyjs.ts";
import type { Condition, Test } from "../../../src/surveys/questionnaire/conditions/condition.ts";
import type { Question, Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { everyKind, number, option, ratings, scale, text } from "../questions.ts";

const unknown: Texts = { fi: "En osaa sanoa", sv: "Vet inte", en: "I don't know" };

const kinds: Question[] = [
  ...everyKind,
  { ...ratings, settings: { min: 1, max: 3, labels: ["Heikko", "Kohtalainen", "Hyvä"].map(text) } },
  { ...scale, settings: { min: 1, max: 2, labels: ["Ei", "Kyllä"].map(text) } },
];

const named = (words: string): Texts => ({ fi: words, sv: `${words} (sv)`, en: `${words} (en)` });

const question = (at: number): fc.Arbitrary<Question> =>
  fc
    .tuple(fc.constantFrom(...kinds), fc.boolean(), fc.boolean())
    .map(([base, required, isHelped]) => ({
      ...base,
      ...{ key: `q-${at + 1}`, required: required && base.kind !== "info", texts: named(`Kysymys ${at + 1}, "mikä"?`) },
      helps: isHelped ? named("Ohje") : text(""),
      options: base.options.map((each, place) => ({ ...each, texts: named(`Vaihtoehto ${place + 1}; ja muut`) })),
    }) as Question); // prettier-ignore

/** Tests of an earlier question that are read back as they were; `choice` chooses among those of its kind. */
function testOf({ key, kind, options }: Question, choice: number): Condition | null {
  const of = (...tests: Omit<Test, "question">[]): Test => ({ question: key, ...tests[choice % tests.length]! });
  const answered = [{ op: "answered" }, { op: "not-answered" }] as const;
  switch (kind) {
    case "single":
      return of({ op: "is", value: options[0]!.key }, { op: "is-not", value: options[1]!.key }, ...answered);
    case "multiple":
      return of(
        { op: "contains", value: options[1]!.key },
        { op: "contains-not", value: options[0]!.key },
        ...answered,
      );
    case "ranking":
      return of({ op: "contains", value: options[1]!.key }, ...answered);
    case "yesno":
      return of({ op: "is", value: "no" }, { op: "is-not", value: "yes" }, ...answered);
    case "number":
      return of({ op: "at-least", value: 2 }, { op: "at-most", value: 4.5 }, { op: "is", value: -1 });
    case "scale":
      return of({ op: "at-least", value: 2 }, { op: "at-most", value: 4 });
    case "date":
      return of({ op: "at-least", value: "2026-11-22" }, { op: "at-most", value: "2027-01-01" });
    case "text":
      return of({ op: "contains", value: `sanoi "ei", don't` }, { op: "contains-not", value: "ei" });
    default:
      return null;
  }
}

/** A condition on two of the earlier questions, where they can be asked about so. */
function withConditions(questions: Question[], joints: ("all" | "any")[], choice: number): Question[] {
  return questions.map((each, at) => {
    const tests = questions.slice(0, at).map((earlier, place) => testOf(earlier, choice + place)).filter((one) => one !== null).slice(-2); // prettier-ignore
    const [first, second] = tests;
    if (first === undefined) return each;
    const condition: Condition = second === undefined ? first : joints[at] === "all" ? { all: tests } : { any: tests };
    return { ...each, condition };
  });
}

const survey: fc.Arbitrary<Questionnaire> = fc
  .integer({ min: 1, max: 8 })
  .chain((count) =>
    fc.tuple(
      fc.tuple(...Array.from({ length: count }, (_, at) => question(at))),
      fc.array(fc.constantFrom("all" as const, "any" as const), { minLength: count, maxLength: count }),
      fc.integer({ min: 1, max: count }),
      fc.nat(20),
    ),
  )
  .map(([questions, joints, firstCount, choice]) => {
    const all = withConditions(questions, joints, choice);
    const section = (key: string, own: Question[]) => ({ key, titles: named(key), helps: text(""), questions: own });
    const sections = [section("alku", all.slice(0, firstCount)), section("loppu", all.slice(firstCount))];
    return { titles: named("Kysely"), intros: text(""), notice: text(""), sections: sections.filter((each) => each.questions.length > 0) }; // prettier-ignore
  });

/** The kinds that are read as what they were; the others stand below. */
const sameKind = ["multiple", "single", "ranking", "yesno", "date", "text", "info"];

test("SurveyJS JSON: questions, options, texts in all languages, required and conditions come back", () => {
  fc.assert(
    fc.property(survey, (questionnaire) => {
      const read = back(questionnaire);
      expect(read.languages.toSorted()).toEqual(["en", "fi", "sv"]);
      expect(read.sections.map(({ code, texts }) => [code, texts])).toEqual(
        questionnaire.sections.map(({ key, titles }) => [key, titles]),
      );
      for (const { key, kind, texts, helps, required, options, condition } of questionnaire.sections.flatMap(({ questions }): Question[] => questions)) {
        const found = read.questions.filter(({ code }) => code === key || code.startsWith(`${key}_`));
        expect(found.length).toBeGreaterThan(0);
        for (const each of found) expect(each.condition).toEqual(condition ?? null);
        if (!sameKind.includes(kind)) continue;
        const [one] = found as [CarriedQuestion];
        const told = helps.fi === "" || kind === "info" ? {} : helps;
        expect([one.kind, one.texts, one.helps, one.required]).toEqual([kind, asTold(kind, texts), told, required]);
        expect(one.options.map(({ code, texts: words, other }) => [code, words, other === true]).sort()).toEqual(
          options.map((each) => [each.key, each.texts, each.other === true]).sort(),
        );
      }
    }),
    { numRuns: 150 },
  );
}); // prettier-ignore

function back(questionnaire: Questionnaire): ForeignSurvey {
  const json: unknown = JSON.parse(JSON.stringify(surveyJs(questionnaire, "fi", unknown)));
  const read = readSurveyJs(json);
  if ("mistake" in read) throw new Error(JSON.stringify(read));
  return read;
}

const asTold = (kind: Question["kind"], texts: Texts) =>
  kind === "info" ? Object.fromEntries(Object.entries(texts).map(([locale, words]) => [locale, words.trim()])) : texts;

test("what SurveyJS has another form for, and what it has none for", () => {
  const section = { key: "osa", titles: text("Osa"), helps: text(""), questions: everyKind };
  const json = surveyJs({ titles: text("K"), intros: text(""), notice: text("N"), sections: [section] }, "fi", unknown) as {
    pages: { elements: Record<string, unknown>[] }[];
  }; // prettier-ignore
  const elements = new Map(json.pages[0]!.elements.map((element) => [element["name"], element]));
  // "None of these" is an option like others, which clears them; own words go by SurveyJS's own item.
  expect(elements.get("services")).toMatchObject({ showOtherItem: true, otherText: { default: "other" } });
  expect(elements.get("services")!["choices"]).toEqual([
    { value: "email", text: expect.anything() as object },
    { value: "website", text: expect.anything() as object },
    { value: "none", text: expect.anything() as object, isExclusive: true },
  ]);
  expect(elements.get("multiple-unknown")).toMatchObject({ showDontKnowItem: true, dontKnowText: { default: "En osaa sanoa" } }); // prettier-ignore
  // Two judgements of a row are two columns; ratings without names are numbers; places are a limit of choices.
  expect(elements.get("support")).toMatchObject({ type: "matrixdropdown", columns: [{ name: "importance" }, { name: "level" }] }); // prettier-ignore
  expect(elements.get("ratings")).toMatchObject({ type: "multipletext" });
  expect(elements.get("first")).toMatchObject({ type: "ranking", maxSelectedChoices: 3, selectToRankEnabled: true });
  expect(elements.get("maturity")).toMatchObject({
    rateMin: 0,
    rateMax: 10,
    maxRateDescription: { default: "Täysin" },
  });
  expect(elements.get("hours")).toMatchObject({ inputType: "number", min: -10, max: 1000, step: 0.01, placeholder: { default: "tuntia" } }); // prettier-ignore
  expect(JSON.stringify(json)).not.toMatch(/"need|"block|notice/);
});

test("conditions are SurveyJS's expressions: what is not answered is not unequal, and quotes are kept apart", () => {
  const asked = [...everyKind, { ...number, key: "n" }];
  const when = (condition: Condition) => {
    const last: Question = { ...number, key: "last", condition };
    const section = { key: "osa", titles: text("Osa"), helps: text(""), questions: [...asked, last] };
    const json = surveyJs(
      { titles: text("K"), intros: text(""), notice: text(""), sections: [section] },
      "fi",
      unknown,
    );
    return (json as { pages: { elements: { visibleIf: string }[] }[] }).pages[0]!.elements.at(-1)!.visibleIf;
  };
  const single = { ...everyKind[2]!, key: "own", options: [option("own-words", { other: true })] } as Question;
  asked.push(single);
  expect([
    when({ question: "size", op: "is-not", value: "small" }),
    when({ any: [{ question: "size", op: "answered" }, { all: [{ question: "n", op: "at-most", value: 3 }, { question: "has-strategy", op: "is", value: "yes" }] }] }), // prettier-ignore
    when({ question: "support", op: "at-least", value: 3, row: "videos", part: "level" }),
    when({ question: "own-words", op: "contains", value: "don't" }),
    when({ question: "own", op: "is", value: "own-words" }),
    when({ question: "looked-at", op: "at-least", value: "2026-11-22" }),
    when({ question: "services", op: "contains-not", value: "email" }),
  ]).toEqual([
    "({size} notempty and {size} <> 'small')",
    "{size} notempty or ({n} <= 3 and {has-strategy} = true)",
    "{support.videos.level} >= 3",
    String.raw`{own-words} contains 'don\'t'`,
    "{own} = 'other'",
    "{looked-at} >= '2026-11-22'",
    "({services} notempty and {services} notcontains 'email')",
  ]);
});
