import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl } from "../../programmes/index.ts";
import { codesUrl, codingUrl, findAnswer, nextToCode } from "./addresses.ts";
import { answerRows } from "./answer-list/pages.ts";
import type { CodingSeen } from "./coding-seen.ts";
import type { CodingQuery } from "./forms.ts";
import { answerKey, type CodableAnswer } from "./open-answers.ts";
import { openAnswerModel, type Attempt } from "./open-answer/pages.ts";

/**
 * Open answers and the needs found in them: one answer after another that is still to be coded, or a list of them.
 * @param attempt what a coder chose on the answer that is open, and why it was not saved
 */
export function codingPage(seen: CodingSeen, asked: CodingQuery, asking: Asking, attempt: Attempt | null = null): Page {
  const { t } = asking;
  const { answers } = seen;
  const coded = answers.filter(({ standing }) => standing === "coded").length;
  const open = openAnswer(seen, asked);
  const openModel = open === undefined ? null : openAnswerModel(open, seen, asked, asking, attempt);
  const list = open === undefined && asked.show !== "uncoded" ? answerRows(seen, asked, asking) : null;
  return {
    view: "needs/coding",
    region: "needs/_coding",
    title: t("needs.coding.title"),
    hasMistakes: attempt?.mistake != null,
    model: {
      mistakes: openModel?.mistakes ?? [],
      needsUrl: codingHome(seen.programmeId),
      surveys: surveyLinks(seen, asking),
      lead: leadText(answers.length, coded, t),
      progress: answers.length === 0 ? null : { value: coded, max: answers.length },
      filters: answers.length === 0 ? null : filterModel(seen, asked, answers.length - coded, asking),
      saved: attempt === null ? savedModel(seen, asked, asking) : null,
      open: openModel,
      list,
      empty: open === undefined && list === null ? emptyText(seen, t) : null,
    },
  };
}

/** The answer that the address names, or the next one to code. */
function openAnswer({ answers }: CodingSeen, { show, answer, after, saved }: CodingQuery): CodableAnswer | undefined {
  if (answer !== undefined) return findAnswer(answers, answer);
  return show === "uncoded" ? nextToCode(answers, after ?? saved) : undefined;
}

function leadText(answers: number, coded: number, t: Asking["t"]): string | null {
  if (answers === 0) return null;
  return coded === answers
    ? t("needs.coding.leadAll", { count: answers })
    : t("needs.coding.lead", { count: answers, coded });
}

function surveyLinks({ surveys, survey, programmeId }: CodingSeen, { locale }: Asking) {
  if (surveys.length < 2) return [];
  return surveys.map(({ id, titles }) => ({
    name: textIn(titles, locale),
    url: codingUrl(codingHome(programmeId), { survey: id }),
    isCurrent: id === survey.id,
  }));
}

function filterModel(
  { programmeId, survey, needs, answers }: CodingSeen,
  asked: CodingQuery,
  left: number,
  asking: Asking,
) {
  const { t, locale } = asking;
  const link = (show: "uncoded" | "all", key: Key, count: number) => ({
    text: t(key, { count }),
    url: codingUrl(codingHome(programmeId), { survey: survey.id, show }),
    isCurrent: asked.show === show,
  });
  const found = (need: string) =>
    answers.filter(({ standing, coding }) => standing === "coded" && coding?.accepted.includes(need)).length;
  const options = needs
    .map(({ id, names }) => ({ value: id, name: textIn(names, locale), count: found(id) }))
    .filter(({ value, count }) => count > 0 || value === asked.need);
  return {
    links: [link("uncoded", "needs.coding.show.uncoded", left), link("all", "needs.coding.show.all", answers.length)],
    url: codingUrl(codingHome(programmeId)),
    survey: survey.id,
    needs: options.map(({ value, name, count }) => ({
      value,
      text: `${name} (${count})`,
      isChosen: asked.show === "need" && value === asked.need,
    })),
  };
}

/** What has just been saved, with the way to take it back. */
function savedModel(seen: CodingSeen, asked: CodingQuery, { t, locale }: Asking) {
  const saved = findAnswer(seen.answers, asked.saved);
  if (saved?.coding == null || saved.standing !== "coded") return null;
  const { accepted } = saved.coding;
  const names = seen.needs.filter(({ id }) => accepted.includes(id)).map((need) => textIn(need.names, locale));
  return {
    text:
      names.length === 0 ? t("needs.coding.saved.none") : t("needs.coding.saved.needs", { needs: names.join(", ") }),
    together: asked.together === undefined ? null : t("needs.coding.saved.together"),
    url: `${codesUrl(codingHome(seen.programmeId), saved)}/removal`,
    show: asked.show,
    need: asked.need ?? null,
    page: asked.page,
    isRegion: asked.show === "uncoded",
    name: t("needs.coding.saved.undoOf", { name: saved.organisationName }),
  };
}

function emptyText({ hasQuestions, answers }: CodingSeen, t: Asking["t"]): string {
  if (!hasQuestions) return t("needs.coding.empty.noQuestions");
  return answers.length === 0 ? t("needs.coding.empty.noAnswers") : t("needs.coding.empty.allCoded");
}

/** The address after an answer was coded: the next one to code, or the list that it was opened from. */
export function nextUrl(
  programmeId: string,
  answer: Pick<CodableAnswer, "responseId" | "questionId">,
  asked: Partial<CodingQuery> & { survey: string },
): string {
  const url = codingUrl(codingHome(programmeId), asked);
  return asked.show === "uncoded" ? url : `${url}#a-${answerKey(answer)}`;
}

/** The needs page, under which coding lives. */
export function codingHome(programmeId: string): string {
  return `${programmeUrl(programmeId)}/needs`;
}
