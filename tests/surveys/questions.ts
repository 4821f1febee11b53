import type {
  DateQuestion,
  InfoQuestion,
  MatrixQuestion,
  MultipleQuestion,
  NumberQuestion,
  Question,
  QuestionOption,
  RankingQuestion,
  RatingsQuestion,
  ScaleQuestion,
  SingleQuestion,
  TextQuestion,
  YesNoQuestion,
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
export const line: TextQuestion = { ...openText, key: "line", settings: { lines: "short", offersUnknown: true } };
export const scale: ScaleQuestion = {
  ...common,
  key: "maturity",
  kind: "scale",
  block: "ratings",
  settings: { min: 0, max: 10, labels: ["Ei lainkaan", ...new Array<string>(9).fill(""), "Täysin"].map(text), offersUnknown: true }, // prettier-ignore
  options: [],
};
export const ranking: RankingQuestion = {
  ...common,
  key: "first",
  kind: "ranking",
  block: "wishes",
  settings: { places: 3, offersUnknown: true },
  options: ["videos", "kanta", "website", "booking"].map((key) => option(key, { need: key })),
};
export const number: NumberQuestion = {
  ...common,
  key: "hours",
  kind: "number",
  block: "background",
  settings: { min: -10, max: 1000, decimals: 2, unit: text("tuntia"), offersUnknown: true },
  options: [],
};
export const date: DateQuestion = {
  ...common,
  key: "looked-at",
  kind: "date",
  block: "background",
  settings: { min: "2000-01-01", max: "2030-12-31", offersUnknown: true },
  options: [],
};
export const yesno: YesNoQuestion = {
  ...common,
  key: "has-strategy",
  kind: "yesno",
  block: "support",
  settings: { offersUnknown: true },
  options: [],
};
export const info: InfoQuestion = {
  ...common,
  key: "info",
  kind: "info",
  block: "background",
  settings: {},
  options: [],
};

/** One question of each kind, and where a kind has ways of its own, of each way. */
export const everyKind: Question[] = [
  multiple,
  { ...multiple, key: "multiple-unknown", settings: { offersUnknown: true } },
  single,
  { ...single, key: "single-unknown", settings: { offersUnknown: true } },
  matrix,
  ratings,
  { ...ratings, key: "ratings-unknown", settings: { min: 1, max: 5, offersUnknown: true } },
  scale,
  ranking,
  number,
  date,
  yesno,
  openText,
  line,
  info,
];
