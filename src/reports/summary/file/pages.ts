import { textIn } from "../../../platform/i18n.ts";
import type { Asking } from "../../../platform/asking.ts";
import type { CellValue, SheetOut } from "../../../platform/spreadsheets.ts";
import { divisionText, periodText, sectorName } from "../growth/pages.ts";
import { followUpStates, percentOf, readinessAnswers, type Summary } from "../summary.ts";
import { stateText } from "../tiles/pages.ts";
import type { GrowthFigures } from "../../../maturity/index.ts";

/** The summary to take along as sheets: a row a figure, then growth by sector and by tool, and the tools' use. */
export function summarySheets(summary: Summary, asking: Asking): SheetOut[] {
  return [figuresSheet(summary, asking), ...growthSheets(summary, asking), useSheet(summary, asking)];
}

/** All of the same as one table, for a file that has no sheets: each row is one value, with the table and the part that it is of. */
export function summaryRows(summary: Summary, asking: Asking): SheetOut {
  const { t } = asking;
  const figures = figuresSheet(summary, asking);
  const use = useSheet(summary, asking);
  const share = t("summary.growth.share");
  const measureAt = use.header.indexOf(t("summary.file.measure"));
  const rows: CellValue[][] = [
    ...figures.rows.map(([figure = null, value = null]) => [figures.name, null, figure, value, null]),
    ...growthSheets(summary, asking).flatMap(({ name, header, rows: parts }) =>
      parts.flatMap(([part = null, ...values]) =>
        values.map((value, at) => [name, part, header[at + 1] ?? "", value, header[at + 1] === share ? "%" : null]),
      ),
    ),
    ...use.rows.flatMap(([tool = null, name = null, total = null, ...counts]) => {
      const part = `${String(tool)}: ${String(name)}`;
      const measure = counts[measureAt - 3] ?? null;
      const others = counts.flatMap((value, at) =>
        at + 3 === measureAt ? [] : [[use.header[at + 3] ?? "", value, null]],
      );
      return [[use.header[2] ?? "", total, measure], ...others].map((cells) => [use.name, part, ...cells]);
    }),
  ];
  return {
    name: figures.name,
    header: [
      ...[t("summary.file.table"), t("summary.file.part"), t("summary.file.figure"), t("summary.file.value")],
      t("summary.file.measure"),
    ],
    rows,
  };
}

function figuresSheet(summary: Summary, asking: Asking): SheetOut {
  const { t } = asking;
  const { held, followUps, mentored } = summary;
  const rows: CellValue[][] = [
    [t("summary.file.programme"), summary.name],
    [t("summary.file.time"), periodText(summary.limits, asking)],
    [t("summary.file.assessments"), summary.needsAssessments],
    [t("summary.file.assessedUnits"), summary.assessedUnits],
    [t("summary.file.interviewed"), summary.interviewed],
    [t("summary.events.name"), held.events],
    [t("summary.file.trainings"), held.byKind.training],
    [t("summary.file.workshops"), held.byKind.workshop],
    [t("summary.file.meetings"), held.byKind.meeting],
    [t("summary.file.hours"), Number(held.hours.toFixed(2))],
    [t("summary.people.name"), held.people],
    [t("summary.file.attendances"), held.attendances],
    [t("summary.heads.name"), held.heads],
    [t("summary.file.unknown"), held.unknownEvents],
    [t("summary.readiness.name"), readinessAnswers(summary)],
    [t("summary.file.mentored"), mentored.units],
    [t("summary.file.mentors"), mentored.mentors],
    ...followUpStates.map((state): CellValue[] => [
      t("summary.file.followUps", { state: t(stateText[state]) }),
      followUps[state],
    ]),
  ];
  return { name: t("summary.title"), header: [t("summary.file.figure"), t("summary.file.value")], rows };
}

function growthSheets({ division, growth }: Summary, asking: Asking): SheetOut[] {
  if (growth === null) return [];
  const { t, locale } = asking;
  const words = divisionText[division];
  const header = (first: string) => [
    ...[first, t("summary.growth.share"), t("summary.growth.points"), t("summary.file.start"), t("summary.file.end")],
    ...[t("summary.file.pairs"), t("summary.file.units"), t("summary.file.leftPairs"), t("summary.file.leftUnits")],
  ];
  const sectors = growth.sectors.map(({ sector, ...figures }) => [sectorName(sector, asking), ...cells(figures)]);
  const whole = [t("summary.growth.whole"), ...cells(growth.whole)];
  return [
    { name: t("summary.file.bySector"), header: header(t(words.first)), rows: [...sectors, whole] },
    {
      name: t("summary.growth.byTool"),
      header: [...header(t("summary.growth.tool")), t("summary.growth.improved")],
      rows: growth.tools.map(({ names, change, ...figures }) => [
        ...[textIn(names, locale), ...cells(figures)],
        change?.grown ?? 0,
      ]),
    },
  ];
}

function cells({ growth, leftOut }: GrowthFigures): CellValue[] {
  const number = (value: number | undefined) => (value === undefined ? null : Number(value.toFixed(1)));
  return [
    percentOf(growth?.share ?? null),
    ...[number(growth?.points), number(growth?.start), number(growth?.end)],
    ...[growth?.pairs ?? 0, growth?.units ?? 0, leftOut.pairs, leftOut.units],
  ];
}

function useSheet({ toolUse }: Summary, { t, locale }: Asking): SheetOut {
  return {
    name: t("summary.toolUse.heading"),
    header: [
      ...[t("summary.growth.tool"), t("summary.toolUse.name"), t("summary.toolUse.total")],
      ...[t("summary.file.measure"), t("summary.file.rows"), t("summary.file.overlapping"), t("summary.file.partly")],
    ],
    rows: toolUse.map(({ names, name, measure, total, rows, overlapping, partly }) => [
      ...[textIn(names, locale), name, rows.length === 0 ? null : Number(total), measure],
      ...[rows.length, overlapping.size, partly.length],
    ]),
  };
}
