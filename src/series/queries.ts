import { setImmediate as letOthersIn } from "node:timers/promises";
import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { currentGrouping } from "../grouping/index.ts";
import { loadProfiles, topicLevel } from "../needs/index.ts";
import type { Asking } from "../platform/asking.ts";
import type { Db, Tx } from "../platform/database.ts";
import { NotFound } from "../platform/errors.ts";
import type { StepState } from "../platform/frame.ts";
import { formatShare } from "../platform/i18n.ts";
import type { Texts } from "../platform/locales.ts";
import {
  failedTopics,
  listServed,
  listTopicDrafts,
  listTopics,
  listWorkshops,
  type Topic,
  type TopicDraft,
  type Workshop,
} from "../workshops/index.ts";
import { findSlots, listCommitted, listLeaders } from "./available/queries.ts";
import { gapsOf, type Gap } from "./gaps.ts";
import { isProposed, topicLevels, type Before, type SeriesSettings, type SeriesTopic } from "./material.ts";
import type { PeopleFigures } from "./objective.ts";
import { proposalInput, type PlannedMaterial, type ProposalInput } from "./proposal-input.ts";
import type { StoredProposal } from "./stored.ts";
import { unpacked } from "./stored-form.ts";
import { topicOptions, type TopicOption } from "./topic-options.ts";

export interface SeriesGroup {
  id: string;
  letter: string;
  names: Texts;
}

/** A programme's material with the groups that it was taken from. */
export interface ProgrammeMaterial extends PlannedMaterial {
  runId: string;
  groups: SeriesGroup[];
}

/**
 * Everything that a series is planned from, or undefined while there are no need groups. What is counted as given
 * already are the workshops held, and with "kept" those planned outside the current series, which a new one replaces.
 */
export async function loadMaterial(
  db: Db,
  programmeId: string,
  given: "held" | "kept",
): Promise<ProgrammeMaterial | undefined> {
  const grouping = await currentGrouping(db, programmeId);
  if (grouping === undefined) return undefined;
  const profiles = await loadProfiles(db, programmeId, grouping);
  const groupOf = new Map(
    grouping.groups.flatMap(({ id, organisationIds }) => organisationIds.map((each) => [each, id] as const)),
  );
  const known = await listTopics(db, programmeId);
  const failed = await listFailed(db, programmeId);
  const topics = [
    ...known.map((topic) => knownTopic(topic, failed.get(topic.id))),
    ...(await listTopicDrafts(db, programmeId, grouping)).map(draftTopic),
  ];
  const served = await listGiven(db, programmeId);
  const committed = await listCommitted(db, programmeId);
  const { id: seriesId = null } = (await currentSeries(db, programmeId)) ?? {};
  const isGiven = (workshop: Workshop) =>
    workshop.state === "held" || (given === "kept" && (workshop.seriesId ?? "") !== seriesId);
  return {
    runId: grouping.runId,
    groups: grouping.groups.map(({ id, letter, names }) => ({ id, letter, names })),
    people: profiles.organisations.map(({ id, industryId }) => ({
      ...{ id, industryId, groupId: groupOf.get(id) ?? null, isCommitted: committed.has(id) },
    })),
    needIds: profiles.needs.map(({ id }) => id),
    needNames: profiles.needs.map(({ names }) => names),
    values: profiles.values,
    levels: profiles.levels.map((row, i) =>
      row.map((level, j) =>
        level === null ? profiles.generalLevels[i]! : topicLevel(level, profiles.levelSteps[j]!, topicLevels.length),
      ),
    ),
    topics,
    before: (await listWorkshops(db, programmeId))
      .filter(isGiven)
      .map((workshop) => served.get(workshop.id) ?? beforeOf(workshop, known)),
    facilitators: await listLeaders(db, programmeId, topics),
  };
}

/** What the proposal that the settings ask for would be made from; a poll that is gone, or all past, has no slots. */
export async function loadInput(
  db: Db,
  programmeId: string,
  settings: SeriesSettings,
): Promise<{ runId: string; input: ProposalInput } | undefined> {
  const material = await loadMaterial(db, programmeId, "kept");
  if (material === undefined) return undefined;
  const { id: replacedSeriesId = null } = (await currentSeries(db, programmeId)) ?? {};
  const { pollId = null } = settings;
  const slots = pollId === null ? undefined : ((await findSlots(db, programmeId, { pollId, replacedSeriesId })) ?? []);
  return { runId: material.runId, input: proposalInput(material, settings, slots, await everyGap(material)) };
}

