import { signed, type GrowthFigures, type Level } from "../../../maturity/index.ts";
import { sessionsUrl } from "../../../mentoring/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { panelsOption, panelsTable, type Panel } from "../../../platform/chart-options.ts";
import { renderChart } from "../../../platform/charts.ts";
import { formField, summary as mistakesOf } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatNumber, formatShare, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { figuresOf, hiddenParts, seesPeople } from "../../../workshops/index.ts";
import { limitQuery, sectorsUrl, summaryUrl, withQuery } from "../addresses.ts";
import type { SectorsWanted } from "../forms.ts";
import { divisionText, growthCells, levelsOfUrl, periodText, sectorName } from "../growth/pages.ts";
import type { Limits } from "../limits.ts";
import { meanText, readinessModel } from "./readiness/pages.ts";
import type { SectorsSeen } from "./queries.ts";
import { activityOf, sectorRows, type SectorRow } from "./rows.ts";
import { judgementShown, type ShownSectors } from "./shown.ts";

/** The sectors side by side: growth, what mentors have done, and how ready the staff feels. */
export function sectorsPage(
  seen: SectorsSeen,
  wanted: SectorsWanted,
  chosen: Limits | null,
  form: FormState,
  asking: Asking,
): Page {
  const { t } = asking;
  const { programmeId, sectors, sessions, others } = seen;
  const shown = shownSectors(seen, wanted);
  const { rows } = shown;
  const cells = rowCells(seen, shown, wanted, chosen, asking);
  const isPart = wanted.part !== null;
  const first = t(isPart ? "summary.sectors.part" : divisionText[sectors.division].first);
  return {
    view: "reports/summary/sectors/sectors",
    title: t("summary.sectors.title"),
    model: {
      summaryUrl: summaryUrl(programmeId, chosen),
      up: isPart ? { url: sectorsUrl(programmeId, chosen, restOf(wanted)), text: t("summary.sectors.all") } : null,
      heading: isPart ? t("summary.sectors.headingOf", { name: sectors.within?.name ?? "" }) : t("summary.sectors.heading"), // prettier-ignore
      how: isPart ? t("summary.sectors.below") : t(divisionText[sectors.division].how),
      mistakes: [],
      choice: choiceModel(seen, shown, wanted, form, asking),
      note: seesPeople(asking) ? null : t("summary.time.whole"),
      period: periodText(seen.growthLimits, asking),
      isEmpty: rows.length === 0,
      chart: rows.length === 0 ? null : chartModel(shown, first, asking),
      first,
      rows: cells,
      whole: rows.length < 2 ? null : wholeCells(seen, shown, isPart, asking),
      readiness: readinessModel(seen, shown, asking),
      notes: [
        t("summary.sectors.noCause"),
        ...(sessions.length > 0 ? [t("summary.sectors.perUnitNote")] : []),
        ...(others > 0 && !isPart ? [t("summary.sectors.others", { count: others })] : []),
        ...(isPart && !seesPeople(asking) ? [t("summary.sectors.noPeopleBelow")] : []),
      ],
      csvUrl: ["planner", "owner"].includes(asking.role ?? "")
        ? withQuery(`${summaryUrl(programmeId)}/sectors.csv`, { ...limitQuery(chosen), ...restOf(wanted), part: wanted.part ?? undefined }) // prettier-ignore
        : null,
    },
  };
}

/** The form alone, with what is wrong in it. */
export function mistakenPage(seen: SectorsSeen, wanted: SectorsWanted, form: FormState, asking: Asking): Page {
  const page = sectorsPage(seen, wanted, null, form, asking);
  const { choice } = page.model as { choice: ReturnType<typeof choiceModel> };
  const mistakes = mistakesOf([choice.from, choice.to].flatMap((field) => field ?? []));
  return { ...page, hasMistakes: true, model: { ...page.model, mistakes, rows: [], whole: null, chart: null, isEmpty: false, readiness: null, notes: [], csvUrl: null } }; // prettier-ignore
}

