import { sql } from "kysely";
import type { SurveyProfiles } from "../needs/index.ts";
import { listOrganisations } from "../organisations/index.ts";
import type { Asking } from "../platform/asking.ts";
import type { Db, Tx } from "../platform/database.ts";
import { NotFound } from "../platform/errors.ts";
import type { StepState } from "../platform/frame.ts";
import type { Texts } from "../platform/locales.ts";
import { getProgramme, type Programme } from "../programmes/index.ts";
import { listOpenedSurveys } from "../surveys/index.ts";
import type { Temporal } from "temporal-polyfill";
import { inputHash } from "./method/input-hash.ts";
import type { GroupingInput } from "./method/grouping.ts";
import type { Verdict } from "./method/number/choose.ts";
import { figuresOf, leastShared, type Figures } from "./groups/figures.ts";
import { newsOf, type News } from "./hand/news.ts";
import { letterOf } from "./letters.ts";
import { answerHashes } from "./runs/answer-hashes.ts";
import {
  readFailure,
  readSettings,
  type Failure,
  type RunSettings,
  type StartRefusal,
  type Subject,
  type StoredSettings,
} from "./runs/settings.ts";
import { loadInput } from "./settings/queries.ts";
import type { Grade } from "./method/solidity.ts";
import type { Group, GroupMember, StoredResult, Variant } from "./stored.ts";

export interface Run {
  id: string;
  programmeId: string;
  surveyId: string;
  isCurrent: boolean;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  /** 0 … 1. */
  progress: number;
  settings: RunSettings;
  seed: number;
  inputHash: string | null;
  result: StoredResult | null;
  error: Failure | null;
  createdAt: Temporal.Instant;
  finishedAt: Temporal.Instant | null;
}

const runColumns = [
  "id",
  "programmeId",
  "surveyId",
  "isCurrent",
  "state",
  "progress",
  "settings",
  "seed",
  "inputHash",
  "result",
  "error",
  "createdAt",
  "finishedAt",
] as const;

/** The grouping that the programme works with; a run that is done and has its result. */
export async function findCurrentRun(
  db: Db,
  programmeId: string,
): Promise<(Run & { result: StoredResult }) | undefined> {
  const row = await selectRuns(db, programmeId).where("isCurrent", "=", true).executeTakeFirst();
  const run = row === undefined ? undefined : readRun(row);
  return run?.result == null ? undefined : { ...run, result: run.result };
}

/** The run that was started last, whatever became of it. */
export async function findLatestRun(db: Db, programmeId: string): Promise<Run | undefined> {
  const row = await selectRuns(db, programmeId).orderBy("createdAt", "desc").orderBy("id").limit(1).executeTakeFirst();
  return row === undefined ? undefined : readRun(row);
}

export async function getRun(db: Db, programmeId: string, runId: string): Promise<Run> {
  const row = await selectRuns(db, programmeId).where("id", "=", runId).executeTakeFirst();
  if (row === undefined) throw new NotFound("run");
  return readRun(row);
}

/** The same, locked until the act on it is done. */
export async function lockRun(trx: Tx, programmeId: string, runId: string): Promise<Run> {
  const row = await selectRuns(trx, programmeId).where("id", "=", runId).forUpdate().executeTakeFirst();
  if (row === undefined) throw new NotFound("run");
  return readRun(row);
}

function selectRuns(db: Db, programmeId: string) {
  return db.selectFrom("groupingRuns").select(runColumns).where("programmeId", "=", programmeId);
}

type RunRow = Awaited<ReturnType<ReturnType<typeof selectRuns>["executeTakeFirstOrThrow"]>>;

// What is in the JSON columns was written by startRun and completeRun.
function readRun({ settings, result, error, ...row }: RunRow): Run {
  return {
    ...row,
    settings: readSettings(settings as StoredSettings, row.surveyId),
    result: result as StoredResult | null,
    error: error === null ? null : readFailure(error),
  };
}

