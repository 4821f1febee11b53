import type { Asking } from "../platform/asking.ts";
import { textIn } from "../platform/i18n.ts";
import type { Key } from "../platform/keys.ts";
import type { Page } from "../platform/pages.ts";
import { isShown } from "../platform/visibility.ts";
import { programmeUrl, type Industry } from "../programmes/index.ts";
import type { Survey } from "../surveys/index.ts";
import { subjectUrl, withAsked, type Asked } from "./addresses.ts";
import { changeModel, changeRows } from "./change/pages.ts";
import type { Changes } from "./change/queries.ts";
import { emptyPage } from "./empty/pages.ts";
import { codingUrl } from "./coding/addresses.ts";
import { itemsModel, itemTables } from "./in-use/pages.ts";
import { needsTable, type NeedRow } from "./needs-table.ts";
import type { NeedsSeen, Respondent } from "./queries.ts";
import { openAnswers, quotesModel } from "./quotes/pages.ts";
import { askedNeeds } from "./values.ts";
import { byWanting, columnsOf, countText, needsTableModel, type Column, type Table } from "./table/pages.ts";
import { hasHiddenPart, isCommonShown, isRowShown, shownParticulars, splits, type Split } from "./table/parts.ts";

/** So many needs are ranked with bars; the rest are in the table. */
const mostBars = 12;
/** So many industries have a column of their own: a table of more cannot be read. */
const mostColumns = 8;

interface Seen {
  programmeId: string;
  survey: Survey;
  /** The survey as the address names it; undefined for the newest. */
  chosen: string | undefined;
  surveys: Survey[];
  industries: Industry[];
  split: Split;
  seen: NeedsSeen;
  changes: Changes;
}

/** What the organisations need: ranked, by industry and in common, with what is in use and in the way. */
export function needsPage(given: Seen, asking: Asking): Page {
  const { programmeId, survey, chosen, surveys, industries, split, seen, changes } = given;
  const { t, locale } = asking;
  const { respondents, needs, themes } = seen;
  const seesAll = seesNames(asking);
  if (respondents.length === 0) return emptyPage("no-answers", programmeId, asking);
  if (!seesAll && !isShown(respondents.length)) return emptyPage("too-few", programmeId, asking);

  const url = needsUrl(programmeId);
  const rows = needsTable(respondents, needs.map(({ key }) => key)); // prettier-ignore
  const of = new Map(needs.map((need) => [need.key, need]));
  const urlOf = (key: string, asked: Asked = {}) => {
    const need = of.get(key);
    return need === undefined ? null : subjectUrl(url, { kind: "needs", id: need.id }, { survey: chosen, ...asked });
  };
  const all = columnsOf(split, rows, industries, asking);
  const columns = split === "industry" ? largest(all, respondents) : all;
  const asked = new Set(askedNeeds(seen.questionnaire));
  const table: Table = { rows, split, columns, seesAll, isAsked: (key) => asked.has(key), urlOf };
  const present = columnsOf("industry", rows, industries, asking);
  const nameOf = ({ need }: NeedRow) => textIn(of.get(need)?.names ?? { fi: need, sv: need, en: need }, locale);
  const ranked = rows.filter((row) => row.wanting > 0 && isRowShown(row, seesAll)).toSorted(byWanting);
  const common = ranked.filter((row) => isCommonShown(row, seesAll));
  return {
    view: "needs/seen",
    title: t("needs.title"),
    model: {
      lead: leadText(respondents.length, ranked, common.length, nameOf, asking),
      surveys: surveys.length < 2 ? [] : surveyLinks(surveys, survey, url, asking),
      groupsUrl: `${programmeUrl(programmeId)}/groups`,
      // What was written in at interviews has its own pages.
      resultsUrl: survey.purpose === "assessment" ? null : `${programmeUrl(programmeId)}/surveys/${survey.id}/results`,
      bars: ranked.slice(0, mostBars).map((row) => ({
        name: nameOf(row),
        url: urlOf(row.need),
        percent: Math.round((row.wanting / respondents.length) * 100),
        text: countText(row, asked.has(row.need)),
        tone: null,
      })),
      barsNote: ranked.length > mostBars ? t("needs.bars.more", { count: ranked.length - mostBars }) : null,
      common: common.map((row) => ({
        name: nameOf(row),
        url: urlOf(row.need),
        text: t("needs.common.one", { need: nameOf(row), wanting: row.wanting, answered: row.answered }),
      })),
      particular: ranked.flatMap((row) => particularTexts(row, nameOf(row), { present, seesAll }, asking)),
      isParticularCut: !seesAll && ranked.some(hasHiddenPart),
      splits: splits.map((each) => ({
        name: t(splitText[each]),
        url: `${withAsked(url, { survey: chosen, split: each === "industry" ? undefined : each })}#table`,
        isCurrent: each === split,
      })),
      tableHeading: t(tableText[split]),
      cut: columns.length < all.length ? t("needs.table.cut", { count: columns.length }) : null,
      table: needsTableModel(needs, themes, table, asking),
      change: changeSection(changes, { needs, respondents, seesAll }, seesAll ? withAsked(`${url}/changes.csv`, { survey: chosen }) : null, asking), // prettier-ignore
      items: itemsModel(itemTables(seen, { ...table, split: "industry", columns: largest(present, respondents) }, url, chosen), asking), // prettier-ignore
      quotes: seesAll
        ? quotesModel({ needsUrl: url, surveyId: survey.id, chosen, needs, answers: seen.written }, asking)
        : null,
      open: seesAll ? openAnswers(seen, codingUrl(url, { survey: survey.id, show: "all" }), asking) : null,
      csvUrl: seesAll ? withAsked(`${url}/export.csv`, { survey: chosen }) : null,
      xlsxUrl: seesAll ? withAsked(`${url}/export.xlsx`, { survey: chosen }) : null,
    },
  };
}

