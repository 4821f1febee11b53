import { sql } from "kysely";
import type { PlaceMode, TopicKind, TopicLevel } from "../../catalogue/index.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { unitedSkills } from "../skills.ts";

export interface Topic {
  id: string;
  key: string;
  names: Texts;
  descriptions: Texts;
  kind: TopicKind;
  durationMinutes: number;
  costEuros: number;
  levels: TopicLevel[];
  /** What the facilitator must master: tags in the programme's own words. */
  skills: string[];
  placeMode: PlaceMode;
  /** With fewer people it is not worth holding, with more there is no room for all; null: any number. */
  leastPeople: number | null;
  mostPeople: number | null;
  position: number;
  /** How well a workshop on the topic meets each need, 0–1; needs not listed not at all. */
  covers: { needId: string; strength: number }[];
}

const columns = [
  "id",
  "key",
  "names",
  "descriptions",
  "kind",
  "durationMinutes",
  "costEuros",
  "levels",
  "skills",
  "placeMode",
  "leastPeople",
  "mostPeople",
  "position",
] as const;

/** The programme's topics in their order, with what each covers. */
export async function listTopics(db: Db, programmeId: string): Promise<Topic[]> {
  const rows = await topicRows(db, programmeId).orderBy("position").orderBy("id").execute();
  return rows.map(readTopic);
}

export async function getTopic(db: Db, programmeId: string, id: string): Promise<Topic> {
  const row = await topicRows(db, programmeId).where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFound("topic");
  return readTopic(row);
}

function topicRows(db: Db, programmeId: string) {
  return db
    .selectFrom("topics")
    .select(columns)
    .select(
      sql<Topic["covers"]>`(
        select coalesce(jsonb_agg(jsonb_build_object('needId', need_id, 'strength', strength) order by strength desc, need_id), '[]')
        from topic_needs where topic_id = topics.id)`.as("covers"),
    )
    .where("programmeId", "=", programmeId);
}

type TopicRow = Awaited<ReturnType<ReturnType<typeof topicRows>["executeTakeFirstOrThrow"]>>;

// What is in the JSON columns was written by this feature's commands.
function readTopic({ levels, skills, ...row }: TopicRow): Topic {
  return { ...row, levels: levels as TopicLevel[], skills: skills as string[] };
}

/** The tags that the programme's topics and facilitators have, each once. */
export async function listSkills(db: Db, programmeId: string): Promise<string[]> {
  const topics = await db.selectFrom("topics").select("skills").where("programmeId", "=", programmeId).execute();
  const people = await db.selectFrom("facilitators").select("skills").where("programmeId", "=", programmeId).execute();
  return unitedSkills([...topics, ...people].map(({ skills }) => skills as string[]));
}

/** The place of the programme's last topic; −1 when it has none. */
export async function lastTopicPosition(db: Db, programmeId: string): Promise<number> {
  const query = db.selectFrom("topics").where("programmeId", "=", programmeId);
  const { last } = await query
    .select(({ fn }) => fn.max<number | null>("position").as("last"))
    .executeTakeFirstOrThrow();
  return last ?? -1;
}

/** Lets one change at a time into the programme's topics; the keys that are taken. */
export async function lockTopicKeys(trx: Tx, programmeId: string): Promise<Set<string>> {
  const programme = trx.selectFrom("programmes").select("id").where("id", "=", programmeId).forNoKeyUpdate();
  if ((await programme.executeTakeFirst()) === undefined) throw new NotFound("programme");
  const topics = await trx.selectFrom("topics").select("key").where("programmeId", "=", programmeId).execute();
  return new Set(topics.map(({ key }) => key));
}
