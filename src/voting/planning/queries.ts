import type { Temporal } from "temporal-polyfill";
import { listNeeds, type Need } from "../../catalogue/index.ts";
import { currentGrouping } from "../../grouping/index.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { locales, type Locale, type Texts } from "../../platform/locales.ts";
import { suitedLevelsOf, type SuitedLevel } from "../../series/index.ts";
import {
  listNeedsSpokenOf,
  listTopics,
  type Topic,
  type Workshop,
  type WorkshopLevel,
  type WorkshopState,
} from "../../workshops/index.ts";
import type { BallotResult } from "../closing/result.ts";
import { listAskedOrganisations } from "../holding/queries.ts";
import { similarOptions } from "../moderating/similar/queries.ts";
import type { Ballot } from "../queries.ts";
import { within, workshopMinutes, type Audience } from "./plan.ts";

/** A winner with what is known of a workshop on it. */
export interface OfferedWinner {
  optionId: string;
  names: Texts;
  isProposal: boolean;
  /** Null where it is none of the catalogue's yet. */
  topic: Topic | null;
  minutes: number;
  euros: number;
}

/** What a result offers to be planned. */
export interface Offer {
  /** In the order in which they were chosen. */
  winners: OfferedWinner[];
  whole: Audience;
  /** The need groups, where all of them voted together. */
  groups: Audience[];
  /** How many of the organisations that voted are in none of them. */
  ungrouped: number;
  topics: Topic[];
  suited: SuitedLevel;
}

const usualMinutes = 120;

export async function loadOffer(db: Db, ballot: Ballot, result: BallotResult): Promise<Offer> {
  const { programmeId, groupId, audienceNames } = ballot;
  const topics = await listTopics(db, programmeId);
  const organisationIds = await listAskedOrganisations(db, ballot);
  const groups = ballot.audienceKind === "everyone" ? await listGroups(db, programmeId) : [];
  const grouped = new Set(groups.flatMap((group) => group.organisationIds));
  return {
    winners: result.winnerIds.flatMap((id) => {
      const option = result.options.find((each) => each.id === id);
      return option === undefined ? [] : [winnerOf(option, topics)];
    }),
    whole: { groupId, names: audienceNames, organisationIds },
    groups,
    ungrouped: groups.length === 0 ? 0 : organisationIds.filter((id) => !grouped.has(id)).length,
    topics,
    suited: await suitedLevelsOf(db, programmeId),
  };
}

function winnerOf(option: BallotResult["options"][number], topics: readonly Topic[]): OfferedWinner {
  const { id, names, isProposal, topicId, costMinutes } = option;
  const topic = topics.find((each) => each.id === topicId) ?? topics.find((each) => isNamed(each, names)) ?? null;
  const minutes = within(costMinutes ?? topic?.durationMinutes ?? usualMinutes, workshopMinutes);
  return { optionId: id, names, isProposal, topic, minutes, euros: topic?.costEuros ?? 0 };
}

/** Whether the catalogue has it already under this very name: what voters proposed need not be written into it again. */
function isNamed(topic: Pick<Topic, "names">, names: Texts): boolean {
  const plain = (name: string) => name.trim().toLowerCase();
  return locales.some((locale) => names[locale] !== "" && plain(topic.names[locale]) === plain(names[locale]));
}

/**
 * The place of the next workshop among the programme's: right after the one that the ballot followed, or, of a group
 * that was asked otherwise, before the first that it is to have. Null: after all the others.
 */
export async function whereNext(
  db: Db,
  { programmeId, groupId }: Pick<Ballot, "programmeId" | "groupId">,
  before: Pick<Workshop, "position"> | null,
): Promise<number | null> {
  if (before !== null) return before.position + 1;
  if (groupId === null) return null;
  const row = await db
    .selectFrom("workshops")
    .select(({ fn }) => fn.min<number | null>("position").as("first"))
    .where("programmeId", "=", programmeId)
    .where("groupId", "=", groupId)
    .where("state", "=", "planned")
    .executeTakeFirst();
  return row?.first ?? null;
}

/** The groups to plan for; a single one is everybody, and the common workshop is for it. */
async function listGroups(db: Db, programmeId: string): Promise<Audience[]> {
  const groups = (await currentGrouping(db, programmeId))?.groups ?? [];
  if (groups.length < 2) return [];
  return groups.map(({ id, names, organisationIds }) => ({ groupId: id, names, organisationIds }));
}

/** What a winner that is no topic yet may be, for the form: topics that say nearly the same, and the needs that it speaks of. */
export interface Suggestions {
  needs: Need[];
  /** By the winner's option. */
  topics: Map<string, { topicId: string; name: string }[]>;
  needIds: Map<string, string[]>;
}

export async function loadSuggestions(
  db: Db,
  { id, programmeId }: Pick<Ballot, "id" | "programmeId">,
  winners: readonly OfferedWinner[],
  locale: Locale,
): Promise<Suggestions> {
  const wordings = winners.filter(({ topic }) => topic === null);
  const topics = new Map<string, { topicId: string; name: string }[]>();
  for (const { optionId, names } of wordings) {
    const alike = await similarOptions(db, { id, programmeId }, names.fi, locale);
    topics.set(
      optionId,
      alike.flatMap((each) => (each.kind === "topic" ? [{ topicId: each.topicId, name: each.name }] : [])),
    );
  }
  const spoken = await listNeedsSpokenOf(
    db,
    programmeId,
    wordings.map(({ names }) => names.fi),
  );
  return {
    needs: await listNeeds(db, programmeId),
    topics,
    needIds: new Map(wordings.map(({ optionId, names }) => [optionId, spoken.get(names.fi) ?? []])),
  };
}

/** A workshop that was planned from a result. */
export interface PlannedWorkshop {
  optionId: string;
  workshopId: string;
  topicId: string | null;
  groupId: string | null;
  names: Texts;
  audienceNames: Texts;
  level: WorkshopLevel;
  state: WorkshopState;
}

/** The workshops that were planned from the ballot's result, in the order of the plan. */
export async function listPlanned(db: Db, ballotId: string): Promise<PlannedWorkshop[]> {
  const rows = await db
    .selectFrom("ballotWorkshops")
    .innerJoin("workshops", "workshops.id", "workshopId")
    .leftJoin("topics", "topics.id", "workshops.topicId")
    .select([
      "optionId",
      "workshopId",
      "workshops.topicId",
      "groupId",
      "ownTitles",
      "topics.names",
      "audienceNames",
      "level",
      "state",
    ])
    .where("ballotId", "=", ballotId)
    .orderBy("workshops.position")
    .orderBy("workshops.id")
    .execute();
  return rows.map(({ ownTitles, names, ...row }) => ({
    ...row,
    names: ownTitles ?? names ?? { fi: "", sv: "", en: "" },
  }));
}

/** The same workshops, locked until the act on them is done; always in the same order. */
export async function lockPlanned(trx: Tx, ballotId: string): Promise<Pick<PlannedWorkshop, "workshopId" | "state">[]> {
  return await trx
    .selectFrom("ballotWorkshops")
    .innerJoin("workshops", "workshops.id", "workshopId")
    .select(["workshopId", "state"])
    .where("ballotId", "=", ballotId)
    .orderBy("workshopId")
    .forUpdate("workshops")
    .execute();
}

/** When the ballot's voters were told of its result; null while nobody has been. */
export async function whenTold(db: Db, ballotId: string): Promise<Temporal.Instant | null> {
  const row = await db.selectFrom("ballots").select("resultToldAt").where("id", "=", ballotId).executeTakeFirst();
  return row?.resultToldAt ?? null;
}
