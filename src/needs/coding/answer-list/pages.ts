import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import { codingUrl } from "../addresses.ts";
import type { CodingQuery } from "../forms.ts";
import { languageOf } from "../language.ts";
import { answerKey, type CodableAnswer } from "../open-answers.ts";
import type { CodingSeen } from "../coding-seen.ts";

const perPage = 20;

/** The answers with what was found in them: all, or those of one need; so many on a page. */
export function answerRows(seen: CodingSeen, asked: CodingQuery, asking: Asking) {
  const { t } = asking;
  const { answers, survey, programmeId } = seen;
  const wanted = asked.show === "need" ? answers.filter((answer) => speaksOf(answer, asked.need)) : answers;
  const pages = Math.max(1, Math.ceil(wanted.length / perPage));
  const page = Math.min(asked.page, pages);
  const home = `${programmeUrl(programmeId)}/needs`;
  const url = (wantedPage: number) =>
    codingUrl(home, { survey: survey.id, show: asked.show, need: asked.need, page: wantedPage });
  return {
    heading: t("needs.coding.list.heading", { count: wanted.length }),
    rows: wanted
      .slice((page - 1) * perPage, page * perPage)
      .map((answer) => row(answer, seen, { ...asked, page }, asking)),
    none:
      wanted.length === 0 ? t(asked.need === undefined ? "needs.coding.list.choose" : "needs.coding.list.none") : null,
    paging: pages === 1 ? null : t("needs.coding.list.page", { page, pages }),
    previousUrl: page > 1 ? url(page - 1) : null,
    nextUrl: page < pages ? url(page + 1) : null,
  };
}

function speaksOf({ standing, coding }: CodableAnswer, need: string | undefined): boolean {
  return need !== undefined && standing === "coded" && coding?.accepted.includes(need) === true;
}

function row(answer: CodableAnswer, seen: CodingSeen, asked: CodingQuery, { t, locale }: Asking) {
  const { text, standing, coding, question, organisationName } = answer;
  const key = answerKey(answer);
  const home = `${programmeUrl(seen.programmeId)}/needs`;
  const found = standing === "uncoded" ? [] : seen.needs.filter(({ id }) => coding?.accepted.includes(id));
  return {
    id: `a-${key}`,
    question: textIn(question, locale),
    name: organisationName,
    text,
    lang: languageOf(text, seen.learned.languages, answer.locale),
    needs: found.map(({ names }) => textIn(names, locale)),
    isChanged: standing === "changed",
    state:
      standing === "changed"
        ? t("needs.coding.list.changed")
        : standing === "uncoded"
          ? t("needs.coding.list.uncoded")
          : found.length === 0
            ? t("needs.coding.list.noNeed")
            : null,
    url: codingUrl(home, { survey: seen.survey.id, show: asked.show, need: asked.need, page: asked.page, answer: key }),
    action: standing === "uncoded" ? t("needs.coding.list.code") : t("needs.coding.list.change"),
  };
}
