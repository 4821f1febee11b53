import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { listNeeds, type Need } from "../catalogue/index.ts";
import { currentGrouping } from "../grouping/index.ts";
import { loadProfiles, topicLevel } from "../needs/index.ts";
import type { Asking } from "../platform/asking.ts";
import type { Db, Tx } from "../platform/database.ts";
import { NotFound } from "../platform/errors.ts";
import type { StepState } from "../platform/frame.ts";
import { formatShare } from "../platform/i18n.ts";
import type { Texts } from "../platform/locales.ts";
import { listTopics, listWorkshops, type Topic, type Workshop } from "../workshops/index.ts";
import { topicLevels, type Before, type Material, type SeriesSettings, type SeriesTopic } from "./material.ts";
import type { PeopleFigures } from "./objective.ts";
import type { StoredProposal } from "./stored.ts";
import { topicOptions, type TopicOption } from "./topic-options.ts";

export interface SeriesGroup {
  id: string;
  letter: string;
  names: Texts;
}

/** A programme's material with the groups that it was taken from. */
export interface ProgrammeMaterial extends Material {
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
  const topics = await listTopics(db, programmeId);
  const { id: seriesId = null } = (await currentSeries(db, programmeId)) ?? {};
  const isGiven = (workshop: Workshop) =>
    workshop.state === "held" || (given === "kept" && (workshop.seriesId ?? "") !== seriesId);
  return {
    runId: grouping.runId,
    groups: grouping.groups.map(({ id, letter, names }) => ({ id, letter, names })),
    people: profiles.organisations.map(({ id, industryId }) => ({ id, industryId, groupId: groupOf.get(id) ?? null })),
    needIds: profiles.needs.map(({ id }) => id),
    values: profiles.values,
    levels: profiles.levels.map((row, i) =>
      row.map((level, j) =>
        level === null ? profiles.generalLevels[i]! : topicLevel(level, profiles.levelSteps[j]!, topicLevels.length),
      ),
    ),
    topics: topics.length > 0 ? topics.map(knownTopic) : (await listNeeds(db, programmeId)).map(draftTopic),
    before: (await listWorkshops(db, programmeId)).filter(isGiven).map((workshop) => beforeOf(workshop, topics)),
  };
}

function knownTopic({ id, names, covers, levels, durationMinutes, costEuros }: Topic): SeriesTopic {
  return { key: id, id, names, covers, levels, minutes: durationMinutes, euros: costEuros };
}

/** A programme without topics gets one for each need. */
function draftTopic({ id, names }: Need): SeriesTopic {
  const levels = [...topicLevels];
  return { key: `need:${id}`, id: null, names, covers: [{ needId: id, strength: 1 }], levels, minutes: 120, euros: 0 };
}

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
  return topicOptions(material, members, mostOptions);
}

/** The series that the programme goes by. */
export interface CurrentSeries {
  id: string;
  proposalId: string;
  acceptedAt: Temporal.Instant;
  workshops: number;
  figures: PeopleFigures;
}

/** Every staff page tells of it, so the database picks its few figures from the stored proposal, which is large. */
export async function currentSeries(db: Db, programmeId: string): Promise<CurrentSeries | undefined> {
  return await db
    .selectFrom("series")
    .innerJoin("proposals", "proposals.id", "proposalId")
    .select(["series.id", "proposalId", "acceptedAt", plannedCount.as("workshops"), plannedFigures.as("figures")])
    .where("series.programmeId", "=", programmeId)
    .where("isCurrent", "=", true)
    .executeTakeFirst();
}

/** How many `plannedWorkshops` gives, and what `figuresOf` gives, of a proposal that is done. */
const plannedCount = sql<number>`jsonb_array_length(jsonb_path_query_array(
  coalesce(proposals.result->'edited', proposals.result->'proposal'->'workshops'), '$[*] ? (@ != null)'))`;
const plannedFigures = sql<PeopleFigures>`coalesce(
  proposals.result->'editedPeople', proposals.result->'proposal'->'people')`;

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

/** The programme's last proposals, newest first. */
export async function listProposals(db: Db, programmeId: string, most: number): Promise<StoredRow[]> {
  return (await selectProposals(db, programmeId).orderBy("createdAt", "desc").orderBy("id").limit(most).execute()).map(
    readRow,
  );
}

function selectProposals(db: Db, programmeId: string) {
  return db.selectFrom("proposals").select(proposalColumns).where("programmeId", "=", programmeId);
}

type ProposalRow = Awaited<ReturnType<ReturnType<typeof selectProposals>["executeTakeFirstOrThrow"]>>;

// What is in the JSON columns was written by this feature's commands.
function readRow({ settings, result, ...row }: ProposalRow): StoredRow {
  return { ...row, settings: settings as SeriesSettings, result: result as StoredProposal | null };
}
