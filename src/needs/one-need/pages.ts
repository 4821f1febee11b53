import type { Asking } from "../../platform/asking.ts";
import { formatShare } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { isShown } from "../../platform/visibility.ts";
import type { Industry } from "../../programmes/index.ts";
import type { Survey } from "../../surveys/index.ts";
import { subjectUrl, withAsked, type Asked, type SubjectKind } from "../addresses.ts";
import { changeModel, changeRows } from "../change/pages.ts";
import type { Changes } from "../change/queries.ts";
import { codingUrl } from "../coding/addresses.ts";
import { acceptedCodes, type AcceptedCode } from "../coding/open-answers.ts";
import { itemValues } from "../items.ts";
import { needsTable, type NeedRow } from "../needs-table.ts";
import { emptyPage } from "../empty/pages.ts";
import { needsUrl, seesNames } from "../pages.ts";
import type { NeedsSeen, Respondent } from "../queries.ts";
import { quotesOf } from "../quotes/pages.ts";
import { columnsOf } from "../table/pages.ts";
import { isRowShown, splits, type Split } from "../table/parts.ts";
import { breakdownModel } from "./breakdown/pages.ts";
import { filtered, type Filter } from "./filter.ts";
import { judgedModel, matrixOf } from "./judged/pages.ts";
import { judgedAs } from "./judgements.ts";
import type { Named } from "./named/pages.ts";
import { peopleModel } from "./people/pages.ts";

export interface OneNeed {
  programmeId: string;
  survey: Survey;
  /** The survey as the address names it; undefined for the newest. */
  chosen: string | undefined;
  industries: Industry[];
  seen: NeedsSeen;
  named: Named;
  filter: Filter;
  /** What workshops have done to needs; null for services and barriers. */
  changes: Changes | null;
  /** The way to articles about the need, where there are any. */
  articles: { url: string; text: string } | null;
}

/** Who has this need, service or barrier, and how much: in figures, and for planners organisation by organisation. */
export function oneNeedPage(given: OneNeed, asking: Asking): Page {
  const { programmeId, chosen, seen, named } = given;
  const { t } = asking;
  const seesAll = seesNames(asking);
  if (seen.respondents.length === 0) return emptyPage("no-answers", programmeId, asking);
  if (!seesAll && !isShown(seen.respondents.length)) return emptyPage("too-few", programmeId, asking);

  // A combination of filters would tell others than planners of ever fewer people: they see the whole only.
  const filter = seesAll ? given.filter : {};
  const { kind } = named.subject;
  const respondents = kind === "needs" ? seen.respondents : withItems(seen, kind);
  const chosenOnes = filtered(respondents, filter);
  const rows = needsTable(chosenOnes, named.allKeys);
  const row = rowOf(rows, named.key);
  // That a few wrote about what was not asked is nothing that others than planners are told, not even without figures.
  if (!named.isAsked && !isRowShown(row, seesAll)) return emptyPage("not-asked", programmeId, asking);
  const codes = seesAll && kind === "needs" ? codesOf(seen, named, chosenOnes) : [];
  const url = needsUrl(programmeId);
  const urlOf = (asked: Asked) => subjectUrl(url, named.subject, { survey: chosen, ...asked });
  return {
    view: "needs/one-need",
    title: `${named.name} – ${t("needs.title")}`,
    model: {
      backUrl: withAsked(url, { survey: chosen }),
      heading: t(words[kind].heading, { name: named.name }),
      description: named.description,
      articles: given.articles,
      lead: leadText(named, row, isRowShown(row, seesAll), asking),
      filters: filterLinks(filter, rows, given.industries, urlOf, asking),
      clearUrl: urlOf({}),
      breakdownHeading: t(kind === "needs" ? "needs.one.breakdown" : "needs.one.breakdownItems"),
      nobody: chosenOnes.length === 0 ? t("needs.one.nobodyPasses") : null,
      ...(isRowShown(row, seesAll) && row.answered > 0 && named.isAsked
        ? figures(given, { respondents, chosenOnes, rows, row, filter, seesAll, urlOf }, asking)
        : { breakdown: [], judged: null }),
      ...quotesOf(codes, codingUrl(url, { survey: given.survey.id, show: "need", need: needIdOf(named) }), t),
      change: isRowShown(row, seesAll) ? changeOf(given, seesAll, asking) : null,
      people: seesAll ? people(given, chosenOnes, codes, asking) : null,
    },
  };
}