/** People at a time of whom it is worked out what they lack: some ten milliseconds of work. */
const gapsAtOnce = 500;

/** What each person lacks of each topic. For thousands of people it takes a while: others are let in between. */
async function everyGap(material: ProgrammeMaterial): Promise<Gap[][]> {
  const gapOf = gapsOf(material);
  const gaps: Gap[][] = [];
  for (const i of material.people.keys()) {
    if (i % gapsAtOnce === 0) await letOthersIn();
    gaps.push(material.topics.map((topic) => gapOf(i, topic)));
  }
  await letOthersIn();
  return gaps;
}

function knownTopic(topic: Topic, failed: SeriesTopic["failed"]): SeriesTopic {
  const { id, names, kind, covers, levels, durationMinutes, costEuros, skills, mostPeople } = topic;
  const limits = { kind, minutes: durationMinutes, euros: costEuros, mostPeople, skills };
  return { key: id, id, names, covers, levels, ...limits, ...(failed !== undefined && { failed }) };
}

/** The topics that participants rated low, by id. */
async function listFailed(db: Db, programmeId: string): Promise<Map<string, SeriesTopic["failed"]>> {
  const failed = await failedTopics(db, programmeId);
  return new Map(
    failed.map(({ topicId, useful, answers, isOfferedAgain }) => [topicId, { useful, answers, isOfferedAgain }]),
  );
}

/** A need that no topic covers may get a workshop too: on a topic that is new. */
function draftTopic(draft: TopicDraft): SeriesTopic {
  const { key, names, covers, levels, durationMinutes, costEuros, skills, mostPeople } = draft;
  return {
    key,
    id: null,
    names,
    covers,
    levels,
    minutes: durationMinutes,
    euros: costEuros,
    skills,
    mostPeople,
    draft,
  };
}

/** What held workshops have given, by workshop: to those who were there, as well as feedback says. */
async function listGiven(db: Db, programmeId: string): Promise<Map<string, Before>> {
  const served = await listServed(db, programmeId);
  return new Map(served.map(({ workshopId, ...before }) => [workshopId, before]));
}

/** What a planned workshop will give: to its audience, as well as its topic promises. */
function beforeOf({ topicId, level, organisationIds }: Workshop, topics: readonly Topic[]): Before {
  return { topicId, level, organisationIds, covers: topics.find(({ id }) => id === topicId)?.covers ?? [] };
}

const mostOptions = 6;

/**
 * The team's options for a vote on a group's next topic: what the group needs most and has not had, best first.
 * Without a group they are for everybody; a group that is not in use any more has none.
 */
export async function topicOptionsFor(db: Db, programmeId: string, groupId: string | null): Promise<TopicOption[]> {
  const material = await loadMaterial(db, programmeId, "held");
  if (material === undefined) return [];
  const members = material.people
    .filter((person) => groupId === null || person.groupId === groupId)
    .map(({ id }) => id);
  const topics = material.topics.filter((topic) => isProposed(topic));
  return topicOptions({ ...material, topics }, members, mostOptions);
}

/** The series that the programme goes by. */
export interface CurrentSeries {
  id: string;
  proposalId: string;
  acceptedAt: Temporal.Instant;
  workshops: number;
  figures: PeopleFigures;
  /** For whom the groups' own workshops were planned; null where people choose and there are none. */
  plannedFor: "committed" | "all" | null;
}

/** Every staff page tells of it, so the database picks its few figures from the stored proposal, which is large. */
export async function currentSeries(db: Db, programmeId: string): Promise<CurrentSeries | undefined> {
  return await db
    .selectFrom("series")
    .innerJoin("proposals", "proposals.id", "proposalId")
    .select(["series.id", "proposalId", "acceptedAt", plannedCount.as("workshops"), plannedFigures.as("figures")])
    .select(plannedForWhom.as("plannedFor"))
    .where("series.programmeId", "=", programmeId)
    .where("isCurrent", "=", true)
    .executeTakeFirst();
}

