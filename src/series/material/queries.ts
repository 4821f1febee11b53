import { setImmediate as letOthersIn } from "node:timers/promises";
import { currentGrouping } from "../../grouping/index.ts";
import { loadProfiles, topicLevel } from "../../needs/index.ts";
import type { Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import {
  failedTopics,
  listServed,
  listTopicDrafts,
  listTopics,
  listWorkshops,
  type Topic,
  type TopicDraft,
  type Workshop,
  type WorkshopLevel,
} from "../../workshops/index.ts";
import { findSlots, listCommitted, listLeaders } from "../available/queries.ts";
import { currentSeries } from "../queries.ts";
import { gapsOf, type Gap } from "./gaps.ts";
import { isProposed, topicLevels, type Before, type SeriesSettings, type SeriesTopic } from "./material.ts";
import { proposalInput, type PlannedMaterial, type ProposalInput } from "./proposal-input.ts";
import { suitedLevel, topicOptions, type TopicOption } from "./topic-options.ts";

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
  const { id, names, kind, covers, levels, durationMinutes, costEuros, skills, leastPeople, mostPeople } = topic;
  const limits = { kind, minutes: durationMinutes, euros: costEuros, leastPeople, mostPeople, skills };
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
  const { key, names, covers, levels, durationMinutes, costEuros, skills, leastPeople, mostPeople } = draft;
  return {
    key,
    id: null,
    names,
    covers,
    levels,
    minutes: durationMinutes,
    euros: costEuros,
    skills,
    leastPeople,
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

/** What tells the level at which a workshop on a topic suits some organisations best. */
export type SuitedLevel = (topic: Pick<SeriesTopic, "covers" | "levels">, organisationIds: string[]) => WorkshopLevel;

/** The programme's own; while nothing is known of what people need, a topic's only level, else all of them. */
export async function suitedLevelsOf(db: Db, programmeId: string): Promise<SuitedLevel> {
  const material = await loadMaterial(db, programmeId, "held");
  if (material === undefined) return ({ levels }) => (levels.length === 1 ? (levels[0] ?? "all") : "all");
  return (topic, organisationIds) => suitedLevel(material, topic, organisationIds);
}
