import type { Temporal } from "temporal-polyfill";
import { listNeeds } from "../../catalogue/index.ts";
import type { Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import type { Turnout } from "../../platform/visibility.ts";
import type { Feedback } from "../../surveys/index.ts";
import { isAbout } from "../coverage/coverage.ts";
import { listAttendance } from "../coverage/queries.ts";
import { reachOf } from "../coverage/reach.ts";
import { pooledFigures, type Usefulness } from "../feedback/figures.ts";
import { listWorkshopFeedback } from "../feedback/queries.ts";
import type { WorkshopLevel } from "../register/holding.ts";
import { listWorkshops, type Workshop } from "../register/queries.ts";
import { listTopics, type Topic } from "../topics/queries.ts";
import { learnedStrength } from "./learned-strength.ts";
import { topicVerdict, type LevelAdvice, type TopicVerdict } from "./verdict.ts";

/** What a held workshop has given: to which organisations, and how well it met each need. */
export interface Served {
  workshopId: string;
  topicId: string | null;
  level: WorkshopLevel;
  /** Those of which somebody was there, where attendance is known; else its audience. */
  organisationIds: string[];
  /** The topic's needs, each with its stated strength as feedback has corrected it. */
  covers: { needId: string; strength: number }[];
}

/** What the programme's held workshops have given, for the next proposal. */
export async function listServed(db: Db, programmeId: string): Promise<Served[]> {
  const workshops = (await listWorkshops(db, programmeId)).filter(({ state }) => state === "held");
  if (workshops.length === 0) return [];
  const topics = new Map((await listTopics(db, programmeId)).map((topic) => [topic.id, topic]));
  const keys = new Map((await listNeeds(db, programmeId)).map(({ id, key }) => [id, key]));
  const attendance = await listAttendance(db, programmeId);
  const feedback = await listWorkshopFeedback(db, programmeId);
  return workshops.map((workshop) => ({
    workshopId: workshop.id,
    topicId: workshop.topicId,
    level: workshop.level,
    organisationIds: reachOf(workshop, attendance.get(workshop.id)),
    covers: learnedCovers(topics.get(workshop.topicId ?? ""), feedback.get(workshop.id), keys),
  }));
}

function learnedCovers(topic: Topic | undefined, feedback: Feedback | undefined, keys: ReadonlyMap<string, string>) {
  const covers = topic?.covers ?? [];
  if (feedback === undefined) return covers;
  const useful = feedback.answers.flatMap((answer) => answer.useful ?? []);
  return covers.map(({ needId, strength }) => {
    const changes = feedback.answers.flatMap((answer) => answer.changes.get(keys.get(needId) ?? "") ?? []);
    return { needId, strength: learnedStrength(strength, { useful, changes, top: feedback.levels.length - 1 }) };
  });
}

/** For each need, the organisations that a held workshop about it has reached. */
export async function listServedNeeds(db: Db, programmeId: string): Promise<Map<string, Set<string>>> {
  const topics = new Map((await listTopics(db, programmeId)).map((topic) => [topic.id, topic]));
  const served = new Map<string, Set<string>>();
  for (const { topicId, organisationIds } of await listServed(db, programmeId)) {
    // What it was about is what was said of its topic; how well it went changes nothing of that.
    const covers = topics.get(topicId ?? "")?.covers ?? [];
    for (const { needId } of covers.filter((cover) => isAbout({ covers }, cover.needId)))
      served.set(needId, new Set([...(served.get(needId) ?? []), ...organisationIds]));
  }
  return served;
}

/** How one topic has done over its workshops. */
export interface TopicFeedback extends TopicVerdict {
  topicId: string;
  names: Texts;
  /** Held workshops of which feedback has been asked. */
  workshops: number;
  /** How many have answered, workshop by workshop. */
  turnouts: Turnout[];
  /** Some of it still comes in. */
  isOpen: boolean;
  usefulness: Usefulness | null;
  /** The share for whom the level was right; null where fewer than five told. */
  levelRight: number | null;
  /** When staff said that it is to be proposed although it failed. */
  offeredAgainAt: Temporal.Instant | null;
}

/** The topics of which feedback has been asked, in the catalogue's order. */
export async function listTopicFeedback(db: Db, programmeId: string): Promise<TopicFeedback[]> {
  const workshops = await listWorkshops(db, programmeId);
  const feedback = await listWorkshopFeedback(db, programmeId);
  const offeredAgain = await listOfferedAgain(db, programmeId);
  return (await listTopics(db, programmeId)).flatMap((topic) => {
    const parts = feedbackOf(workshops, topic.id, feedback);
    if (parts.length === 0) return [];
    return [{ ...topicFeedback(topic, parts), offeredAgainAt: offeredAgain.get(topic.id) ?? null }];
  });
}

/** In the order of closing, as `pooled` wants it. */
function feedbackOf(workshops: readonly Workshop[], topicId: string, feedback: ReadonlyMap<string, Feedback>) {
  const ids = new Set(workshops.filter((workshop) => workshop.topicId === topicId).map(({ id }) => id));
  return [...feedback].flatMap(([workshopId, part]) => (ids.has(workshopId) ? [part] : []));
}

function topicFeedback({ id, names }: Topic, parts: readonly Feedback[]): Omit<TopicFeedback, "offeredAgainAt"> {
  const figures = pooledFigures(parts.map(({ answers }) => answers));
  return {
    topicId: id,
    names,
    workshops: parts.length,
    turnouts: parts.map(({ sent, asked }) => ({ sent, asked })),
    isOpen: parts.some(({ isOpen }) => isOpen),
    usefulness: figures.usefulness,
    levelRight: figures.level === null ? null : figures.level.counts.right / figures.level.answers,
    ...topicVerdict(figures),
  };
}

async function listOfferedAgain(db: Db, programmeId: string): Promise<Map<string, Temporal.Instant | null>> {
  const query = db.selectFrom("topics").select(["id", "offeredAgainAt"]).where("programmeId", "=", programmeId);
  return new Map((await query.execute()).map(({ id, offeredAgainAt }) => [id, offeredAgainAt]));
}

/** A topic that was rated low. */
export interface FailedTopic {
  topicId: string;
  names: Texts;
  /** The mean of 5. */
  useful: number;
  answers: number;
  advice: LevelAdvice | null;
  /** Staff have said that it is to be proposed all the same. */
  isOfferedAgain: boolean;
}

/** The topics that have failed; those that staff have not offered again are not to be proposed. */
export async function failedTopics(db: Db, programmeId: string): Promise<FailedTopic[]> {
  return (await listTopicFeedback(db, programmeId)).flatMap(
    ({ topicId, names, usefulness, verdict, advice, offeredAgainAt }) =>
      usefulness === null || verdict !== "failed"
        ? []
        : [
            {
              ...{ topicId, names, useful: usefulness.mean, answers: usefulness.answers, advice },
              isOfferedAgain: offeredAgainAt !== null,
            },
          ],
  );
}
