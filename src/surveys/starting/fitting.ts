import type { Texts } from "../../platform/locales.ts";
import { withSoundConditions } from "../building/edits/edit.ts";
import { conditionMistakes } from "../questionnaire/conditions/condition-mistakes.ts";
import { hasOptions, type Question, type Questionnaire, type QuestionOption, type Section } from "../questionnaire/questionnaire.ts"; // prettier-ignore

/** The keys that a programme's catalogue has. */
export interface CatalogueKeys {
  needs: { has(key: string): boolean };
  services: { has(key: string): boolean };
  barriers: { has(key: string): boolean };
}

/** What a survey asks about: the keys of the catalogue's entries that it names. */
export interface AskedAbout {
  needs: string[];
  services: string[];
  barriers: string[];
}

/** What of the questionnaire's entries the catalogue lacks. */
export function missingEntries(catalogue: CatalogueKeys, { sections }: Questionnaire): AskedAbout {
  const ties = sections
    .flatMap((section): Question[] => section.questions)
    .flatMap((question): Tie[] => ["need" in question ? { need: question.need } : {}, ...question.options]);
  const lacking = (keys: (string | undefined)[], has: { has(key: string): boolean }) =>
    [...new Set(keys.filter((key) => key !== undefined))].filter((key) => !has.has(key));
  return {
    needs: lacking(ties.map(({ need }) => need), catalogue.needs), // prettier-ignore
    services: lacking(ties.map(({ service }) => service), catalogue.services), // prettier-ignore
    barriers: lacking(ties.map(({ barrier }) => barrier), catalogue.barriers), // prettier-ignore
  };
}

type Tie = Pick<QuestionOption, "need" | "service" | "barrier">;

/** Whether the survey's catalogue is what the programme starts from: it has none of the needs that are asked about. */
export function startsCatalogue(catalogue: CatalogueKeys, questionnaire: Questionnaire): boolean {
  const nothing = { has: () => false };
  const all = missingEntries({ needs: nothing, services: nothing, barriers: nothing }, questionnaire).needs;
  return all.length > 0 && all.every((key) => !catalogue.needs.has(key));
}

/** What a survey loses where the catalogue lacks what it asks about. */
export interface LeftOut {
  sections: Texts[];
  questions: Texts[];
  /** Of questions that stay. */
  options: { question: Texts; option: Texts }[];
  /** Questions and sections that were shown on a condition about something left out, and now always are. */
  conditions: Texts[];
}

/**
 * The questionnaire without what the catalogue does not have, and what that is: staff may have removed an entry from
 * their catalogue, or the survey comes from another programme, and then it is not asked about. A question without anything
 * left to choose goes too, and so does an empty section, and every condition that could not be followed any more.
 */
export function fittedTo(
  catalogue: CatalogueKeys,
  whole: Questionnaire,
): { questionnaire: Questionnaire; leftOut: LeftOut } {
  const sections = whole.sections.map((section) => ({
    ...section,
    questions: section.questions
      .filter((question) => !("need" in question) || catalogue.needs.has(question.need))
      .map((question) => withOptionsOf(catalogue, question))
      .filter(hasChoice),
  }));
  const fitted = { ...whole, sections: sections.filter(({ questions }) => questions.length > 0) };
  const questionnaire = withSoundConditions(fitted, conditionMistakes(fitted));
  return { questionnaire, leftOut: leftOutOf(whole, questionnaire) };
}

function withOptionsOf({ needs, services, barriers }: CatalogueKeys, question: Question): Question {
  const has = ({ need, service, barrier }: QuestionOption) =>
    (need === undefined || needs.has(need)) &&
    (service === undefined || services.has(service)) &&
    (barrier === undefined || barriers.has(barrier));
  if (!hasOptions(question)) return question;
  const options = question.options.filter(has);
  const { kind, settings } = question;
  return kind === "ranking" && settings.places !== undefined && settings.places > options.length
    ? { ...question, options, settings: { ...settings, places: options.length } }
    : { ...question, options };
}

function hasChoice(question: Question): boolean {
  if (!hasOptions(question)) return true;
  const choices = question.options.filter(({ exclusive }) => exclusive !== true);
  return choices.length >= (question.kind === "ranking" ? 2 : 1);
}

function leftOutOf(whole: Questionnaire, { sections }: Questionnaire): LeftOut {
  const kept = new Map(sections.map((section) => [section.key, section]));
  const stay = whole.sections.flatMap((section) => {
    const now = kept.get(section.key);
    return now === undefined ? [] : [{ section, now }];
  });
  const pairs = stay.flatMap(({ section, now }) =>
    section.questions.map((question) => ({ question, now: now.questions.find(({ key }) => key === question.key) })),
  );
  const both = pairs.flatMap(({ question, now }) => (now === undefined ? [] : [{ question, now }]));
  const loses = (before: Section | Question, after: Section | Question) =>
    before.condition !== undefined && after.condition === undefined;
  return {
    sections: whole.sections.filter(({ key }) => !kept.has(key)).map(({ titles }) => titles),
    questions: pairs.filter(({ now }) => now === undefined).map(({ question }) => question.texts),
    options: both.flatMap(({ question, now }) => goneOptions(question, now)),
    conditions: [
      ...stay.filter(({ section, now }) => loses(section, now)).map(({ section }) => section.titles),
      ...both.filter(({ question, now }) => loses(question, now)).map(({ question }) => question.texts),
    ],
  };
}

function goneOptions({ texts, options }: Question, now: Question): LeftOut["options"] {
  const left = new Set(now.options.map(({ key }: QuestionOption) => key));
  return options
    .filter(({ key }: QuestionOption) => !left.has(key))
    .map((option: QuestionOption) => ({ question: texts, option: option.texts }));
}

/** Whether nothing at all was left out. */
export function isWhole({ sections, questions, options, conditions }: LeftOut): boolean {
  return sections.length + questions.length + options.length + conditions.length === 0;
}
