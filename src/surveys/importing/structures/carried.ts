// A survey of another tool as a questionnaire of ours, in the languages that staff say the file's are.
import { locales, type Locale, type Texts } from "../../../platform/locales.ts";
import type { Condition, Test } from "../../questionnaire/conditions/condition.ts";
import { conditionMistakes } from "../../questionnaire/conditions/condition-mistakes.ts";
import type { Question, Questionnaire, QuestionOption, Section } from "../../questionnaire/questionnaire.ts";
import { distinctKeys, type KeyFrom } from "../names.ts";
import type { CarriedOption, CarriedQuestion, ForeignSurvey, ForeignTexts, NotCarried } from "./structure.ts";

/** Which of our languages a language of the file is; null where its texts are left out. */
export type Languages = Readonly<Record<string, Locale | null>>;

/** The languages as their codes tell; where none is one of ours, the file's own is the programme's first. */
export function guessedLanguages({ languages }: ForeignSurvey, first: Locale): Record<string, Locale | null> {
  const taken = new Set<Locale>();
  const guessed = languages.map((language) => {
    const locale = locales.find((each) => language.toLowerCase().split(/[-_]/)[0] === each) ?? null;
    if (locale === null || taken.has(locale)) return [language, null] as const;
    taken.add(locale);
    return [language, locale] as const;
  });
  return Object.fromEntries(taken.size > 0 ? guessed : guessed.map(([language], at) => [language, at === 0 ? first : null])); // prettier-ignore
}

interface Made {
  /** The questions that one of the file becomes: of two scales it becomes two. */
  questions: Question[];
  code: string;
  options: ReadonlyMap<string, string>;
  rows: ReadonlyMap<string, string>;
  /** The steps of a scale by the file's codes. */
  steps: ReadonlyMap<string, number>;
}

/**
 * The questionnaire, and what could not be carried into it. Keys come from the file's codes. Conditions that cannot be
 * followed here are left out and told. `title` is for a survey that has none; the privacy notice is the programme's to
 * write.
 */
export function questionnaireOf(
  survey: ForeignSurvey,
  languages: Languages,
  title: string,
  keyFrom: KeyFrom,
): { questionnaire: Questionnaire; notCarried: NotCarried[] } {
  const words = (texts: ForeignTexts) => textsIn(texts, languages);
  const taken = new Set<string>();
  const made = survey.questions.map((question) => madeOf(question, words, taken, keyFrom));
  const byCode = new Map(made.map((each) => [each.code, each]));
  const sectionKeys = distinctKeys(survey.sections.map(({ code }) => code), keyFrom); // prettier-ignore
  const sections = survey.sections.map((section, at): Section => {
    const own = survey.questions.flatMap((question, place) => (question.section === section.code ? [{ question, made: made[place] }] : [])); // prettier-ignore
    return {
      ...{ key: sectionKeys[at] ?? "", titles: words(section.texts), helps: words(section.helps) },
      ...withCondition(section.condition, byCode),
      questions: own.flatMap(({ question, made: each }) => (each?.questions ?? []).map((one): Question => ({ ...one, ...withCondition(question.condition, byCode) }))), // prettier-ignore
    };
  });
  const titles = words(survey.titles);
  const isUntitled = locales.every((locale) => titles[locale] === "");
  const empty: Texts = { fi: "", sv: "", en: "" };
  const filled = sections.filter(({ questions }) => questions.length > 0);
  const questionnaire = { titles: isUntitled ? { fi: title, sv: title, en: title } : titles, intros: empty, notice: empty, sections: filled }; // prettier-ignore
  return withSoundConditions(questionnaire, survey, made, sectionKeys);
}

function textsIn(texts: ForeignTexts, languages: Languages): Texts {
  const text = (locale: Locale) => {
    const found = Object.entries(texts).find(([language, each]) => languages[language] === locale && each.trim() !== ""); // prettier-ignore
    return found?.[1] ?? "";
  };
  return { fi: text("fi"), sv: text("sv"), en: text("en") };
}

type Words = (texts: ForeignTexts) => Texts;

function madeOf(question: CarriedQuestion, words: Words, taken: Set<string>, keyFrom: KeyFrom): Made {
  const { code, kind, settings, required } = question;
  const newKey = (wanted: string) => {
    const key = keyFrom(wanted, taken);
    taken.add(key);
    return key;
  };
  const block = kind === "text" ? ("open" as const) : ("background" as const);
  const common = (key: string, texts = words(question.texts)) => ({ key, block, texts, helps: words(question.helps), required }); // prettier-ignore
  const options = optionsOf(question.options, words, keyFrom);
  const rows = optionsOf(question.rows, words, keyFrom);
  const first = scaleOf(question.options, words);
  const nothing = { code, options: new Map<string, string>(), rows: new Map<string, string>(), steps: new Map<string, number>() }; // prettier-ignore
  const one = (made: Question, more: Partial<Made> = {}): Made => ({ ...nothing, questions: [made], ...more });
  switch (kind) {
    case "single":
    case "multiple":
      return one({ ...common(newKey(code)), kind, settings: {}, options: options.list }, { options: options.keys });
    case "ranking": {
      const list = options.list.map(({ key, texts }): QuestionOption => ({ key, texts }));
      return one({ ...common(newKey(code)), kind, settings: {}, options: list }, { options: options.keys });
    }
    case "ratings":
      return one({ ...common(newKey(code)), kind, settings: first.settings, options: rows.list }, { rows: rows.keys, steps: first.steps }); // prettier-ignore
    case "matrix": {
      // Two scales whose meaning is not known here: a question for each.
      const scales = [first, scaleOf(question.secondOptions, words)];
      const questions = scales.map((scale, at): Question => {
        const texts = numbered(words(question.texts), at + 1);
        return { ...common(newKey(`${code}_${at + 1}`), texts), kind: "ratings", settings: scale.settings, options: rows.list }; // prettier-ignore
      });
      return { ...nothing, questions, rows: rows.keys, steps: first.steps };
    }
    case "scale": {
      const { min = 1, max = 5 } = settings;
      const isWhole = Number.isInteger(min) && Number.isInteger(max) && max > min && max - min <= 100;
      const ends = isWhole ? { min, max } : { min: 1, max: 5 };
      const labels = Array.from({ length: ends.max - ends.min + 1 }, (_, at) => {
        const step = question.options.find((option) => Number(option.code) === ends.min + at);
        return step === undefined ? words({}) : words(step.texts);
      });
      const isNamed = question.options.length > 0;
      return one({ ...common(newKey(code)), kind, settings: { ...ends, ...(isNamed ? { labels } : {}) }, options: [] });
    }
    case "number": {
      const { min = null, max = null } = settings;
      return one({ ...common(newKey(code)), kind, settings: { min, max, decimals: 2, unit: null }, options: [] });
    }
    case "date":
      return one({ ...common(newKey(code)), kind, settings: { min: null, max: null }, options: [] });
    case "yesno":
      return one({ ...common(newKey(code)), kind, settings: {}, options: [] });
    case "text":
      return one({ ...common(newKey(code)), kind, settings: { lines: settings.lines ?? "long" }, options: [] });
    case "info":
      return one({ ...common(newKey(code)), kind, required: false, settings: {}, options: [] });
  }
}

