// What a programme has done, in figures that are all counted from its rows.
import type { GrowthFigures, Level, ToolUseSum, UnitsByChange } from "../../maturity/index.ts";
import type { Locale, Texts } from "../../platform/locales.ts";
import type { Figures } from "../../workshops/index.ts";
import type { Limits } from "./limits.ts";
import type { Division, Sector } from "./sectors.ts";

export const followUpStates = ["open", "under-way", "no-resources", "done", "dropped"] as const;
export type FollowUpState = (typeof followUpStates)[number];

/** How much one sector has grown, and its level at the end of the time. */
export interface SectorGrowth extends GrowthFigures {
  sector: Sector;
  level: Level | null;
}

/** How units' use of one tool has changed. */
export interface ToolGrowth extends GrowthFigures {
  toolId: string;
  names: Texts;
  /** In how many units it is used more than at first, as much, or less; null where no unit was assessed twice. */
  change: UnitsByChange | null;
}

export interface ProgrammeGrowth {
  /** The chosen time; where it has no limit, from the first assessment or to the last. */
  period: { from: string; to: string };
  whole: GrowthFigures & { level: Level | null };
  /** Of those of which something is known. */
  sectors: SectorGrowth[];
  tools: ToolGrowth[];
}

export interface Summary {
  programmeId: string;
  name: string;
  /** The time of people and events; growth and tools' use may have a narrower one. */
  limits: Limits;
  growthLimits: Limits;
  /** Interviews in which a unit's needs were assessed; of how many different units; and how many people were met. */
  needsAssessments: number;
  assessedUnits: number;
  interviewed: number;
  /** Trainings, workshops and meetings that were held within the time, and how many events outside it. */
  held: Figures;
  eventsOutside: number;
  /** Of surveys of readiness, newest first. Answers without names bear no day: whatever the time, all are counted. */
  readiness: { surveyId: string; titles: Texts; answers: number }[];
  division: Division;
  /** Null where nothing has been assessed at all. */
  growth: ProgrammeGrowth | null;
  /** Use figures added up by tool, name and measure; those partly outside the time stand apart. */
  toolUse: ToolUseSum[];
  /** How follow-up tasks stand now. */
  followUps: Record<FollowUpState, number>;
  /** Units that had a mentor within the time, and mentors that had units. */
  mentored: { units: number; mentors: number };
}

export function readinessAnswers({ readiness }: Pick<Summary, "readiness">): number {
  return readiness.reduce((sum, { answers }) => sum + answers, 0);
}

/** Whether there is anything to tell: a programme that has only just begun has no summary. */
export function isEmpty(summary: Summary): boolean {
  const { needsAssessments, held, growth, toolUse, mentored, followUps } = summary;
  const counts = [needsAssessments, held.events, readinessAnswers(summary), toolUse.length, mentored.units];
  counts.push(...followUpStates.map((state) => followUps[state]));
  return growth === null && counts.every((count) => count === 0);
}

/** A share as whole per cent, as pages write it; null where there is none. */
export function percentOf(share: number | null): number | null {
  // Minus zero is nothing that a person writes.
  return share === null ? null : Math.round(share * 100) + 0;
}

/** The summary as the command line prints it: METHODS names the keys that come first. */
export function printedSummary(summary: Summary, locale: Locale) {
  const { held, growth, limits, followUps, mentored } = summary;
  const text = (texts: Texts) => [locale, "fi", "sv", "en"].map((each) => texts[each as Locale]).find((each) => each !== "") ?? ""; // prettier-ignore
  const grown = ({ growth: own, leftOut }: GrowthFigures) => ({
    ...{ percent: percentOf(own?.share ?? null), share: rounded(own?.share ?? null, 4) },
    ...{ points: rounded(own?.points ?? null, 1), start: rounded(own?.start ?? null, 1), end: rounded(own?.end ?? null, 1) },
    ...{ pairs: own?.pairs ?? 0, units: own?.units ?? 0, leftOut: leftOut.pairs, unitsLeftOut: leftOut.units },
  }); // prettier-ignore
  return {
    programme: { id: summary.programmeId, name: summary.name },
    period: limits,
    needsAssessments: summary.needsAssessments,
    assessedUnits: summary.assessedUnits,
    interviewed: summary.interviewed,
    events: held.events,
    byKind: held.byKind,
    eventsOutside: summary.eventsOutside,
    people: held.people,
    attendances: held.attendances,
    headCount: held.heads,
    eventsWithoutCount: held.unknownEvents,
    hours: rounded(held.hours, 2),
    readinessAnswers: readinessAnswers(summary),
    readiness: summary.readiness.map(({ titles, answers, ...survey }) => ({ ...survey, title: text(titles), answers })),
    sectorsAre: summary.division,
    growth: (growth?.sectors ?? []).map(({ sector, ...figures }) => ({
      sector: sector.label === null ? null : text(sector.label),
      ...grown(figures),
    })),
    growthInAll: growth === null ? null : grown(growth.whole),
    growthByTool: (growth?.tools ?? []).map(({ names, change, ...figures }) => ({
      tool: text(names),
      ...grown(figures),
      unitsImproved: change?.grown ?? 0,
    })),
    toolUse: summary.toolUse.map(({ names, name, measure, total, rows, overlapping, partly }) => ({
      ...{ tool: text(names), name, measure, total: rows.length === 0 ? null : Number(total), rows: rows.length },
      ...{ overlapping: overlapping.size, partlyOutside: partly.length },
    })),
    followUps,
    mentored,
  };
}

function rounded(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits)) + 0;
}
