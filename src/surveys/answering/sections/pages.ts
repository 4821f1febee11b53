import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formatTime, saidIn, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import type { StoredSection } from "../../questionnaire/stored.ts";
import type { Outcome } from "../commands.ts";
import {
  aboutModel,
  answerUrl,
  isUnnamed,
  orderSeed,
  spokenTo,
  surveyTitle,
  whoseMark,
  type LateAnswer,
} from "../about/pages.ts";
import { notOpenText } from "../pages.ts";
import type { Asked, Filled } from "../queries.ts";
import { saidLines } from "../checking/pages.ts";
import { mistakeText, questionModel, regionModel } from "../questions/pages.ts";
import type { TypedAnswer } from "../questions/saving.ts";
import { seenNow, writeSeen } from "../questions/seen.ts";
import { answerFields, fieldName } from "../questions/typed.ts";
import { isShown, shownOnPage } from "./sections.ts";

/** One section's questions, also those that are hidden now, with what is stored, or what was typed where it was refused. */
export function sectionPage(
  asked: Asked,
  filled: Filled,
  section: StoredSection,
  { outcomes, sendUrl, hasChanged = false }: { outcomes: Outcome[]; sendUrl: string; hasChanged?: boolean },
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const said = spokenTo(asked, asking);
  const { sections } = filled.questionnaire;
  const shown = shownOnPage(filled, [section]);
  const place = { number: sections.findIndex(({ id }) => id === section.id) + 1, count: sections.length };
  const name = textIn(section.titles, locale);
  const questions = section.questions.map((question) => {
    const outcome = outcomes.find(({ typed }) => typed.question.id === question.id);
    const saveUrl = answerUrl(asked, question);
    const stored = filled.stored.get(question.id);
    const isHidden = !isShown(filled, question);
    const respondent = orderSeed(asked);
    const isAnonymous = isUnnamed(asked);
    return questionModel(question, { stored, outcome, saveUrl, respondent, isHidden, isAnonymous, asking: said });
  });
  const mistakes = outcomes.flatMap(({ typed: { question }, decision }) =>
    decision.kind === "refuse" ? [{ id: `q-${question.id}`, text: mistakeText(question, decision, said) }] : [],
  );
  return {
    view: "answering/section",
    title: t("answering.section.title", { ...place, section: name, survey: surveyTitle(asked, asking) }),
    hasMistakes: mistakes.length > 0,
    languageForm: { id: "questions", url: sendUrl },
    model: {
      ...aboutModel(asked, asking),
      step: stepText(asked, place, asking),
      heading: saidIn(section.titles, locale),
      help: saidIn(section.helps, locale),
      changed: hasChanged ? t("answering.section.changed") : null,
      mistakes,
      questions,
      shown,
      saveUrl: sendUrl,
      whose: whoseMark(asked),
      words: wordsOf(asked, asking),
    },
  };
}

/** What the page's script says of saving, and what the page says of questions to come. */
function wordsOf(asked: Asked, { t }: Asking) {
  const isAnonymous = isUnnamed(asked);
  return {
    failed: t(isAnonymous ? "answering.person.failed" : "answering.section.failed"),
    ended: t(isAnonymous ? "answering.person.ended" : "answering.section.ended"),
    stuck: t(isAnonymous ? "answering.anonymous.section.stuck" : "answering.section.stuck"),
    gone: t(isAnonymous ? "answering.anonymous.section.gone" : "answering.section.gone"),
    mayAppear: t(isAnonymous ? "answering.anonymous.section.mayAppear" : "answering.section.mayAppear"),
  };
}

function stepText({ respondent }: Asked, place: { number: number; count: number }, { t }: Asking): string {
  const organisation = respondent.organisationName;
  return organisation === null
    ? t("answering.anonymous.step", place)
    : t("answering.section.step", { ...place, organisation });
}