function numbered(texts: Texts, number: number): Texts {
  const each = (text: string) => (text === "" ? "" : `${text} (${number}/2)`);
  return { fi: each(texts.fi), sv: each(texts.sv), en: each(texts.en) };
}

function optionsOf(options: readonly CarriedOption[], words: Words, keyFrom: KeyFrom) {
  const keys = distinctKeys(options.map(({ code }) => code), keyFrom); // prettier-ignore
  const list = options.map(({ texts, exclusive, other }, at): QuestionOption => ({
    ...{ key: keys[at] ?? "", texts: words(texts) },
    ...(exclusive === true ? { exclusive } : {}),
    ...(other === true ? { other } : {}),
  }));
  return { list, keys: new Map(options.map(({ code }, at) => [code, keys[at] ?? ""])) };
}

/** The steps in the file's order; those whose codes and names are numbers one after another stay these numbers. */
function scaleOf(options: readonly CarriedOption[], words: Words) {
  const numbers = options.map(({ code }) => Number(code));
  const isPlain = options.length > 1 && options.every(({ code, texts }, at) => Object.values(texts).every((text) => text === code) && numbers[at] === (numbers[0] ?? 0) + at); // prettier-ignore
  const min = isPlain ? (numbers[0] ?? 1) : 1;
  const steps = new Map(options.map(({ code }, at) => [code, min + at]));
  if (isPlain) return { settings: { min, max: min + options.length - 1 }, steps };
  const count = Math.max(2, options.length);
  const labels = Array.from({ length: count }, (_, at) => words(options[at]?.texts ?? {}));
  return { settings: { min: 1, max: count, labels }, steps };
}

function withCondition(condition: Condition | null, made: ReadonlyMap<string, Made>): { condition?: Condition } {
  return condition === null ? {} : { condition: translated(condition, made) };
}

/** The condition with our keys in place of the file's codes. */
function translated(condition: Condition, made: ReadonlyMap<string, Made>): Condition {
  if ("all" in condition) return { all: condition.all.map((each) => translated(each, made)) };
  if ("any" in condition) return { any: condition.any.map((each) => translated(each, made)) };
  const about = made.get(condition.question);
  const [question] = about?.questions ?? [];
  if (about === undefined || question === undefined) return condition;
  const { row, value } = condition;
  const test: Test = { ...condition, question: question.key };
  if (row !== undefined) test.row = about.rows.get(row) ?? row;
  if (value !== undefined) test.value = about.options.get(String(value)) ?? about.steps.get(String(value)) ?? value;
  return test;
}

/** What of the conditions cannot be followed goes, one at a time, and is told by the file's code. */
function withSoundConditions(
  questionnaire: Questionnaire,
  survey: ForeignSurvey,
  made: readonly Made[],
  sectionKeys: readonly string[],
): { questionnaire: Questionnaire; notCarried: NotCarried[] } {
  const notCarried: NotCarried[] = [];
  let sound = questionnaire;
  for (let [mistake] = conditionMistakes(sound); mistake !== undefined; [mistake] = conditionMistakes(sound)) {
    const { on, about } = mistake;
    const key = "section" in on ? on.section : on.question;
    const code = "section" in on ? survey.sections[sectionKeys.indexOf(key)]?.code : made.find(({ questions }) => questions.some((question) => question.key === key))?.code; // prettier-ignore
    const asked = made.find(({ questions }) => questions.some((question) => question.key === about))?.code;
    notCarried.push({ code: code ?? key, what: "condition", detail: asked ?? "" });
    sound = without(sound, on);
  }
  return { questionnaire: sound, notCarried };
}

function without(questionnaire: Questionnaire, on: { section: string } | { question: string }): Questionnaire {
  const sections = questionnaire.sections.map((section): Section => {
    const { condition, ...plain } = section;
    const questions = section.questions.map((question): Question => {
      const { condition: own, ...rest } = question;
      return "question" in on && on.question === question.key && own !== undefined ? rest : question;
    });
    return "section" in on && on.section === section.key && condition !== undefined ? { ...plain, questions } : { ...section, questions }; // prettier-ignore
  });
  return { ...questionnaire, sections };
}