export function shownSectors(
  { sectors, told, sessions, readiness }: SectorsSeen,
  { measure }: SectorsWanted,
): ShownSectors {
  const placed = readiness?.placed ?? null;
  const judgements = readiness?.told.judgementsBy(placed?.question.key ?? null) ?? [];
  const judgement = judgementShown(judgements, measure);
  const means = placed === null || judgement === null ? null : { places: placed.places, byPart: judgement.byPart };
  return { rows: sectorRows(sectors, { told, sessions, means }, figuresOf), judgements, judgement };
}

function restOf({ survey, measure }: SectorsWanted): { survey?: string | undefined; measure?: string | undefined } {
  return { survey: survey ?? undefined, measure: measure === "" ? undefined : measure };
}

function choiceModel(
  { programmeId, limits, surveys, readiness }: SectorsSeen,
  { judgements, judgement }: ShownSectors,
  wanted: SectorsWanted,
  form: FormState,
  asking: Asking,
) {
  const { t, locale } = asking;
  const day = (name: "from" | "to") =>
    formField(form, t, name, { label: t(`summary.time.${name}`), type: "date", value: limits[name] ?? "" });
  const measures = judgements.map(({ key, texts, rowTexts }) => ({
    value: key,
    text: rowTexts === null ? textIn(texts, locale) : textIn(rowTexts, locale),
  }));
  const seesParts = seesPeople(asking);
  return {
    url: sectorsUrl(programmeId),
    hasFields: seesParts || surveys.length > 1 || measures.length > 1,
    part: wanted.part,
    from: seesParts ? day("from") : null,
    to: seesParts ? day("to") : null,
    survey:
      surveys.length < 2
        ? null
        : formField(form, t, "survey", {
            label: t("summary.sectors.survey"),
            options: surveys.map(({ survey }) => ({ value: survey.id, text: textIn(survey.titles, locale) })),
            value: readiness?.told.survey.id ?? "",
          }),
    measure:
      measures.length < 2
        ? null
        : formField(form, t, "measure", { label: t("summary.sectors.measure"), options: measures, value: judgement?.key ?? "" }), // prettier-ignore
  };
}

function rowCells(
  { programmeId, sectors, told, limits }: SectorsSeen,
  { rows, judgement }: ShownSectors,
  wanted: SectorsWanted,
  chosen: Limits | null,
  asking: Asking,
) {
  const seesRows = seesPeople(asking);
  const isPart = wanted.part !== null;
  const hidden = hiddenParts(rows.map(({ activity }) => activity.sessions), seesRows); // prettier-ignore
  return rows.map(({ sector, growth, level, activity, readiness }, at) => {
    const isUnit = sectors.division !== "industries" && !sector.isAlone;
    const query = { mentor: "all", unit: sector.id, from: limits.from ?? undefined, to: limits.to ?? undefined };
    return {
      name: sectorName(sector, asking),
      url: sector.hasParts && !sector.isAlone ? sectorsUrl(programmeId, chosen, { ...restOf(wanted), part: sector.id }) : null, // prettier-ignore
      ...grownCells(growth, level, asking),
      growthUrl: growth !== null && told !== null && isUnit ? levelsOfUrl(programmeId, told.period, { part: sector.id }) : null, // prettier-ignore
      sessionsUrl:
        isUnit && seesRows && activity.sessions.length > 0 ? withQuery(sessionsUrl(programmeId), query) : null,
      ...activityCells(activity, isPart && !seesRows ? "nowhere" : hidden[at] === true ? "few" : "told", asking),
      ...readinessCells(readiness, judgement, asking),
    };
  });
}

/** Growth as a cell shows it, with its points and what is left out in smaller letters. */
function grownCells(growth: GrowthFigures | null, level: Level | null, asking: Asking) {
  const { t } = asking;
  if (growth === null) return { share: "–", level: "–", counted: "–", pointsText: null, leftText: null };
  const { share, points, counted, leftOut, level: levelText } = growthCells(growth, level, asking);
  return {
    ...{ share, level: levelText, counted },
    pointsText: growth.growth === null ? null : t("summary.sectors.points", { points }),
    leftText: growth.leftOut.pairs === 0 ? null : t("summary.sectors.left", { pairs: leftOut }),
  };
}

