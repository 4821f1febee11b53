import { sql } from "kysely";
import { listTools, loadToldFigures, lookAt, sumUse } from "../../maturity/index.ts";
import { listOrganisations, ownName } from "../../organisations/index.ts";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { getProgramme, listIndustries } from "../../programmes/index.ts";
import { listReadinessSurveys } from "../../surveys/index.ts";
import { between, figuresOf, listHeldEvents, type HeldEvent } from "../../workshops/index.ts";
import { limitsOf, type Limits } from "./limits.ts";
import { sectorsOf, type Member, type Sectors } from "./sectors.ts";
import { followUpStates, type FollowUpState, type Summary } from "./summary.ts";

/** The time that is wanted: an end that is not given is the programme's own, null is no limit. */
export interface Wanted {
  from?: string | null | undefined;
  to?: string | null | undefined;
}

/**
 * What the programme has done within a time, counted from its rows.
 * @param seesParts whether who reads it may see parts of the time. To others people and events are told of all time, as
 * the register's own figures are: the difference of two times would tell of few people. Growth is of units, and limited.
 */
export async function summarise(
  db: Db,
  programmeId: string,
  wanted: Wanted,
  { seesParts = true }: { seesParts?: boolean } = {},
): Promise<Summary> {
  const programme = await getProgramme(db, programmeId);
  const growthLimits = limitsOf(wanted, programme);
  const limits = seesParts ? growthLimits : { from: null, to: null };
  const [all, assessed, surveys, growth, toolUse, followUps, mentored] = await Promise.all([
    listHeldEvents(db, programmeId),
    countAssessed(db, programmeId, limits),
    listReadinessSurveys(db, programmeId),
    loadGrowth(db, programmeId, growthLimits),
    sumUse(db, programmeId, growthLimits),
    countFollowUps(db, programmeId),
    countMentored(db, programmeId, limits),
  ]);
  const events = heldWithin(all, limits);
  return {
    ...{ programmeId, name: programme.name, limits, growthLimits, ...assessed },
    ...{ held: figuresOf(events), eventsOutside: all.length - events.length },
    readiness: surveys.map(({ survey, answers }) => ({ surveyId: survey.id, titles: survey.titles, answers })),
    ...growth,
    ...{ toolUse, followUps, mentored },
  };
}

export function heldWithin<E extends HeldEvent>(events: readonly E[], { from, to }: Limits): E[] {
  return between(events, from ?? "", to ?? "");
}

/** The programme's sectors, or what is right below a part. */
export async function loadSectors(db: Db, programmeId: string, partId: string | null): Promise<Sectors> {
  const members = await listMembers(db, programmeId);
  const chosen = partId === null ? null : members.find(({ id }) => id === partId);
  if (chosen === undefined) throw new NotFound("part");
  return sectorsOf(members, await listIndustries(db, programmeId), chosen, lookAt);
}

/** The programme's organisations and their units; people are not of them. */
export async function listMembers(db: Db, programmeId: string): Promise<Member[]> {
  const all = await listOrganisations(db, programmeId);
  return all.flatMap(({ id, name, kind, parentId, industryId }) =>
    kind === "person" ? [] : [{ id, name: ownName(name), parentId, industryId }],
  );
}

async function loadGrowth(db: Db, programmeId: string, limits: Limits): Promise<Pick<Summary, "division" | "growth">> {
  const { division, unitIds, sectors } = await loadSectors(db, programmeId, null);
  const told = await loadToldFigures(db, programmeId, limits, { unitIds, parts: sectors });
  if (told === null) return { division, growth: null };
  const tools = await listTools(db, programmeId);
  return {
    division,
    growth: {
      period: told.period,
      whole: { ...told.whole.growth, level: told.whole.level },
      sectors: sectors.flatMap((sector) => {
        const own = told.byPart.find(({ part }) => part === sector);
        return own === undefined ? [] : [{ sector, ...own.growth, level: own.level }];
      }),
      tools: tools.flatMap(({ id, names }) => {
        const own = told.byTool.get(id);
        return own === undefined
          ? []
          : [{ toolId: id, names, ...own.growth, change: told.changeByTool.get(id) ?? null }];
      }),
    },
  };
}

/** Interviews in which needs were assessed, drafts aside, the units of which they were, and the people who were met. */
async function countAssessed(
  db: Db,
  programmeId: string,
  { from, to }: Limits,
): Promise<Pick<Summary, "needsAssessments" | "assessedUnits" | "interviewed">> {
  const { rows } = await sql<Pick<Summary, "needsAssessments" | "assessedUnits" | "interviewed">>`
    select count(*) as needs_assessments, count(distinct unit_id) as assessed_units,
      coalesce(sum((select sum(p.count) from interviewed_people p where p.assessment_id = a.id)), 0)::integer as interviewed
    from needs_assessments a
    where programme_id = ${programmeId} and done_at is not null
      and (${from}::date is null or held_on >= ${from}::date) and (${to}::date is null or held_on <= ${to}::date)`.execute(
    db,
  );
  return rows[0] ?? { needsAssessments: 0, assessedUnits: 0, interviewed: 0 };
}

async function countFollowUps(db: Db, programmeId: string): Promise<Record<FollowUpState, number>> {
  const rows = await db
    .selectFrom("followUps")
    .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
    .where("programmeId", "=", programmeId)
    .groupBy("state")
    .execute();
  const counts = new Map(rows.map(({ state, count }) => [state, count]));
  return Object.fromEntries(followUpStates.map((state) => [state, counts.get(state) ?? 0])) as Record<FollowUpState, number>; // prettier-ignore
}

/** Units that had a mentor on any day of the time, and the mentors who had any. */
async function countMentored(db: Db, programmeId: string, { from, to }: Limits): Promise<Summary["mentored"]> {
  const { rows } = await sql<Summary["mentored"]>`
    select count(distinct unit_id) as units, count(distinct mentor_id) as mentors from mentor_units
    where programme_id = ${programmeId}
      and (${from}::date is null or ends_on is null or ends_on >= ${from}::date)
      and (${to}::date is null or starts_on <= ${to}::date)`.execute(db);
  return rows[0] ?? { units: 0, mentors: 0 };
}
