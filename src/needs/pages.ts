import type { Asking } from "../platform/asking.ts";
import { textIn } from "../platform/i18n.ts";
import type { Page } from "../platform/pages.ts";
import { isShown } from "../platform/visibility.ts";
import { programmeUrl, type Industry } from "../programmes/index.ts";
import { isBlank, type Survey } from "../surveys/index.ts";
import { byWanting, countText, itemsModel, needsTableModel } from "./by-industry/pages.ts";
import { hasHiddenPart, isRowShown, shownParticulars } from "./by-industry/parts.ts";
import { askedItems, itemKinds, itemValues, type ItemKind } from "./items.ts";
import { needsTable, type NeedRow } from "./needs-table.ts";
import type { NeedsSeen, Respondent } from "./queries.ts";
import type { NeedValues } from "./values.ts";

/** So many needs are ranked with bars; the rest are in the table. */
const mostBars = 12;
/** So many industries have a column of their own: a table of more cannot be read. */
const mostIndustries = 8;

interface Seen {
  programmeId: string;
  survey: Survey;
  surveys: Survey[];
  industries: Industry[];
  seen: NeedsSeen;
}

/** What the organisations need: ranked, by industry and in common, with what is in use and in the way. */
export function needsPage({ programmeId, survey, surveys, industries, seen }: Seen, asking: Asking): Page {
  const { t, locale } = asking;
  const { respondents, needs, themes } = seen;
  const seesAll = asking.role === "planner" || asking.role === "owner";
  const url = needsUrl(programmeId);
  if (respondents.length === 0) return emptyPage("no-answers", programmeId, asking);
  if (!seesAll && !isShown(respondents.length)) return emptyPage("too-few", programmeId, asking);

  const present = industries.filter(({ id }) => respondents.some(({ industry }) => industry === id));
  const shown = largestIndustries(present, respondents);
  const tableOf = (valuesOf: (respondent: Respondent) => NeedValues, keys: string[]) => {
    const rows = needsTable(respondents.map((one) => ({ ...one, values: valuesOf(one) })), keys); // prettier-ignore
    return { rows, industries: shown, seesAll };
  };
  const table = tableOf(({ values }) => values, needs.map(({ key }) => key)); // prettier-ignore
  const names = new Map(needs.map((need) => [need.key, textIn(need.names, locale)]));
  const nameOf = ({ need }: NeedRow) => names.get(need) ?? need;
  const ranked = table.rows.filter((row) => row.wanting > 0 && isRowShown(row, seesAll)).toSorted(byWanting);
  return {
    view: "needs/seen",
    title: t("needs.title"),
    model: {
      lead: leadText(respondents.length, ranked, nameOf, asking),
      surveys:
        surveys.length < 2
          ? []
          : surveys.map(({ id, titles }) => ({
              name: textIn(titles, locale),
              url: `${url}?survey=${id}`,
              isCurrent: id === survey.id,
            })),
      groupsUrl: `${programmeUrl(programmeId)}/groups`,
      bars: ranked.slice(0, mostBars).map((row) => ({
        name: nameOf(row),
        percent: Math.round((row.share ?? 0) * 100),
        text: countText(row),
        tone: null,
      })),
      barsNote: ranked.length > mostBars ? t("needs.bars.more", { count: ranked.length - mostBars }) : null,
      common: ranked
        .filter(({ common }) => common)
        .map((row) => t("needs.common.one", { need: nameOf(row), wanting: row.wanting, answered: row.answered })),
      particular: ranked.flatMap((row) => particularTexts(row, nameOf(row), { present, seesAll }, asking)),
      isParticularCut: !seesAll && ranked.some(hasHiddenPart),
      cut: shown.length < present.length ? t("needs.table.cut", { count: shown.length }) : null,
      table: needsTableModel(needs, themes, table, asking),
      items: itemsModel(itemTables(seen, tableOf), asking),
      open: seesAll ? openAnswers(seen, asking) : null,
    },
  };
}