/** `nowhere`: below the sectors, who sees no people by name is told of none, for sums of parts would tell what is hidden. */
function activityCells(
  { figures, units, perUnit }: SectorRow["activity"],
  people: "told" | "few" | "nowhere",
  { t, locale }: Asking,
) {
  const number = (value: number, digits = 0) => formatNumber(value, locale, digits);
  const heads = figures.heads === 0 ? "" : ` + ${t("summary.sectors.heads", { count: figures.heads, heads: number(figures.heads) })}`; // prettier-ignore
  return {
    sessions: number(figures.events),
    hours: figures.events === 0 ? null : t("summary.sectors.inHours", { hours: number(figures.hours) }),
    people: people === "told" ? `${number(figures.people)}${heads}` : people === "few" ? t("summary.few") : "–",
    units: number(units),
    perUnit: perUnit === null ? null : t("summary.sectors.each", { sessions: number(perUnit, 1) }),
  };
}

/** All the rows together. A person who was in two of them is one here; of a part alone readiness is not known as a whole. */
function wholeCells({ told, sessions }: SectorsSeen, { judgement }: ShownSectors, isPart: boolean, asking: Asking) {
  const { t } = asking;
  const seesRows = seesPeople(asking);
  const isFew = hiddenParts([sessions], seesRows)[0] === true;
  const whole = told?.whole ?? null;
  const mean = isPart || judgement === null ? null : judgement.whole;
  return {
    name: t("summary.growth.whole"),
    ...{ url: null, growthUrl: null, sessionsUrl: null },
    ...grownCells(whole?.growth ?? null, whole?.level ?? null, asking),
    ...activityCells(activityOf(sessions, figuresOf), isPart && !seesRows ? "nowhere" : isFew ? "few" : "told", asking),
    ...readinessCells(mean, judgement, asking),
  };
}

function readinessCells(mean: SectorRow["readiness"], judgement: ShownSectors["judgement"], asking: Asking) {
  const answers = mean === null || mean === "hidden" ? null : asking.t("summary.sectors.answers", { count: mean.n });
  return { readiness: mean === null ? "–" : meanText(mean, judgement, asking), answers };
}

/** Growth, sessions for each visited unit, and readiness, a row a sector. */
function chartModel({ rows, judgement }: ShownSectors, first: string, asking: Asking) {
  const { t, locale } = asking;
  const names = rows.map(({ sector }) => sectorName(sector, asking));
  const growthPanel: Panel = panelOf(
    t("summary.sectors.chart.growth"),
    rows.map(({ growth }) => {
      const own = growth?.growth ?? null;
      const label = own === null ? "–" : own.share === null ? t("summary.sectors.chart.points", { points: signed(own.points, (size) => formatNumber(size, locale, 1)) }) : signed(own.share, (size) => formatShare(size, locale)); // prettier-ignore
      return { value: own?.share ?? null, label };
    }),
  );
  const activityPanel = panelOf(
    t("summary.sectors.chart.sessions"),
    rows.map(({ activity: { perUnit } }) => ({
      value: perUnit,
      label: perUnit === null ? "–" : formatNumber(perUnit, locale, 1),
    })),
  );
  const panels = [growthPanel, activityPanel, ...readinessPanel()];
  const title = t("summary.sectors.chart.caption");
  const description = names.map((name, at) => `${name}: ${panels.map(({ bars }) => bars[at]?.label ?? "–").join(", ")}`).join(". "); // prettier-ignore
  const frame = { width: 800, height: 44 + names.length * 46, title, description };
  return {
    chart: { svg: renderChart(panelsOption(names, panels), frame) },
    table: panelsTable(names, panels, { caption: title, heading: first }),
  };

  function readinessPanel(): Panel[] {
    if (judgement === null || rows.every(({ readiness }) => readiness === null)) return [];
    const { min, max } = judgement;
    const bars = rows.map(({ readiness }) => ({
      value: readiness === null || readiness === "hidden" || readiness.mean === null ? null : readiness.mean - min,
      label: readiness === null ? "–" : meanText(readiness, judgement, asking),
    }));
    return [{ title: t("summary.sectors.chart.readiness", { min, max }), bars, max: max - min }];
  }
}

function panelOf(title: string, bars: Panel["bars"]): Panel {
  return { title, bars, max: Math.max(...bars.map(({ value }) => value ?? 0), 0.01) };
}
