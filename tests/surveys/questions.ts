import type {
  MatrixQuestion,
  MultipleQuestion,
  QuestionOption,
  RatingsQuestion,
  SingleQuestion,
  TextQuestion,
} from "../../src/surveys/questionnaire/questionnaire.ts";
import type { Texts } from "../../src/platform/locales.ts";

export const text = (words: string): Texts => ({ fi: words, sv: words, en: words });
export const option = (key: string, more: Partial<QuestionOption> = {}): QuestionOption => ({
  key,
  texts: text(key),
  ...more,
});

const common = { texts: text("?"), helps: text(""), required: false };

export const multiple: MultipleQuestion = {
  ...common,
  key: "services",
  kind: "multiple",
  block: "services",
  settings: {},
  options: [option("email"), option("website"), option("other", { other: true }), option("none", { exclusive: true })],
};
export const single: SingleQuestion = {
  ...common,
  key: "size",
  kind: "single",
  block: "background",
  settings: {},
  options: [option("small"), option("large")],
};
export const matrix: MatrixQuestion = {
  ...common,
  key: "support",
  kind: "matrix",
  block: "support",
  settings: {
    levels: 5,
    importance: { texts: text("importance"), labels: ["0", "1", "2", "3", "4"].map(text) },
    level: { texts: text("level"), labels: ["0", "1", "2", "3", "4"].map(text) },
    unknown: text("I don't know"),
  },
  options: [option("videos", { need: "videos" }), option("kanta", { need: "kanta" })],
};
export const ratings: RatingsQuestion = {
  ...common,
  key: "ratings",
  kind: "ratings",
  block: "support",
  settings: { min: 1, max: 5 },
  options: [option("videos", { need: "videos" }), option("kanta", { need: "kanta" })],
};
export const openText: TextQuestion = {
  ...common,
  key: "own-words",
  kind: "text",
  block: "open",
  settings: {},
  options: [],
};
