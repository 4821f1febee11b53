import type { Asking } from "../../platform/asking.ts";
import { formField, summary as mistakesOf } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatNumber } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl } from "../../programmes/index.ts";
import { mayTell, seesPeople } from "../../workshops/index.ts";
import { sectorsUrl, summaryUrl } from "./addresses.ts";
import { growthBars, growthModel, periodText } from "./growth/pages.ts";
import type { Limits } from "./limits.ts";
import { isEmpty, readinessAnswers, type Summary } from "./summary.ts";
import { tilesOf } from "./tiles/pages.ts";
import { knownUse, mostImproved, toolUseRows, useLine } from "./tool-use/pages.ts";

/** What the programme has done: the figures in large, growth, tools' use and follow-up tasks, each opening to its rows. */
export function summaryPage(summary: Summary, chosen: Limits | null, form: FormState, asking: Asking): Page {
  const { t, role } = asking;
  const { programmeId } = summary;
  const seesParts = seesPeople(asking);
  const mayTake = role === "planner" || role === "owner";
  const isBare = isEmpty(summary);
  return {
    view: "reports/summary/summary",
    title: t("summary.title"),
    model: {
      heading: t("summary.heading"),
      lead: isBare ? null : leadText(summary, asking),
      empty: isBare ? emptyModel(summary, chosen, asking) : null,
      period: isBare ? null : t("summary.time.of", { period: periodText(summary.limits, asking) }),
      mistakes: [],
      time: seesParts ? timeModel(programmeId, summary.limits, form, asking) : null,
      note: seesParts ? null : t("summary.time.whole"),
      tiles: isBare ? [] : tilesOf(summary, asking),
      notes: isBare ? [] : noteTexts(summary, asking),
      growth: growthModel(summary, asking),
      sectorsUrl: summary.growth === null ? null : sectorsUrl(programmeId, chosen),
      toolUse: toolUseRows(summary, asking),
      files: mayTake && !isBare ? { csvUrl: summaryUrl(programmeId, chosen, ".csv"), xlsxUrl: summaryUrl(programmeId, chosen, ".xlsx") } : null, // prettier-ignore
    },
  };
}

/** The form alone, with what is wrong in it. */
export function mistakenPage(programmeId: string, form: FormState, asking: Asking): Page {
  const { t } = asking;
  const time = timeModel(programmeId, { from: null, to: null }, form, asking);
  return {
    view: "reports/summary/summary",
    title: t("summary.title"),
    hasMistakes: true,
    model: {
      ...{
        heading: t("summary.heading"),
        lead: null,
        period: null,
        empty: null,
        mistakes: mistakesOf([time.from, time.to]),
        time,
      },
      ...{ note: null, tiles: [], notes: [], growth: null, sectorsUrl: null, toolUse: [], files: null },
    },
  };
}

/** So many sums of tools' use stand on the programme's own page; its summary has all. */
const mostUseRows = 5;

/** The same figures on the programme's own page; null where there is nothing to tell yet. */
export function homeSummary(summary: Summary, asking: Asking) {
  if (isEmpty(summary)) return null;
  const { growth, programmeId } = summary;
  return {
    period: periodText(summary.limits, asking),
    tiles: tilesOf(summary, asking),
    bars: growth === null ? [] : growthBars(growth, asking),
    use: [...mostImproved(summary, asking), ...knownUse(summary, asking).slice(0, mostUseRows).map(useLine)],
    url: summaryUrl(programmeId),
  };
}

function emptyModel({ programmeId, eventsOutside }: Summary, chosen: Limits | null, { t }: Asking) {
  const isLimited = chosen !== null || eventsOutside > 0;
  return {
    text: t(isLimited ? "summary.empty.time" : "summary.empty.all"),
    url: isLimited ? summaryUrl(programmeId, { from: null, to: null }) : programmeUrl(programmeId),
    linkText: t(isLimited ? "summary.empty.toAll" : "summary.empty.toProgramme"),
  };
}

function timeModel(programmeId: string, limits: Limits, form: FormState, asking: Asking) {
  const { t } = asking;
  const day = (name: "from" | "to") =>
    formField(form, t, name, { label: t(`summary.time.${name}`), type: "date", value: limits[name] ?? "" });
  return { url: summaryUrl(programmeId), from: day("from"), to: day("to") };
}

/** The programme in a sentence or two with its largest figures. */
function leadText(summary: Summary, asking: Asking): string {
  const { t, locale } = asking;
  const { held, needsAssessments } = summary;
  const seesRows = seesPeople(asking);
  const number = (value: number) => formatNumber(value, locale);
  const answers = readinessAnswers(summary);
  return [
    ...(held.events > 0 ? [t("summary.lead.held", { count: held.events, events: number(held.events) })] : []),
    ...(held.people > 0 && mayTell(held.people, seesRows)
      ? [t("summary.lead.people", { count: held.people, people: number(held.people) })]
      : []),
    ...(needsAssessments > 0
      ? [t("summary.lead.assessed", { count: needsAssessments, assessments: number(needsAssessments) })]
      : []),
    ...(answers > 0 && mayTell(answers, seesRows)
      ? [t("summary.lead.answers", { count: answers, answers: number(answers) })]
      : []),
  ].join(" ");
}

/** What the figures leave out, or hold besides: nothing is mixed silently. */
function noteTexts({ held, eventsOutside, readiness, limits }: Summary, asking: Asking): string[] {
  const { t } = asking;
  const seesRows = seesPeople(asking);
  const isLimited = limits.from !== null || limits.to !== null;
  return [
    ...(held.events > 0 && held.heads > 0 && mayTell(held.heads, seesRows) ? [t("summary.notes.heads")] : []),
    ...(held.events > 0 && held.heads === 0 && held.unknownEvents === 0 ? [t("summary.notes.allNamed")] : []),
    ...(held.unknownEvents > 0 ? [t("summary.notes.unknown", { count: held.unknownEvents })] : []),
    ...(eventsOutside > 0 ? [t("summary.notes.outside", { count: eventsOutside })] : []),
    ...(readiness.length > 0 && isLimited ? [t("summary.notes.readiness")] : []),
  ];
}
