import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Texts } from "../../../platform/locales.ts";
import { type AnswerMistake, longestText } from "../../questionnaire/check-answer.ts";
import { looksLikePersonalId } from "../../questionnaire/personal-id.ts";
import type { MatrixQuestion, MatrixScale, RatingsQuestion } from "../../questionnaire/questionnaire.ts";
import type { StoredQuestion } from "../../questionnaire/stored.ts";
import type { Outcome } from "../commands.ts";
import type { StoredAnswer } from "./saving.ts";
import { seenNow, writeSeen } from "./seen.ts";
import { fieldName, fieldNames } from "./typed.ts";

const mistakeKey: Record<AnswerMistake, Key> = {
  "wrong-form": "answering.mistake.wrongForm",
  "not-an-option": "answering.mistake.notAnOption",
  "exclusive-with-others": "answering.mistake.exclusive",
  "other-not-offered": "answering.mistake.otherNotOffered",
  "out-of-range": "answering.mistake.outOfRange",
  "too-long": "answering.mistake.tooLong",
  "unreadable-text": "answering.mistake.unreadable",
};

/** What is wrong with an answer, in words. */
export function mistakeText(
  question: StoredQuestion,
  refused: { mistake: AnswerMistake; at: string | null },
  asking: Asking,
): string {
  const at = question.options.find(({ key }) => key === refused.at);
  const option = at === undefined ? "" : textIn(at.texts, asking.locale);
  return asking.t(mistakeKey[refused.mistake], { option, most: longestText });
}

interface Shown {
  stored: StoredAnswer | undefined;
  /** What has just become of it, where its page comes back. */
  outcome: Outcome | undefined;
  saveUrl: string;
  asking: Asking;
}

/** A question with its fields, as the partial `answering/_question` shows it. */
export function questionModel(question: StoredQuestion, { stored, outcome, saveUrl, asking }: Shown): object {
  const isRefused = outcome?.decision.kind === "refuse";
  const given = readGiven(isRefused ? outcome.typed.raw : stored?.value);
  const help = textIn(question.helps, asking.locale);
  const id = `q-${question.id}`;
  const { choices, rows, text } = fieldsModel(question, given, asking);
  return {
    id,
    text: textIn(question.texts, asking.locale),
    help: help === "" ? null : help,
    helpId: `${id}-help`,
    isRequired: question.required,
    saveUrl,
    params: ["csrf", ...fieldNames(question)].join(","),
    trigger:
      question.kind === "matrix" || question.kind === "ratings"
        ? "change, retry"
        : "change, retry, input changed delay:1200ms from:find .own-words",
    region: regionModel(question, outcome ?? { stored, isShown: true }, asking),
    choices,
    rows,
    words: text,
  };
}

/** What a question says beside its fields: which revision it shows, what is wrong, what to mind. */
export function regionModel(
  question: StoredQuestion,
  outcome: Outcome | { stored: StoredAnswer | undefined; isShown: true },
  asking: Asking,
): object {
  const decision = "decision" in outcome ? outcome.decision : null;
  // A page whose answer was not taken in goes on showing what it has seen.
  const isTaken = decision === null || decision.kind === "write" || decision.kind === "keep";
  const seen = "typed" in outcome && !isTaken ? outcome.typed.seen : seenNow(question, outcome.stored);
  const words = "typed" in outcome ? outcome.typed.raw : outcome.stored?.value;
  return {
    seenName: fieldName(question, "seen"),
    seen: writeSeen(seen),
    mistake: decision?.kind === "refuse" ? mistakeText(question, decision, asking) : null,
    warning: readGiven(words).texts.some(looksLikePersonalId) ? asking.t("answering.section.personalId") : null,
  };
}

