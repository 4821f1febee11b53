import type { Question, Questionnaire, QuestionOption } from "../../src/surveys/questionnaire/questionnaire.ts";

const text = (words: string) => ({ fi: words, sv: words, en: words });
const option = (key: string, need?: string): QuestionOption => ({
  key,
  texts: text(key),
  ...(need === undefined ? {} : { need }),
});
const common = { texts: text("?"), helps: text(""), required: false };
const steps = ["0", "1", "2", "3", "4"].map(text);

const questions: Question[] = [
  {
    ...common,
    key: "use-better",
    kind: "multiple",
    block: "wishes",
    settings: {},
    options: [option("our-website", "website"), option("our-videos", "videos"), { ...option("none"), exclusive: true }],
  },
  {
    ...common,
    key: "acquire",
    kind: "multiple",
    block: "wishes",
    settings: {},
    options: [option("new-website", "website"), option("kanta-connection", "kanta")],
  },
  {
    ...common,
    key: "support",
    kind: "matrix",
    block: "support",
    settings: {
      levels: 5,
      importance: { texts: text("importance"), labels: steps },
      level: { texts: text("level"), labels: steps },
      unknown: text("I don't know"),
    },
    options: [option("videos", "videos"), option("kanta", "kanta"), option("chat")],
  },
  {
    ...common,
    key: "judged",
    kind: "ratings",
    block: "support",
    settings: { min: 1, max: 5 },
    options: [option("excel", "excel"), option("videos", "videos")],
  },
  {
    ...common,
    key: "in-use",
    kind: "multiple",
    block: "services",
    settings: {},
    options: [option("email", "website")],
  },
];

/** Asks about needs in every way there is; a need of a service in use is there to be ignored. */
export const questionnaire: Questionnaire = {
  titles: text(""),
  intros: text(""),
  notice: text(""),
  sections: [{ key: "all", titles: text(""), helps: text(""), questions }],
};
