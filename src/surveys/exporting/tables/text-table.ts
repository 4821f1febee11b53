import {
  cellHeaders,
  guarded,
  keySign,
  numberCell,
  type Cell,
  type ChoicesForm,
} from "../../questionnaire/answer-cells.ts";
import { isBlank, type AnswerValue, type MatrixMark } from "../../questionnaire/answers.ts";
import type { MatrixQuestion, Question, QuestionOption } from "../../questionnaire/questionnaire.ts";
import type { Locale, Texts } from "../../../platform/locales.ts";
import type { ResponseSource } from "../../survey-life.ts";
import { askedQuestions, type Exported } from "../exported.ts";
import { ownMark, type AnswersTable } from "./code-table.ts";

/** The words of a table in one language. */
export interface TableWords {
  locale: Locale;
  /** The headings of who answered: organisation, industry, language, source, sent. */
  whose: readonly [string, string, string, string, string];
  languages: Record<Locale, string>;
  sources: Record<ResponseSource, string>;
  yes: string;
  no: string;
  unknown: string;
  notShown: string;
  other: string;
  /** A text of the survey in the language, or in the first that it has. */
  textIn: (texts: Texts) => string;
  /** When, as the language writes it. */
  timeText: (instant: string) => string;
}

/**
 * All answers in words, one response a row, as people read them. A choice has "yes" or "no" where each has its own
 * column. Headings are made distinct by a number; what was not shown and "I don't know" stand in the question's first
 * column.
 */
export function textTable(exported: Exported, choices: ChoicesForm, words: TableWords): AnswersTable {
  const { questionnaire, isAnonymous, responses } = exported;
  const questions = askedQuestions(questionnaire);
  const headers = questions.flatMap((question) => textHeaders(question, choices, words));
  const mark = `${isAnonymous ? ownMark.anonymous : ownMark.named}:${words.locale}`;
  return {
    header: distinct([mark, ...(isAnonymous ? [] : words.whose), ...headers]),
    rows: responses.map(({ whose, answers }, at): Cell[] =>
      [
        at + 1,
        ...(whose === null
          ? []
          : [
              whose.organisation,
              whose.industry,
              words.languages[whose.locale],
              words.sources[whose.source],
              whose.sentAt === null ? null : words.timeText(whose.sentAt),
            ]),
        ...questions.flatMap((question) => textCells(question, answers[question.key], choices, words)),
      ].map((cell) => (typeof cell === "string" ? guarded(cell) : cell)),
    ),
  };
}

function distinct(headers: readonly string[]): string[] {
  const taken = new Set<string>();
  return headers.map((header) => {
    let name = header;
    for (let number = 2; taken.has(name); number += 1) name = `${header} (${number})`;
    taken.add(name);
    return name;
  });
}

const oneLine = (text: string) => text.replaceAll(/\s+/gu, " ").trim();

function textHeaders(question: Question, choices: ChoicesForm, { textIn, other }: TableWords): string[] {
  const name = oneLine(textIn(question.texts)) || question.key;
  const ofOption = (option: QuestionOption, part = "") => `${name} [${optionText(option, textIn)}${part}]`;
  const own = question.options.some((option) => option.other === true) ? [`${name} [${other}]`] : [];
  switch (question.kind) {
    case "multiple":
      return [...(choices === "joined" ? [name] : question.options.map((option) => ofOption(option))), ...own];
    case "ranking":
      return choices === "joined" ? [name] : question.options.map((option) => ofOption(option));
    case "ratings":
      return question.options.map((option) => ofOption(option));
    case "matrix": {
      const { importance, level } = question.settings;
      const part = ({ texts }: { texts: Texts }) => ` – ${oneLine(textIn(texts))}`;
      return question.options.flatMap((option) => [ofOption(option, part(importance)), ofOption(option, part(level))]);
    }
    default:
      return [name, ...own];
  }
}

function optionText({ texts, key }: QuestionOption, textIn: TableWords["textIn"]): string {
  return oneLine(textIn(texts)) || key;
}

function textCells(
  question: Question,
  answer: AnswerValue | undefined,
  choices: ChoicesForm,
  words: TableWords,
): Cell[] {
  const width = cellHeaders(question, choices).length;
  const instead = (word: string | null) => Array.from({ length: width }, (_, at) => (at === 0 ? word : null));
  if (answer === undefined || isBlank(answer)) return instead(null);
  const { options } = question;
  const nameOf = (key: string) => {
    const option = options.find((each) => each.key === key);
    return option === undefined ? key : optionText(option, words.textIn);
  };
  const other = (text: string | null) => (options.some((option) => option.other === true) ? [text] : []);
  const joined = (keys: string[]) => [keys.length === 0 ? null : keys.map(nameOf).join(keySign)];
  switch (answer.kind) {
    case "multiple": {
      const ticks = options.map(({ key }) => (answer.chosen.includes(key) ? words.yes : words.no));
      return [...(choices === "joined" ? joined(answer.chosen) : ticks), ...other(answer.other)];
    }
    case "single":
      return [answer.chosen === null ? null : nameOf(answer.chosen), ...other(answer.other)];
    case "matrix":
      return question.kind !== "matrix" ? instead(null) : options.flatMap(({ key }) => {
        const row = answer.rows[key] ?? { importance: null, level: null };
        return (["importance", "level"] as const).map((part) => markCell(row[part], question, part, words));
      }); // prettier-ignore
    case "ratings":
      return options.map(({ key }) => stepCell(question, answer.rows[key] ?? null, words));
    case "scale":
      return [stepCell(question, answer.value, words)];
    case "ranking":
      if (choices === "joined") return joined(answer.order);
      return options.map(({ key }) => (answer.order.includes(key) ? answer.order.indexOf(key) + 1 : null));
    case "number":
      return [answer.number === null ? null : numberCell(answer.number)];
    case "date":
      return [answer.date];
    case "yesno":
      return [answer.yes === true ? words.yes : words.no];
    case "text":
      return [answer.text];
    case "unknown":
      return instead(words.unknown);
    case "notShown":
      return instead(words.notShown);
  }
}

function markCell(
  mark: MatrixMark,
  { settings }: MatrixQuestion,
  part: "importance" | "level",
  { textIn }: TableWords,
): Cell {
  if (mark === null) return null;
  if (mark === "unknown") return textIn(settings.unknown);
  return named(mark, settings[part].labels[mark], textIn);
}

/** A step of a scale: its number alone where it has no name. */
function stepCell(question: Question, value: number | null, { textIn }: TableWords): Cell {
  if (value === null) return null;
  if (question.kind !== "ratings" && question.kind !== "scale") return value;
  const { min, labels = [] } = question.settings;
  return named(value, labels[value - min], textIn);
}

function named(value: number, label: Texts | undefined, textIn: TableWords["textIn"]): Cell {
  const name = label === undefined ? "" : oneLine(textIn(label));
  return name === "" || name === String(value) ? value : `${value} ${name}`;
}