/** The variant of a run that later steps work with. */
export async function getVariantInUse(db: Db, runId: string): Promise<Variant> {
  const variant = await selectVariants(db, runId).where("isCurrent", "=", true).executeTakeFirst();
  if (variant === undefined) throw new NotFound("variant");
  return variant;
}

export async function listVariants(db: Db, runId: string): Promise<Variant[]> {
  return await selectVariants(db, runId).orderBy("createdAt").orderBy("id").execute();
}

function selectVariants(db: Db, runId: string) {
  return db
    .selectFrom("groupVariants")
    .select(["id", "runId", "name", "isCurrent", "sequence"])
    .where("runId", "=", runId);
}

/** A variant's groups but for the removed ones, by position. */
export async function listGroups(db: Db, variantId: string): Promise<Group[]> {
  return await db
    .selectFrom("needGroups")
    .select(["id", "position", "names", "isRenamed"])
    .where("variantId", "=", variantId)
    .where("isRemoved", "=", false)
    .orderBy("position")
    .execute();
}

/** By name, so that what follows of their order does not hang on ids. */
export async function listMembers(db: Db, variantId: string): Promise<GroupMember[]> {
  return await db
    .selectFrom("groupMembers")
    .innerJoin("organisations", "organisations.id", "groupMembers.organisationId")
    .select(["organisationId", "groupId", "computedGroupId", "isLocked"])
    .where("variantId", "=", variantId)
    .orderBy("organisations.name")
    .execute();
}

/** The current grouping with all that its pages tell, and whether answers have come or changed since it was made. */
export async function loadCurrent(db: Db, programmeId: string): Promise<Current | undefined> {
  const run = await findCurrentRun(db, programmeId);
  if (run === undefined) return undefined;
  const variant = await getVariantInUse(db, run.id);
  const { input, profiles } = await loadInput(db, run);
  const isStale = inputHash(input) !== run.inputHash;
  const organisations = await listOrganisations(db, programmeId);
  const members = await listMembers(db, variant.id);
  return {
    programme: await getProgramme(db, programmeId),
    run,
    variant,
    input,
    profiles,
    isStale,
    names: new Map(organisations.map(({ id, name }) => [id, name])),
    figures: figuresOf(run.result, await listGroups(db, variant.id), members, profiles),
    news: newsOf(run.result, members, profiles.organisations.map(({ id }) => id), answerHashes(input)), // prettier-ignore
  };
}

/** The same where a page is about it: there is none without. */
export async function getCurrent(db: Db, programmeId: string): Promise<Current> {
  const current = await loadCurrent(db, programmeId);
  if (current === undefined) throw new NotFound("grouping");
  return current;
}

export interface Current {
  programme: Programme;
  run: Run & { result: StoredResult };
  /** The variant of the run that is in use. */
  variant: Variant;
  input: GroupingInput;
  profiles: SurveyProfiles;
  isStale: boolean;
  names: Map<string, string>;
  figures: Figures;
  news: News;
}

/** A group of the current grouping. */
export async function getGroup(db: Db, programmeId: string, groupId: string): Promise<Group> {
  const run = await findCurrentRun(db, programmeId);
  const groups = run === undefined ? [] : await listGroups(db, (await getVariantInUse(db, run.id)).id);
  const group = groups.find(({ id }) => id === groupId);
  if (group === undefined) throw new NotFound("group");
  return group;
}

/** Whether a group of the grouping in use has been merged into another, or its split undone. */
export async function isRemovedGroup(db: Db, programmeId: string, groupId: string): Promise<boolean> {
  const run = await findCurrentRun(db, programmeId);
  if (run === undefined) return false;
  const { id: variantId } = await getVariantInUse(db, run.id);
  const query = db.selectFrom("needGroups").select("isRemoved").where("variantId", "=", variantId);
  return (await query.where("id", "=", groupId).executeTakeFirst())?.isRemoved === true;
}