function fieldsModel(question: StoredQuestion, given: Given, asking: Asking) {
  const none = { choices: null, rows: null, text: null };
  switch (question.kind) {
    case "multiple":
    case "single":
      return { ...none, choices: choicesModel(question, given, asking) };
    case "matrix":
      return { ...none, rows: matrixModel(question, given, asking) };
    case "ratings":
      return { ...none, rows: ratingsModel(question, given, asking) };
    case "text":
      return { ...none, text: { name: fieldName(question, "text"), value: given.text, most: longestText } };
  }
}

function choicesModel(question: StoredQuestion, given: Given, { t, locale }: Asking): object[] {
  return question.options.map((option) => ({
    type: question.kind === "single" ? "radio" : "checkbox",
    name: fieldName(question, "chosen"),
    value: option.key,
    text: textIn(option.texts, locale),
    isChosen: given.chosen.includes(option.key),
    isExclusive: option.exclusive === true,
    own:
      option.other === true
        ? {
            name: fieldName(question, "other"),
            label: t("answering.section.other"),
            value: given.other,
            most: longestText,
          }
        : null,
  }));
}

function matrixModel(question: StoredQuestion & MatrixQuestion, given: Given, { t, locale }: Asking): object[] {
  const { importance, level, unknown } = question.settings;
  const scaleModel = (part: "importance" | "level", scale: MatrixScale, row: string) => {
    const name = fieldName(question, part, row);
    const chosen = given.mark(row, part);
    const steps = scale.labels.map((label, value) => stepModel(String(value), textIn(label, locale), chosen));
    const word = textIn(scale.texts, locale) || t(`answering.section.${part}`);
    return {
      ...endsModel(scale.labels, locale),
      name,
      text: word,
      steps,
      unknown: stepModel("unknown", textIn(unknown, locale) || t("answering.section.unknown"), chosen),
    };
  };
  return question.options.map(({ key, texts }) => ({
    text: textIn(texts, locale),
    scales: [scaleModel("importance", importance, key), scaleModel("level", level, key)],
  }));
}

function ratingsModel(question: StoredQuestion & RatingsQuestion, given: Given, { t, locale }: Asking): object[] {
  const { min, max, labels = [] } = question.settings;
  const values = Array.from({ length: Math.floor(max) - Math.ceil(min) + 1 }, (_, at) => String(Math.ceil(min) + at));
  const labelOf = (value: string, at: number) => (labels[at] === undefined ? value : textIn(labels[at], locale));
  return question.options.map(({ key, texts }) => {
    const chosen = given.mark(key, "rating");
    const steps = values.map((value, at) => stepModel(value, labelOf(value, at), chosen));
    const name = fieldName(question, "rating", key);
    return {
      text: textIn(texts, locale),
      scales: [{ ...endsModel(labels, locale), name, text: t("answering.section.rating"), steps, unknown: null }],
    };
  });
}

const stepModel = (value: string, text: string, chosen: string) => ({ value, text, isChosen: value === chosen });

function endsModel(labels: Texts[], locale: Asking["locale"]): { low: string | null; high: string | null } {
  const [first, last] = [labels[0], labels.at(-1)];
  return {
    low: first === undefined ? null : textIn(first, locale),
    high: last === undefined ? null : textIn(last, locale),
  };
}

/** What an answer says, right or wrong, as its fields show it. */
interface Given {
  chosen: string[];
  other: string;
  text: string;
  /** Every free text in it. */
  texts: string[];
  mark: (row: string, part: "importance" | "level" | "rating") => string;
}

function readGiven(answer: unknown): Given {
  const { chosen, other, text, rows } = (answer ?? {}) as Record<string, unknown>;
  const words = (value: unknown) => (typeof value === "string" ? value : "");
  return {
    chosen: [chosen ?? []].flat().map(words),
    other: words(other),
    text: words(text),
    texts: [words(other), words(text)],
    mark(row, part) {
      const marks = ((rows ?? {}) as Record<string, unknown>)[row];
      const mark = part === "rating" ? marks : ((marks ?? {}) as Record<string, unknown>)[part];
      return typeof mark === "number" || typeof mark === "string" ? String(mark) : "";
    },
  };
}
