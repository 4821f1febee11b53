import { locales, type Locale, type Texts } from "../../platform/locales.ts";
import { hasOptions, type Question, type Questionnaire, type QuestionOption, type Section } from "./questionnaire.ts";

/** What a text is in the survey. */
export type TextRole =
  | "title"
  | "intro"
  | "notice"
  | "section-title"
  | "section-help"
  | "question"
  | "info"
  | "help"
  | "option"
  | "unit"
  | "unknown"
  | "scale-name"
  | "step";

/** Where a text stands; `id` names it in the survey, and stays the same as long as the keys do. */
export interface TextPlace {
  id: string;
  role: TextRole;
  /** The section's key; null before the first one. */
  section: string | null;
  question: string | null;
  /** Of a step of a scale, what it stands for; of an option, which one it is from the first. */
  number: string | null;
}

export interface SurveyText extends TextPlace {
  texts: Texts;
}

/** Every text that respondents read, in the order in which they meet them. */
export function everyText(questionnaire: Questionnaire): SurveyText[] {
  const found: SurveyText[] = [];
  mapTexts(questionnaire, (place, texts) => {
    found.push({ ...place, texts });
    return texts;
  });
  return found;
}

/** The questionnaire with other words: `changes` are by the text's id, and languages that are left out stay as they are. */
export function withTexts(questionnaire: Questionnaire, changes: ReadonlyMap<string, Partial<Texts>>): Questionnaire {
  return mapTexts(questionnaire, ({ id }, texts) => ({ ...texts, ...changes.get(id) }));
}

/** What there must be: without it a respondent would not know what is asked, by whom or why. */
const needed: readonly TextRole[] = ["title", "notice", "section-title", "question", "info", "option"];

export function isNeeded({ role }: TextPlace): boolean {
  return needed.includes(role);
}

/** Whether the text must be there in each language: it is needed, or it is there in some language. */
export function isWanted(text: SurveyText): boolean {
  const { texts } = text;
  return isNeeded(text) || locales.some((locale) => texts[locale].trim() !== "");
}

/** How many of the texts wanted the language has. */
export function completenessIn(questionnaire: Questionnaire, locale: Locale): { done: number; total: number } {
  const wanted = everyText(questionnaire).filter(isWanted);
  return { done: wanted.filter(({ texts }) => texts[locale].trim() !== "").length, total: wanted.length };
}

/** The texts that the language lacks, in their order. */
export function missingTexts(questionnaire: Questionnaire, locale: Locale): SurveyText[] {
  return everyText(questionnaire).filter((text) => isWanted(text) && text.texts[locale].trim() === "");
}

/** Whether each of these languages has every text that is wanted. */
export function areTextsWhole(questionnaire: Questionnaire, wanted: readonly Locale[]): boolean {
  return wanted.every((locale) => missingTexts(questionnaire, locale).length === 0);
}

type Visit = (place: TextPlace, texts: Texts) => Texts;

function mapTexts(questionnaire: Questionnaire, visit: Visit): Questionnaire {
  const opening = { section: null, question: null, number: null };
  return {
    ...questionnaire,
    titles: visit({ ...opening, id: "title", role: "title" }, questionnaire.titles),
    intros: visit({ ...opening, id: "intro", role: "intro" }, questionnaire.intros),
    notice: visit({ ...opening, id: "notice", role: "notice" }, questionnaire.notice),
    sections: questionnaire.sections.map((section) => mapSection(section, visit)),
  };
}

function mapSection(section: Section, visit: Visit): Section {
  const place = { section: section.key, question: null, number: null };
  return {
    ...section,
    titles: visit({ ...place, id: `section::${section.key}`, role: "section-title" }, section.titles),
    helps: visit({ ...place, id: `section::${section.key}::help`, role: "section-help" }, section.helps),
    questions: section.questions.map((question) => mapQuestion(section.key, question, visit)),
  };
}

function mapQuestion(section: string, question: Question, visit: Visit): Question {
  const { key } = question;
  const at = (part: string, role: TextRole, number: string | null = null): TextPlace => ({
    ...{ id: part === "" ? `question::${key}` : `question::${key}::${part}`, role, section, question: key, number },
  });
  const isInfo = question.kind === "info";
  const own = {
    ...question,
    texts: visit(at("", isInfo ? "info" : "question"), question.texts),
    // An information text has no help: it is one.
    helps: isInfo ? question.helps : visit(at("help", "help"), question.helps),
  };
  const settings = mapSettings(own, at, visit);
  if (!hasOptions(question)) return { ...own, settings } as Question;
  const options = question.options.map((option: QuestionOption, position) => ({
    ...option,
    texts: visit(at(`option::${option.key}`, "option", String(position + 1)), option.texts),
  }));
  return { ...own, settings, options } as Question;
}

function mapSettings(
  question: Question,
  at: (part: string, role: TextRole, number?: string) => TextPlace,
  visit: Visit,
): Question["settings"] {
  const labels = (each: Texts[], part: string, first: number) =>
    each.map((texts, step) => visit(at(`${part}::${step}`, "step", String(first + step)), texts));
  if (question.kind === "matrix") {
    const { importance, level, unknown } = question.settings;
    return {
      ...question.settings,
      importance: {
        texts: visit(at("importance", "scale-name"), importance.texts),
        labels: labels(importance.labels, "importance", 0),
      },
      level: { texts: visit(at("level", "scale-name"), level.texts), labels: labels(level.labels, "level", 0) },
      unknown: visit(at("unknown", "unknown"), unknown),
    };
  }
  if (question.kind === "number") {
    const { unit } = question.settings;
    return unit === null ? question.settings : { ...question.settings, unit: visit(at("unit", "unit"), unit) };
  }
  if (question.kind !== "scale" && question.kind !== "ratings") return question.settings;
  const { labels: own, min } = question.settings;
  return own === undefined ? question.settings : { ...question.settings, labels: labels(own, "step", min) };
}
