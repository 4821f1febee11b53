import type { Texts } from "../../../platform/locales.ts";
import type { MatrixQuestion, Question } from "../../questionnaire/questionnaire.ts";
import { choicesOf, type WriteText } from "./options.ts";

/** What the survey's words are beside those of its questions. */
export interface SurveyJsWords {
  unknown: Texts;
  /** Markdown as the HTML that SurveyJS shows. */
  htmlOf: (markdown: string) => string;
}

/** A question as an element of SurveyJS, but for its condition. */
export function elementOf(question: Question, write: WriteText, words: SurveyJsWords): object {
  const common = {
    name: question.key,
    title: write(question.texts),
    description: write(question.helps),
    ...(question.required ? { isRequired: true } : {}),
  };
  const unknown =
    question.settings.offersUnknown === true ? { showDontKnowItem: true, dontKnowText: write(words.unknown) } : {};
  const values = () => question.options.map(({ key, texts }) => ({ value: key, text: write(texts) }));
  switch (question.kind) {
    case "multiple":
      return { type: "checkbox", ...common, ...choicesOf(question, write), ...unknown };
    case "single":
      return { type: "radiogroup", ...common, ...choicesOf(question, write), ...unknown };
    case "ranking": {
      const { places } = question.settings;
      const few = places === undefined ? {} : { selectToRankEnabled: true, maxSelectedChoices: places };
      return { type: "ranking", ...common, ...choicesOf(question, write), ...few };
    }
    case "ratings": {
      const { min, max, labels } = question.settings;
      // Steps without names are numbers, which may have decimals: a field a row.
      if (labels === undefined) {
        const validators = [{ type: "numeric", minValue: min, maxValue: max }];
        const items = question.options.map(({ key, texts }) => ({ name: key, title: write(texts), inputType: "number", validators })); // prettier-ignore
        return { type: "multipletext", ...common, items };
      }
      const columns = labels.map((texts, at) => ({ value: min + at, text: write(texts) }));
      return { type: "matrix", ...common, columns, rows: values(), ...rowsOrder(question) };
    }
    case "matrix":
      return { type: "matrixdropdown", ...common, ...matrixParts(question, write), rows: values(), ...rowsOrder(question) }; // prettier-ignore
    case "scale":
      return { type: "rating", ...common, ...scaleParts(question.settings, write) };
    case "number": {
      const { min, max, decimals, unit } = question.settings;
      const step = decimals === 0 ? 1 : Number(`1e-${decimals}`);
      const ends = { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }), step };
      return { type: "text", ...common, inputType: "number", ...ends, ...(unit === null ? {} : { placeholder: write(unit) }) }; // prettier-ignore
    }
    case "date": {
      const { min, max } = question.settings;
      return { type: "text", ...common, inputType: "date", ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) }; // prettier-ignore
    }
    case "yesno":
      return { type: "boolean", ...common };
    case "text":
      return { type: question.settings.lines === "short" ? "text" : "comment", ...common };
    case "info":
      return { type: "html", name: question.key, html: write(asHtml(question.texts, words.htmlOf)) };
  }
}

const rowsOrder = (question: Question) => (question.shuffled === true ? { rowsOrder: "random" } : {});

function asHtml({ fi, sv, en }: Texts, htmlOf: SurveyJsWords["htmlOf"]): Texts {
  return { fi: htmlOf(fi), sv: htmlOf(sv), en: htmlOf(en) };
}

/** The two judgements of a row are two columns, each with its own steps and "I don't know". */
function matrixParts({ settings }: MatrixQuestion, write: WriteText): object {
  const column = (name: "importance" | "level") => ({
    name,
    title: write(settings[name].texts),
    cellType: "radiogroup",
    choices: [
      ...settings[name].labels.map((texts, value) => ({ value, text: write(texts) })),
      { value: "unknown", text: write(settings.unknown) },
    ],
  });
  return { columns: [column("importance"), column("level")] };
}

/** Where only the ends have names they are descriptions of the ends; else each step is a value with its name. */
function scaleParts({ min, max, labels = [] }: { min: number; max: number; labels?: Texts[] }, write: WriteText): object {
  const isNamedWithin = labels.slice(1, -1).some((texts) => write(texts) !== undefined);
  if (isNamedWithin)
    return { rateValues: labels.map((texts, at) => ({ value: min + at, text: write(texts) ?? String(min + at) })) };
  const [low, high] = [labels[0], labels.at(-1)];
  return {
    ...{ rateMin: min, rateMax: max, rateCount: max - min + 1 },
    ...(low === undefined ? {} : { minRateDescription: write(low) }),
    ...(high === undefined ? {} : { maxRateDescription: write(high) }),
  };
} // prettier-ignore
