import type { Asking } from "../../platform/asking.ts";
import { saidIn, textIn, type Said } from "../../platform/i18n.ts";
import type { Programme } from "../../programmes/index.ts";
import { saidLines } from "../answering/checking/pages.ts";
import type { Outcome } from "../answering/commands.ts";
import { mistakeText, questionModel, regionModel } from "../answering/questions/pages.ts";
import { readNotice } from "../notice.ts";
import { isBlank, type AnswerValue } from "../questionnaire/answers.ts";
import { shownWhenText } from "../questionnaire/conditions/pages.ts";
import { shownTo } from "../questionnaire/conditions/shown.ts";
import { isAsked } from "../questionnaire/questionnaire.ts";
import type { StoredQuestion, StoredQuestionnaire } from "../questionnaire/stored.ts";
import { monthsText } from "../retention/words.ts";
import type { Recorded } from "./queries.ts";

type Answered = Pick<Recorded, "questionnaire" | "stored">;

interface Writing {
  /** What has just become of the answers that the page sent, where it comes back. */
  outcomes: readonly Outcome[];
  /** Where an answer is saved by itself as it changes; null where only the page's button saves. */
  saveUrlOf: ((question: { id: string }) => string) | null;
}

/**
 * A whole questionnaire to be filled in on one page, as the partial surveys/recording/_sections shows it. Every question is
 * there, with the words of its condition: who writes in what somebody else says goes back and forth.
 */
export function recordingModel({ questionnaire, stored }: Answered, writing: Writing, asking: Asking) {
  const { outcomes } = writing;
  const sections = questionnaire.sections.map((section) => ({
    id: `s-${section.id}`,
    title: saidIn(section.titles, asking.locale),
    help: saidIn(section.helps, asking.locale),
    when: shownWhenText(section.condition, questionnaire, asking),
    questions: section.questions.map((question) => writtenModel(question, questionnaire, stored, writing, asking)),
  }));
  return { sections, mistakes: outcomes.flatMap((outcome) => mistakeOf(outcome, asking)) };
}

function writtenModel(
  question: StoredQuestion,
  questionnaire: StoredQuestionnaire,
  stored: Recorded["stored"],
  { outcomes, saveUrlOf }: Writing,
  asking: Asking,
) {
  const outcome = outcomes.find(({ typed }) => typed.question.id === question.id);
  const clash = outcome?.decision.kind === "clash" ? outcome.decision : null;
  // Mine stands in the fields over what is stored now: saved again, it takes its place knowingly.
  const shown = clash === null ? stored.get(question.id) : { value: clash.mine, revision: clash.theirs.revision };
  const saveUrl = saveUrlOf?.(question) ?? "";
  const given = { stored: shown, outcome: clash === null ? outcome : undefined, saveUrl };
  return {
    ...questionModel(question, { ...given, respondent: question.id, isHidden: false, asking }),
    when: shownWhenText(question.condition, questionnaire, asking),
    theirs: clash === null ? null : saidLines(question, clash.theirs.value, asking),
  };
}

function mistakeOf({ typed: { question }, decision }: Outcome, asking: Asking): { id: string; text: string }[] {
  const id = `q-${question.id}`;
  if (decision.kind === "refuse") return [{ id, text: mistakeText(question, decision, asking) }];
  if (decision.kind !== "clash") return [];
  return [{ id, text: asking.t("surveys.recording.clash", { question: textIn(question.texts, asking.locale) }) }];
}

/** What htmx swaps after one answer was sent, as the partial answering/_answer shows it. */
export function savedAnswerModel(outcome: Outcome, saved: string, asking: Asking) {
  const { question, seen } = outcome.typed;
  const isClash = outcome.decision.kind === "clash";
  const [mistake] = mistakeOf(outcome, asking);
  const region = regionModel(question, outcome, asking);
  return {
    region: isClash ? { ...region, seen: `${seen.revision}.${seen.digest}`, mistake: mistake?.text ?? null } : region,
    ...{ clash: null, saveUrl: "", theirsUrl: "", shown: null, isRenewed: false },
    status: mistake?.text ?? saved,
  };
}

/** What was answered, section by section; what was left blank, and what the answers have hidden, is not there. */
export function recordedModel({ questionnaire, stored }: Answered, asking: Asking) {
  const keyed = Object.fromEntries(
    questionnaire.sections.flatMap(({ questions }) =>
      questions.flatMap(({ id, key }) => {
        const value = stored.get(id)?.value;
        return value === undefined ? [] : [[key, value] as const];
      }),
    ),
  );
  const { questions: shown } = shownTo(questionnaire, keyed);
  return questionnaire.sections.flatMap((section) => {
    const questions = section.questions.flatMap((question) => {
      const value = keyed[question.key];
      if (!isAsked(question) || !shown.has(question.key) || value === undefined || isBlank(value)) return [];
      const text = saidIn(question.texts, asking.locale);
      return [{ id: question.id, text, isOwnWords: value.kind === "text", lines: saidLines(question, value, asking) }];
    });
    return questions.length === 0 ? [] : [{ title: saidIn(section.titles, asking.locale), questions }];
  });
}

/** An answer as it was before a correction, with its question. */
export function saidBefore(
  { questionnaire }: Pick<Recorded, "questionnaire">,
  { questionId, value }: { questionId: string; value: AnswerValue | null },
  asking: Asking,
): { question: Said; lines: Said[] } | null {
  const question = questionnaire.sections.flatMap((section) => section.questions).find(({ id }) => id === questionId);
  if (question === undefined) return null;
  return {
    question: saidIn(question.texts, asking.locale),
    lines: saidLines(question, value ?? undefined, asking),
  };
}

/** The notice of a form that staff write in, as the partial answering/_notice shows it. */
export function noticeLines(
  { notice, retentionMonths }: { notice: Record<Asking["locale"], string>; retentionMonths: number },
  { name, contactName, contactEmail }: Pick<Programme, "name" | "contactName" | "contactEmail">,
  { t, locale }: Asking,
): object[] {
  const contact = [contactName, contactEmail].filter((part) => part !== "").join(", ") || name;
  return readNotice(textIn(notice, locale), { contact, closes: "", retention: monthsText(retentionMonths, t) });
}