function changeSection(
  changes: Changes,
  { needs, respondents, seesAll }: Pick<NeedsSeen, "needs" | "respondents"> & { seesAll: boolean },
  csvUrl: string | null,
  asking: Asking,
) {
  const model = changeModel(changeRows(changes, needs, respondents, seesAll, asking), changes, asking);
  return model === null ? null : { ...model, csvUrl };
}

export const splitText: Record<Split, Key> = {
  industry: "needs.split.industry",
  size: "needs.split.size",
  language: "needs.split.language",
};

const tableText: Record<Split, Key> = {
  industry: "needs.table.heading",
  size: "needs.split.headingSize",
  language: "needs.split.headingLanguage",
};

/** Planners and owners read the answers of a needs survey with the organisations' names, as its notice says. */
export function seesNames({ role }: Asking): boolean {
  return role === "planner" || role === "owner";
}

function surveyLinks(surveys: Survey[], current: Survey, url: string, { locale }: Asking) {
  return surveys.map(({ id, titles }) => ({
    name: textIn(titles, locale),
    url: withAsked(url, { survey: id }),
    isCurrent: id === current.id,
  }));
}

/** The industries with the most answers, in the programme's order. */
function largest(columns: Column[], respondents: Respondent[]): Column[] {
  const size = ({ key }: Column) => respondents.filter(({ industry }) => industry === key).length;
  const kept = new Set(columns.toSorted((a, b) => size(b) - size(a)).slice(0, mostColumns));
  return columns.filter((column) => kept.has(column));
}

function leadText(
  respondents: number,
  ranked: NeedRow[],
  common: number,
  nameOf: (row: NeedRow) => string,
  { t }: Asking,
): string {
  const [first] = ranked;
  const answered = t("needs.lead.answered", { count: respondents });
  if (first === undefined) return `${answered} ${t("needs.lead.none")}`;
  const found = t("needs.lead.found", {
    needs: t("needs.step.needs", { count: ranked.length }),
    common: t("needs.lead.common", { count: common }),
  });
  return `${answered} ${found} ${t("needs.lead.first", { need: nameOf(first), wanting: first.wanting, answered: first.answered })}`;
}

function particularTexts(
  row: NeedRow,
  need: string,
  { present, seesAll }: { present: Column[]; seesAll: boolean },
  { t }: Asking,
): string[] {
  return shownParticulars(row, seesAll).map(({ industry, inside, outside }) =>
    t("needs.particular.one", {
      industry: present.find(({ key }) => key === industry)?.name ?? "",
      need,
      inside: `${inside.k} / ${inside.n}`,
      outside: `${outside.k} / ${outside.n}`,
    }),
  );
}

/** The address of the programme's needs. */
export function needsUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/needs`;
}