/** The need before and after workshops about it; of all who answered, whatever the page is limited to. */
function changeOf({ seen, named, changes }: OneNeed, seesAll: boolean, asking: Asking) {
  if (changes === null) return null;
  const needs = seen.needs.filter(({ key }) => key === named.key);
  const model = changeModel(changeRows(changes, needs, seen.respondents, seesAll, asking), changes, asking);
  return model === null ? null : { ...model, csvUrl: null };
}

const words: Record<SubjectKind, { heading: Key; lead: Key }> = {
  needs: { heading: "needs.one.needs.heading", lead: "needs.one.needs.lead" },
  services: { heading: "needs.one.services.heading", lead: "needs.one.services.lead" },
  pruning: { heading: "needs.one.pruning.heading", lead: "needs.one.pruning.lead" },
  barriers: { heading: "needs.one.barriers.heading", lead: "needs.one.barriers.lead" },
};

function leadText({ subject, isAsked }: Named, row: NeedRow, shown: boolean, { t, locale }: Asking): string {
  if (!shown) return t("needs.one.hidden");
  if (!isAsked) return t("needs.one.onlyWritten", { count: row.wanting });
  if (row.answered === 0) return t("needs.one.nobody");
  const { wanting, answered, unanswered } = row;
  const found = t(words[subject.kind].lead, {
    count: answered,
    wanting,
    share: formatShare(wanting / answered, locale),
  });
  return unanswered === 0 ? found : `${found} ${t("needs.one.leftOut", { count: unanswered })}`;
}

interface Figures {
  respondents: Respondent[];
  chosenOnes: Respondent[];
  rows: NeedRow[];
  row: NeedRow;
  filter: Filter;
  seesAll: boolean;
  urlOf: (asked: Asked) => string;
}

function figures({ named, industries, seen }: OneNeed, given: Figures, asking: Asking) {
  const { respondents, chosenOnes, rows, row, filter, seesAll, urlOf } = given;
  const rowBy = Object.fromEntries(
    splits.map((split) => {
      const others = filtered(respondents, filter, split);
      return [split, rowOf(needsTable(others, [named.key]), named.key)];
    }),
  ) as Record<Split, NeedRow>;
  const judged = judgedAs(chosenOnes.flatMap(({ values }) => values.judgements.get(named.key) ?? []));
  return {
    breakdown: breakdownModel({ rowBy, industries, seesAll, filter, urlOf, name: named.name }, asking),
    judged: judgedModel({ judged, row, rows, seesAll, questionnaire: seen.questionnaire }, asking),
  };
}

function needIdOf({ subject }: Named): string | undefined {
  return subject.kind === "needs" ? subject.id : undefined;
}

/** What those who pass the filters wrote about the need. */
function codesOf({ written, needs }: NeedsSeen, { key }: Named, respondents: readonly Respondent[]): AcceptedCode[] {
  const writers = new Set(respondents.map(({ responseId }) => responseId));
  return acceptedCodes(written, needs).filter(({ need, responseId }) => need === key && writers.has(responseId));
}

function people(
  { programmeId, survey, seen, named }: OneNeed,
  respondents: Respondent[],
  codes: readonly AcceptedCode[],
  asking: Asking,
) {
  const { kind } = named.subject;
  const hasJudgement = kind === "needs" && matrixOf(seen.questionnaire, named.key) !== undefined;
  const wrote = new Set(codes.map(({ responseId }) => responseId));
  const { key, isAsked } = named;
  return peopleModel(
    { programmeId, surveyId: survey.id, kind, key, isAsked, respondents, hasJudgement, wrote },
    asking,
  );
}

/** What the figures are limited to, each with the way out of it. */
function filterLinks(
  filter: Filter,
  rows: NeedRow[],
  industries: Industry[],
  urlOf: (asked: Asked) => string,
  asking: Asking,
) {
  return splits.flatMap((split) => {
    const key = filter[split];
    if (key === undefined) return [];
    const name = columnsOf(split, rows, industries, asking).find((column) => column.key === key)?.name;
    const url = urlOf({ ...filter, [split]: undefined });
    return [{ name: name ?? asking.t("form.notGiven"), url, label: asking.t("needs.one.unfilter", { name: name ?? asking.t("form.notGiven") }) }]; // prettier-ignore
  });
}

function rowOf(rows: NeedRow[], key: string): NeedRow {
  const row = rows.find(({ need }) => need === key);
  if (row === undefined) throw new Error(`the table has no row ${key}`);
  return row;
}

function withItems({ questionnaire, respondents }: NeedsSeen, kind: Exclude<SubjectKind, "needs">): Respondent[] {
  return respondents.map((one) => ({ ...one, values: itemValues(questionnaire, one.answers, kind) }));
}
