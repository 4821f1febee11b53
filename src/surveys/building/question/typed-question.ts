import type { Texts } from "../../../platform/locales.ts";
import type { Question, QuestionOption } from "../../questionnaire/questionnaire.ts";
import type { QuestionKind } from "./kinds.ts";

/** A question as its form holds it, right or wrong: numbers and days are the texts that were typed. */
export interface TypedQuestion {
  kind: QuestionKind;
  block: string;
  texts: Texts;
  helps: Texts;
  isRequired: boolean;
  isShuffled: boolean;
  offersUnknown: boolean;
  options: TypedOption[];
  /** What the answer itself says of a need. */
  need: string;
  weight: string;
  isShort: boolean;
  min: string;
  max: string;
  decimals: string;
  places: string;
  units: Texts;
  /** Names of the steps of a scale, or of ratings. */
  steps: Texts[];
  importance: TypedScale;
  level: TypedScale;
  /** What "I don't know" is called in a matrix. */
  unknown: Texts;
}

export interface TypedScale {
  texts: Texts;
  labels: Texts[];
}

export interface TypedOption {
  /** Empty for an option that is not stored yet. */
  key: string;
  texts: Texts;
  need: string;
  weight: string;
  /** "service:email" or "barrier:lack-of-time". */
  entry: string;
  isOther: boolean;
  isExclusive: boolean;
}

export const noTexts: Texts = { fi: "", sv: "", en: "" };

export const newOption: TypedOption = {
  key: "",
  texts: noTexts,
  need: "",
  weight: "1",
  entry: "",
  isOther: false,
  isExclusive: false,
};

const noScale: TypedScale = { texts: noTexts, labels: [] };

export const blank: Omit<TypedQuestion, "kind" | "block"> = {
  texts: noTexts,
  helps: noTexts,
  isRequired: false,
  isShuffled: false,
  offersUnknown: false,
  options: [],
  need: "",
  weight: "1",
  isShort: false,
  min: "",
  max: "",
  decimals: "0",
  places: "",
  units: noTexts,
  steps: [],
  importance: noScale,
  level: noScale,
  unknown: noTexts,
};

/** The question as its form first shows it. */
export function typedOf(question: Question): TypedQuestion {
  const { kind, block, texts, helps, required, settings, shuffled = false } = question;
  return {
    ...blank,
    ...{ kind, block, texts, helps, isRequired: required, isShuffled: shuffled },
    offersUnknown: settings.offersUnknown === true,
    options: question.options.map(typedOption),
    ...typedSettings(question),
  };
}

function typedOption({
  key,
  texts,
  need = "",
  needWeight = 1,
  service,
  barrier,
  ...marks
}: QuestionOption): TypedOption {
  const barrierEntry = barrier === undefined ? "" : `barrier:${barrier}`;
  return {
    ...{ key, texts, need, weight: String(needWeight) },
    entry: service === undefined ? barrierEntry : `service:${service}`,
    isOther: marks.other === true,
    isExclusive: marks.exclusive === true,
  };
}

function typedSettings(question: Question): Partial<TypedQuestion> {
  const ends = ({ min, max }: { min: number | string | null; max: number | string | null }) => ({
    min: min === null ? "" : String(min),
    max: max === null ? "" : String(max),
  });
  const tie = ({ need = "", needWeight = 1 }: { need?: string; needWeight?: number }) => ({
    need,
    weight: String(needWeight),
  });
  switch (question.kind) {
    case "matrix": {
      const { importance, level, unknown } = question.settings;
      return { importance, level, unknown };
    }
    case "ratings":
      return { ...ends(question.settings), steps: question.settings.labels ?? [] };
    case "scale":
      return { ...ends(question.settings), steps: question.settings.labels ?? [], ...tie(question) };
    case "ranking":
      return { places: question.settings.places === undefined ? "" : String(question.settings.places) };
    case "number": {
      const { decimals, unit } = question.settings;
      return { ...ends(question.settings), decimals: String(decimals), units: unit ?? noTexts, ...tie(question) };
    }
    case "date":
      return ends(question.settings);
    case "yesno":
      return tie(question);
    case "text":
      return { isShort: question.settings.lines === "short" };
    case "single":
    case "multiple":
    case "info":
      return {};
  }
}
