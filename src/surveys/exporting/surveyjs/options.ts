import type { Locale, Texts } from "../../../platform/locales.ts";
import type { Question, QuestionOption } from "../../questionnaire/questionnaire.ts";

/** A text of SurveyJS: in the survey's own language under "default", then in the others that it has. */
export type SurveyJsText = Record<string, string>;

/** Writes texts for a survey whose own language is given; undefined, which JSON leaves out, where there is none. */
export function textWriter(base: Locale): (texts: Texts) => SurveyJsText | undefined {
  return (texts) => {
    const others = Object.entries(texts).filter(([locale, text]) => locale !== base && text !== "");
    const own = texts[base] === "" ? (others[0]?.[1] ?? "") : texts[base];
    return own === "" ? undefined : { default: own, ...Object.fromEntries(others) };
  };
}

export type WriteText = ReturnType<typeof textWriter>;

/** Whether the option is the one that SurveyJS has an item of its own for: what is typed beside it is stored apart. */
function isOtherItem({ options }: Question, option: QuestionOption): boolean {
  return options.find((each) => each.other === true) === option;
}

/** By what the option goes in answers and conditions: the item for one's own words is always "other". */
export function valueOfOption(question: Question, key: string): string {
  const option = question.options.find((each) => each.key === key);
  return option !== undefined && isOtherItem(question, option) ? "other" : key;
}

/** The choices of a question, with the items of SurveyJS's own for own words and for "I don't know". */
export function choicesOf(question: Question, write: WriteText): object {
  const other = question.options.find((option) => isOtherItem(question, option));
  return {
    choices: question.options
      .filter((option) => option !== other)
      .map(({ key, texts, exclusive }) => ({
        value: key,
        text: write(texts),
        ...(exclusive === true ? { isExclusive: true } : {}),
      })),
    ...(other === undefined ? {} : { showOtherItem: true, otherText: write(other.texts) }),
    ...(question.shuffled === true ? { choicesOrder: "random" } : {}),
  };
}
