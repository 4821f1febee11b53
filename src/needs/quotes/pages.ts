import type { Need } from "../../catalogue/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import { isBlank } from "../../surveys/index.ts";
import { subjectUrl } from "../addresses.ts";
import { codingUrl } from "../coding/addresses.ts";
import { acceptedCodes, codedBlocks, type AcceptedCode, type CodableAnswer } from "../coding/open-answers.ts";
import type { NeedsSeen } from "../queries.ts";

/** So many answers are read in one place; the list of open answers has them all, page by page. */
const mostQuotes = 50;

export interface Written {
  needsUrl: string;
  surveyId: string;
  /** The survey as the address names it; undefined for the newest. */
  chosen: string | undefined;
  needs: Need[];
  answers: CodableAnswer[];
}

/** What the open answers say: the needs found in them with the words themselves, and how many are still to be read. */
export function quotesModel({ needsUrl, surveyId, chosen, needs, answers }: Written, { t, locale }: Asking) {
  if (answers.length === 0) return null;
  const byNeed = Map.groupBy(acceptedCodes(answers, needs), ({ need }) => need);
  const coded = answers.filter(({ standing }) => standing === "coded").length;
  const left = answers.length - coded;
  return {
    lead: t("needs.quotes.lead", { count: answers.length, coded }),
    codingUrl: codingUrl(needsUrl, { survey: surveyId }),
    codingText: left === 0 ? t("needs.quotes.look") : t("needs.quotes.code", { count: left }),
    needs: needs
      .flatMap(({ key, id, names }) => {
        const codes = byNeed.get(key) ?? [];
        if (codes.length === 0) return [];
        const name = textIn(names, locale);
        const url = subjectUrl(needsUrl, { kind: "needs", id }, { survey: chosen });
        const listUrl = codingUrl(needsUrl, { survey: surveyId, show: "need", need: id });
        return [{ name, url, ...quotesOf(codes, listUrl, t), openText: t("needs.quotes.open", { name }) }];
      })
      .toSorted((a, b) => b.count - a.count),
  };
}

/** The words behind one need; `listUrl` is where all of them are. */
export function quotesOf(codes: readonly AcceptedCode[], listUrl: string, t: Asking["t"]) {
  const quotes = codes.map(({ text, organisationName, locale }) => ({ text, name: organisationName, lang: locale }));
  return cut(quotes, listUrl, t);
}

function cut<Quote>(quotes: readonly Quote[], listUrl: string | null, t: Asking["t"]) {
  const left = quotes.length - mostQuotes;
  return {
    count: quotes.length,
    quotes: quotes.slice(0, mostQuotes),
    more: left > 0 ? { text: t("needs.quotes.more", { count: left }), url: listUrl } : null,
  };
}

/**
 * What was written in people's own words, question by question; texts beside choices are own words too.
 * @param listUrl where all answers about needs are
 */
export function openAnswers({ questionnaire, respondents }: NeedsSeen, listUrl: string, { t, locale }: Asking) {
  return questionnaire.sections
    .flatMap(({ questions }) => questions)
    .map(({ key, block, texts }) => {
      const quotes = respondents.flatMap(({ name, language, answers }) => {
        const answer = answers[key];
        if (answer === undefined || isBlank(answer)) return [];
        const text = answer.kind === "text" ? answer.text : "other" in answer ? (answer.other ?? "") : "";
        return text.trim() === "" ? [] : [{ text, name, lang: language }];
      });
      return { question: textIn(texts, locale), ...cut(quotes, codedBlocks.includes(block) ? listUrl : null, t) };
    })
    .filter(({ count }) => count > 0);
}