/** How many `plannedWorkshops` gives, and what `figuresOf` gives, of a proposal that is done. */
const plannedCount = sql<number>`jsonb_array_length(jsonb_path_query_array(
  coalesce(proposals.result->'edited', proposals.result->'proposal'->'workshops'), '$[*] ? (@ != null)'))`;
const plannedFigures = sql<PeopleFigures>`coalesce(
  proposals.result->'editedPeople', proposals.result->'proposal'->'people')`;

const plannedForWhom = sql<CurrentSeries["plannedFor"]>`case when proposals.settings->>'mode' <> 'free'
  then coalesce(proposals.settings->>'plannedFor', 'all') end`;

/** The fifth step of the path: how many workshops, and how much of the needs they meet. */
export async function seriesState(db: Db, programmeId: string, { t, locale }: Asking): Promise<StepState> {
  const series = await currentSeries(db, programmeId);
  if (series === undefined)
    return { text: t((await hasProposal(db, programmeId)) ? "series.step.open" : "series.step.none"), isDone: false };
  const share = formatShare(series.figures.mean, locale);
  return { text: t("series.step.accepted", { count: series.workshops, share }), isDone: true };
}

async function hasProposal(db: Db, programmeId: string): Promise<boolean> {
  const query = db
    .selectFrom("proposals")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("state", "=", "done");
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** A proposal as it is stored. */
export interface StoredRow {
  id: string;
  programmeId: string;
  runId: string | null;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  /** 0 … 1. */
  progress: number;
  settings: SeriesSettings;
  seed: number;
  methodVersion: string;
  inputHash: string | null;
  result: StoredProposal | null;
  createdAt: Temporal.Instant;
}

const proposalColumns = [
  "id",
  "programmeId",
  "runId",
  "state",
  "progress",
  "settings",
  "seed",
  "methodVersion",
  "inputHash",
  "result",
  "createdAt",
] as const;

export async function getProposal(db: Db, programmeId: string, id: string): Promise<StoredRow> {
  const row = await selectProposals(db, programmeId).where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFound("proposal");
  return readRow(row);
}

/** The same, locked until the act on it is done. */
export async function lockProposal(trx: Tx, programmeId: string, id: string): Promise<StoredRow> {
  const row = await selectProposals(trx, programmeId).where("id", "=", id).forUpdate().executeTakeFirst();
  if (row === undefined) throw new NotFound("proposal");
  return readRow(row);
}

/** A proposal as lists show it, without the large rest. */
export interface ProposalLine {
  id: string;
  state: StoredRow["state"];
  settings: SeriesSettings;
  seed: number;
  createdAt: Temporal.Instant;
  isEdited: boolean;
  /** How many workshops it plans, and what they come to; null while there is none. */
  workshops: number | null;
  figures: PeopleFigures | null;
}

/** The programme's last proposals, newest first. */
export async function listProposals(db: Db, programmeId: string, most: number): Promise<ProposalLine[]> {
  const rows = await db
    .selectFrom("proposals")
    .select(["id", "state", "settings", "seed", "createdAt"])
    .select([
      sql<boolean>`coalesce(jsonb_exists(proposals.result, 'edited'), false)`.as("isEdited"),
      sql<number | null>`case when state = 'done' then ${plannedCount} end`.as("workshops"),
      sql<PeopleFigures | null>`case when state = 'done' then ${plannedFigures} end`.as("figures"),
    ])
    .where("programmeId", "=", programmeId)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(({ settings, ...row }) => ({ ...row, settings: settings as SeriesSettings }));
}

function selectProposals(db: Db, programmeId: string) {
  return db.selectFrom("proposals").select(proposalColumns).where("programmeId", "=", programmeId);
}

type ProposalRow = Awaited<ReturnType<ReturnType<typeof selectProposals>["executeTakeFirstOrThrow"]>>;

// What is in the JSON columns was written by this feature's commands.
function readRow({ settings, result, ...row }: ProposalRow): StoredRow {
  return { ...row, settings: settings as SeriesSettings, result: result === null ? null : unpacked(result) };
}