/** What htmx swaps after one answer was sent: the question's hidden `seen`, its message, and the page's status line. */
export function answerPage(asked: Asked, answered: Answered, asking: Asking): Page {
  const { outcome, savedAt, saveUrl, theirsUrl, shown, isRenewed = false } = answered;
  const { question } = outcome.typed;
  const time = formatTime(savedAt, asking.locale, asked.programme.timeZone);
  const { decision } = outcome;
  const said = spokenTo(asked, asking);
  const status =
    decision.kind === "refuse"
      ? mistakeText(question, decision, said)
      : asking.t(decision.kind === "clash" ? "answering.clash.here" : "answering.section.saved", { time });
  return {
    view: "answering/_answer",
    title: surveyTitle(asked, asking),
    model: {
      region: regionModel(question, outcome, said),
      clash: decision.kind === "clash" ? clashModel(outcome, decision, asking) : null,
      saveUrl,
      // The page's own address would not load it anew.
      theirsUrl: `${theirsUrl}?shown=${outcome.stored?.revision ?? 0}#q-${question.id}`,
      status,
      shown,
      isRenewed,
    },
  };
}

interface Answered {
  /** Whether a session has begun, so that the page's forms need its token. */
  isRenewed?: boolean;
  outcome: Outcome;
  savedAt: Temporal.Instant;
  saveUrl: string;
  /** The page on which the answer stands. */
  theirsUrl: string;
  /** Which of its questions are to be seen now; null where that does not change. */
  shown: string | null;
}

/** What htmx swaps when the answer came after the close; the page keeps what was typed, and can still send it whole. */
export function lateAnswerPage(
  asked: Asked,
  { typed, saveUrl, pageUrl }: { typed: TypedAnswer; saveUrl: string; pageUrl: string },
  asking: Asking,
): Page {
  const text = notOpenText(asked, asking);
  const seen = { seenName: fieldName(typed.question, "seen"), seen: writeSeen(typed.seen) };
  const region = { ...seen, mistake: text, warning: null };
  const model = { region, clash: null, saveUrl, theirsUrl: pageUrl, status: text, shown: null, isRenewed: false };
  return { view: "answering/_answer", title: surveyTitle(asked, asking), model };
}

/** What was answered to questions that the survey has meanwhile left out is given back, to be copied. */
export function gonePage(asked: Asked, late: LateAnswer[], nextUrl: string, asking: Asking): Page {
  const title = asking.t("answering.gone.title");
  const text = spokenTo(asked, asking).t("answering.gone.text");
  return {
    view: "answering/gone",
    title,
    isRepeatable: true,
    model: { ...aboutModel(asked, asking), heading: title, text, late, nextUrl },
  };
}

/** Both answers side by side, for each question that clashes; what was refused beside them travels along. */
export function clashPage(asked: Asked, saveUrl: string, outcomes: Outcome[], asking: Asking): Page {
  const clashes = outcomes.flatMap((outcome) =>
    outcome.decision.kind === "clash" ? [clashModel(outcome, outcome.decision, asking)] : [],
  );
  return {
    view: "answering/clash",
    title: asking.t("answering.clash.title"),
    isRepeatable: true,
    model: {
      ...aboutModel(asked, asking),
      clashes,
      carried: outcomes.flatMap(refusedFields),
      saveUrl,
    },
  };
}

function refusedFields({ typed: { question, raw, seen }, decision }: Outcome): { name: string; value: string }[] {
  if (decision.kind !== "refuse") return [];
  // It has the form of an answer, though not a right one: just what its fields held.
  return [{ name: fieldName(question, "seen"), value: writeSeen(seen) }, ...answerFields(question, raw)];
}

function clashModel({ typed: { question } }: Outcome, { mine, theirs }: Clash, asking: Asking): object {
  const seenName = fieldName(question, "seen");
  // Mine said over what is stored now makes mine the answer that stands.
  const mineSeen = writeSeen(seenNow(question, theirs));
  return {
    id: `q-${question.id}`,
    question: saidIn(question.texts, asking.locale),
    mine: saidLines(question, mine, asking),
    theirs: saidLines(question, theirs.value, asking),
    seenName,
    mineSeen,
    vals: JSON.stringify({ [seenName]: mineSeen }),
    fields: answerFields(question, mine),
  };
}

type Clash = Extract<Outcome["decision"], { kind: "clash" }>;
