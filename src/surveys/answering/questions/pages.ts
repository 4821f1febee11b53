import type { Asking } from "../../../platform/asking.ts";
import { formatDay, saidIn, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { type AnswerMistake, longestOf } from "../../questionnaire/check-answer.ts";
import { looksLikePersonalId } from "../../../platform/personal-id.ts";
import type { StoredQuestion } from "../../questionnaire/stored.ts";
import type { Outcome } from "../commands.ts";
import { writtenDecimal } from "../../values/pages.ts";
import { fieldsModel, unknownModel } from "./fields/pages.ts";
import { readGiven } from "./given.ts";
import { optionsInOrder } from "./option-order.ts";
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
  "ranked-twice": "answering.mistake.rankedTwice",
  "too-many-ranked": "answering.mistake.tooManyRanked",
  "not-a-number": "answering.mistake.notNumber",
  "too-many-decimals": "answering.mistake.tooManyDecimals",
  "too-small": "answering.mistake.tooSmall",
  "too-large": "answering.mistake.tooLarge",
  "not-a-date": "answering.mistake.notDate",
  "too-early": "answering.mistake.tooEarly",
  "too-late": "answering.mistake.tooLate",
  "unknown-with-answer": "answering.mistake.unknownToo",
};

/** What is wrong with an answer, in words. */
export function mistakeText(
  question: StoredQuestion,
  refused: { mistake: AnswerMistake; at: string | null },
  asking: Asking,
): string {
  const at = question.options.find(({ key }) => key === refused.at);
  const option = at === undefined ? "" : textIn(at.texts, asking.locale);
  const key = refused.mistake === "too-many-decimals" ? wholeNumberKey(question) : mistakeKey[refused.mistake];
  return asking.t(key, { option, most: longestOf(question), ...limits(question, asking) });
}

function wholeNumberKey({ kind, settings }: StoredQuestion): Key {
  const isWhole = kind === "number" && settings.decimals === 0;
  return isWhole ? "answering.mistake.notWhole" : "answering.mistake.tooManyDecimals";
}

/** What the question's answers must keep to, in words. */
function limits(question: StoredQuestion, { locale }: Asking): Record<string, string | number> {
  if (question.kind === "ranking") return { places: question.settings.places ?? question.options.length };
  if (question.kind === "date") {
    const [min, max] = [question.settings.min, question.settings.max].map((day) => day && formatDay(day, locale));
    return { min: min ?? "", max: max ?? "" };
  }
  if (question.kind !== "number") return {};
  const { min, max, decimals } = question.settings;
  const written = (value: number | null) => (value === null ? "" : writtenDecimal(String(value), locale));
  return { min: written(min), max: written(max), decimals };
}

interface Shown {
  stored: StoredAnswer | undefined;
  /** What has just become of it, where its page comes back. */
  outcome: Outcome | undefined;
  saveUrl: string;
  /** Whose the page is: shuffled options stand in this respondent's order. */
  respondent: string;
  /** Whether other answers must come first for it to be asked. */
  isHidden: boolean;
  /** Whether the answer is nobody's: then its own words are not to tell whose they are. */
  isAnonymous?: boolean;
  asking: Asking;
}

/** A question with its fields, as the partial `answering/_question` shows it. */
export function questionModel(question: StoredQuestion, shown: Shown) {
  const { stored, outcome, saveUrl, respondent, isHidden, isAnonymous = false, asking } = shown;
  const isRefused = outcome?.decision.kind === "refuse";
  const given = readGiven(isRefused ? outcome.typed.raw : stored?.value);
  const help = saidIn(question.helps, asking.locale);
  const text = saidIn(question.texts, asking.locale);
  const id = `q-${question.id}`;
  const fields = fieldsModel(question, optionsInOrder(question, respondent), given, asking);
  return {
    id,
    isInfo: question.kind === "info",
    isHidden,
    isAnonymous,
    text,
    infoLang: typeof text === "string" ? null : text.lang,
    help: help === "" ? null : help,
    helpId: `${id}-help`,
    textHint: asking.t(isAnonymous ? "answering.anonymous.textHint" : "answering.section.textHint"),
    isRequired: question.required,
    saveUrl,
    params: ["csrf", ...fieldNames(question)].join(","),
    // Words are saved while they are written; of a number or a day half says nothing.
    trigger: hasWords(question) ? "change, retry, input changed delay:1200ms from:find .own-words" : "change, retry",
    region: regionModel(question, outcome ?? { stored, isShown: true }, asking),
    ...fields,
    unknown: unknownModel(question, given, asking),
  };
}

function hasWords({ kind }: StoredQuestion): boolean {
  return kind === "text" || kind === "multiple" || kind === "single";
}

/** What a question says beside its fields: which revision it shows, what is wrong, what to mind. */
export function regionModel(
  question: StoredQuestion,
  outcome: Outcome | { stored: StoredAnswer | undefined; isShown: true },
  asking: Asking,
) {
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
