// Random surveys with random answers, as they are handed to the writers of files.
import fc from "fast-check";
import type { Texts } from "../../../src/platform/locales.ts";
import type { Exported, ExportedResponse } from "../../../src/surveys/exporting/exported.ts";
import type { SpssWords } from "../../../src/surveys/exporting/spss/variables.ts";
import type { TableWords } from "../../../src/surveys/exporting/tables/text-table.ts";
import { isBlank, type Answers, type AnswerValue } from "../../../src/surveys/questionnaire/answers.ts";
import { isAsked, type Question, type QuestionOption } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { everyKind, single, text } from "../questions.ts";
import { answersTo } from "../raw-answers.ts";

const kinds: Question[] = [...everyKind, { ...single, options: [...single.options, { key: "other", texts: text("Muu"), other: true }] }].filter(isAsked); // prettier-ignore

const names = ["Kanta, ja muut", "Canva; versio 2", 'niin "sanottu" sovellus', "Wilma", "å ö (b)", "Office 365"];

/** A question of some kind with names that make files hard to read; names are distinct by numbers. */
const question = (at: number): fc.Arbitrary<Question> =>
  fc
    .tuple(fc.constantFrom(...kinds), fc.constantFrom(...names), fc.array(fc.constantFrom(...names), { minLength: 4, maxLength: 4 }))
    .map(([base, name, optionNames]) => ({
      ...base,
      ...{ key: `${base.key}-${at + 1}`, texts: inAll(`${name}?\nKysymys ${at + 1}`) },
      options: base.options.map((option: QuestionOption, place) => ({ ...option, texts: inAll(`${optionNames[place]!} ${place + 1}`) })),
    }) as Question); // prettier-ignore

const inAll = (words: string): Texts => ({ fi: words, sv: `${words} sv`, en: `${words} en` });

const answersOfOne = (questions: readonly Question[]): fc.Arbitrary<Answers> =>
  fc.tuple(...questions.map((each) => fc.option(answersTo(each), { freq: 6, nil: undefined }))).map((answers) =>
    Object.fromEntries(
      questions.flatMap(({ key }, at) => {
        const answer = answers[at];
        return answer === undefined || isBlank(answer) ? [] : [[key, answer] as [string, AnswerValue]];
      }),
    ),
  );

const whose = (at: number, isUnfinished: boolean): ExportedResponse["whose"] => ({
  ...{ organisation: `Hoiva ${at}; Oy`, industry: at % 2 === 0 ? "Hoiva" : "", locale: "sv", source: "link" },
  sentAt: isUnfinished ? null : "2027-03-12T09:41:00Z",
});

/** A named survey of up to six questions with up to nine responses, some of them unfinished. */
export const answeredSurvey: fc.Arbitrary<Exported> = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => question(at))))
  .chain(
    (questions) =>
    fc
      .array(fc.tuple(answersOfOne(questions), fc.boolean()), { minLength: 1, maxLength: 9 })
      .map((people) => exportedOf(questions, people.map(([answers, isUnfinished], at) => ({ whose: whose(at, isUnfinished), answers })))), // prettier-ignore
  );

export function exportedOf(questions: Question[], responses: ExportedResponse[]): Exported {
  const section = { key: "osa", titles: text("Osa"), helps: text(""), questions };
  const questionnaire = { titles: text("Kysely"), intros: text(""), notice: text(""), sections: [section] };
  return { questionnaire, isAnonymous: false, responses, ownWords: [] };
}

const textIn = (texts: Texts) => texts.fi;
const headings: [string, string, string, string, string] = ["Organisaatio", "Toimiala", "Kieli", "Lähde", "Lähetetty"];

/** The words of a table, as the Finnish texts have them. */
export const finnish: TableWords & SpssWords = {
  ...{ locale: "fi", whose: headings, textIn, timeText: (instant) => instant.slice(0, 16).replace("T", " ") },
  languages: { fi: "suomi", sv: "ruotsi", en: "englanti" },
  sources: { link: "Linkki", import: "Tuotu tiedostosta", interview: "Kirjattu haastattelussa" },
  ...{ yes: "Kyllä", no: "Ei", unknown: "En osaa sanoa", notShown: "Ei näytetty", other: "Omin sanoin" },
  ...{ row: "Rivi", chosen: "Valittu", notChosen: "Ei valittu", place: "sija" },
};