/** Where grouping stands: what is missing before it, what is under way and what there is. */
export async function loadState(db: Db, programmeId: string) {
  const surveys = await listOpenedSurveys(db, programmeId);
  const [newest] = surveys;
  const missing: StartRefusal | null =
    newest === undefined ? "no-survey" : (await hasAnswers(db, programmeId, newest.id)) ? null : "no-answers";
  return {
    programmeId,
    missing,
    latest: await findLatestRun(db, programmeId),
    current: (await loadCurrent(db, programmeId)) ?? null,
    names: new Map((await listOrganisations(db, programmeId)).map(({ id, name }) => [id, name])),
  };
}

async function hasAnswers(db: Db, programmeId: string, surveyId: string): Promise<boolean> {
  const query = db.selectFrom("responses").select("id").where("programmeId", "=", programmeId);
  const sent = query.where("surveyId", "=", surveyId).where("sentAt", "is not", null);
  return (await sent.limit(1).executeTakeFirst()) !== undefined;
}

/** The programme's need groups as they stand after staff's changes. */
export interface Grouping {
  runId: string;
  /** The newest of the surveys that it was made of. */
  surveyId: string;
  surveyIds: string[];
  subject: Subject;
  verdict: Verdict;
  groups: { id: string; letter: string; names: Texts; organisationIds: string[] }[];
  /** Those who answered but are in no group. */
  ungrouped: string[];
}

/** The current grouping for the later steps; with one shared audience, one group holds all. */
export async function currentGrouping(db: Db, programmeId: string): Promise<Grouping | undefined> {
  const run = await findCurrentRun(db, programmeId);
  if (run === undefined) return undefined;
  const { id: variantId } = await getVariantInUse(db, run.id);
  const members = await listMembers(db, variantId);
  const inGroup = (groupId: string | null) =>
    members.filter((member) => member.groupId === groupId).map(({ organisationId }) => organisationId);
  return {
    runId: run.id,
    surveyId: run.surveyId,
    surveyIds: run.settings.surveyIds,
    subject: run.settings.subject,
    verdict: run.result.verdict,
    groups: (await listGroups(db, variantId)).map(({ id, position, names }) => ({
      id,
      letter: letterOf(position),
      names,
      organisationIds: inGroup(id),
    })),
    ungrouped: inGroup(null),
  };
}

/** The groups alone, none where nothing has been grouped: for results, which are told apart by them. */
export async function listNeedGroups(db: Db, programmeId: string): Promise<Grouping["groups"]> {
  return (await currentGrouping(db, programmeId))?.groups ?? [];
}

/** The fourth step of the path: how many groups there are, and how many can be relied on and are still much the same. */
export async function groupsState(db: Db, programmeId: string, { t }: Asking): Promise<StepState> {
  const { rows } = await sql<{ isCurrent: boolean; positions: number[]; kept: number[]; grades: Grade[] | null }>`
    select is_current, jsonb_path_query_array(result, '$.groups[*].grade') as grades,
      (select coalesce(jsonb_agg(g.position), '[]') from need_groups g join group_variants v on v.id = g.variant_id
        where v.run_id = grouping_runs.id and v.is_current and not g.is_removed) as positions,
      (select coalesce(jsonb_agg(g.position), '[]') from need_groups g join group_variants v on v.id = g.variant_id
        where v.run_id = grouping_runs.id and v.is_current and not g.is_removed and ${leastShared} <= (
          select avg((m.group_id is not distinct from m.computed_group_id)::int) from group_members m
          where m.variant_id = v.id and g.id in (m.group_id, m.computed_group_id))) as kept
    from grouping_runs where programme_id = ${programmeId} and (is_current or state in ('queued', 'running'))
    order by is_current desc limit 1`.execute(db);
  const [run] = rows;
  if (run === undefined) return { text: t("grouping.step.none"), isDone: false };
  if (!run.isCurrent) return { text: t("grouping.step.running"), isDone: false };
  const { positions, kept, grades } = run;
  if (positions.length === 1) return { text: t("grouping.step.oneAudience"), isDone: true };
  const solid = t("grouping.step.solid", { count: kept.filter((place) => grades?.[place] === "solid").length });
  return { text: `${t("grouping.step.groups", { count: positions.length })}, ${solid}`, isDone: true };
}