/** The industries with the most answers, in the programme's order. */
function largestIndustries(present: Industry[], respondents: Respondent[]): Industry[] {
  const size = ({ id }: Industry) => respondents.filter(({ industry }) => industry === id).length;
  const largest = new Set(present.toSorted((a, b) => size(b) - size(a)).slice(0, mostIndustries));
  return present.filter((industry) => largest.has(industry));
}

function leadText(respondents: number, ranked: NeedRow[], nameOf: (row: NeedRow) => string, { t }: Asking): string {
  const [first] = ranked;
  const answered = t("needs.lead.answered", { count: respondents });
  if (first === undefined) return `${answered} ${t("needs.lead.none")}`;
  const found = t("needs.lead.found", {
    needs: t("needs.step.needs", { count: ranked.length }),
    common: t("needs.lead.common", { count: ranked.filter(({ common }) => common).length }),
  });
  return `${answered} ${found} ${t("needs.lead.first", { need: nameOf(first), wanting: first.wanting, answered: first.answered })}`;
}

function particularTexts(
  row: NeedRow,
  need: string,
  { present, seesAll }: { present: Industry[]; seesAll: boolean },
  { t, locale }: Asking,
): string[] {
  const keys = present.map(({ id }) => id);
  return shownParticulars(row, seesAll).map(({ industry, inside, outside }) =>
    t("needs.particular.one", {
      industry: textIn(present[keys.indexOf(industry)]?.names ?? { fi: "", sv: "", en: "" }, locale),
      need,
      inside: `${inside.k} / ${inside.n}`,
      outside: `${outside.k} / ${outside.n}`,
    }),
  );
}

function itemTables(
  { questionnaire }: NeedsSeen,
  tableOf: (
    valuesOf: (respondent: Respondent) => NeedValues,
    keys: string[],
  ) => Parameters<typeof itemsModel>[0][ItemKind]["table"],
): Parameters<typeof itemsModel>[0] {
  const tables = itemKinds.map((kind) => {
    const items = askedItems(questionnaire, kind);
    const table = tableOf(({ answers }) => itemValues(questionnaire, answers, kind), items.map(({ key }) => key)); // prettier-ignore
    return [kind, { items, table }] as const;
  });
  return Object.fromEntries(tables) as Parameters<typeof itemsModel>[0];
}

/** What was written in people's own words, question by question; texts beside choices are own words too. */
function openAnswers({ questionnaire, respondents }: NeedsSeen, { locale }: Asking) {
  return questionnaire.sections
    .flatMap(({ questions }) => questions)
    .map(({ key, texts }) => ({
      question: textIn(texts, locale),
      answers: respondents.flatMap(({ name, language, answers }) => {
        const answer = answers[key];
        if (answer === undefined || isBlank(answer)) return [];
        const text = answer.kind === "text" ? answer.text : "other" in answer ? (answer.other ?? "") : "";
        return text.trim() === "" ? [] : [{ text, name, lang: language }];
      }),
    }))
    .filter(({ answers }) => answers.length > 0);
}

type Emptiness = "no-survey" | "no-answers" | "too-few";

/** Nothing to see yet, and what to do about it. */
export function emptyPage(why: Emptiness, programmeId: string, { t }: Asking): Page {
  const text = {
    "no-survey": t("needs.empty.noSurvey"),
    "no-answers": t("needs.empty.noAnswers"),
    "too-few": t("needs.empty.tooFew"),
  }[why];
  const action = why === "no-survey" ? t("needs.empty.makeSurvey") : t("needs.empty.toSurvey");
  return {
    view: "needs/empty",
    title: t("needs.title"),
    model: { text, surveyUrl: `${programmeUrl(programmeId)}/surveys`, action, isStart: why === "no-survey" },
  };
}

/** The address of the programme's needs. */
export function needsUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/needs`;
}
