import {
  catalogueTemplates,
  copyCatalogueTemplate,
  keyFrom,
  listNeeds,
  type PlaceMode,
  type TemplateName,
  type TopicKind,
  type TopicLevel,
} from "../../catalogue/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../platform/database.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import { getProgramme } from "../../programmes/index.ts";
import { lastTopicPosition, lockTopicKeys } from "./queries.ts";

/** Copies a template's topics, and its catalogue first where the programme has no needs; topics with the same key stay as they are. */
export async function useTopicTemplate(
  db: Db,
  choice: { programmeId: string; template: TemplateName },
  actorId: string,
): Promise<void> {
  const { programmeId, template } = choice;
  await db.transaction().execute(async (trx) => {
    const taken = await lockTopicKeys(trx, programmeId);
    if ((await listNeeds(trx, programmeId)).length === 0) await copyCatalogueTemplate(trx, choice, actorId);
    const needIds = new Map((await listNeeds(trx, programmeId)).map(({ key, id }) => [key, id]));
    const { defaultLocale } = await getProgramme(trx, programmeId);
    for (const { covers, skills, ...topic } of catalogueTemplates[template].topics.filter(
      ({ key }) => !taken.has(key),
    )) {
      const known = covers.map(({ need, strength }) => ({ needId: needIds.get(need), strength }));
      await insertTopic(trx, programmeId, {
        ...topic,
        skills: skills.map((skill) => skill[defaultLocale]),
        covers: known.filter((cover): cover is Cover => cover.needId !== undefined),
      });
    }
    await recordAct(trx, { actorId, programmeId, act: "topics.template", subject: programmeId, details: { template } });
  });
}

export interface Cover {
  needId: string;
  /** 0–1. */
  strength: number;
}

export interface NewTopic {
  names: Texts;
  descriptions: Texts;
  kind: TopicKind;
  durationMinutes: number;
  costEuros: number;
  levels: TopicLevel[];
  /** Left out: nothing special is asked of the facilitator, a room and distance suit both, and so does any number of people. */
  skills?: string[];
  placeMode?: PlaceMode;
  leastPeople?: number | null;
  mostPeople?: number | null;
  covers: Cover[];
}

/** Adds topics after the last one, as a part of another act; returns their ids in the order given. */
export async function addTopics(trx: Tx, programmeId: string, topics: NewTopic[]): Promise<string[]> {
  const taken = await lockTopicKeys(trx, programmeId);
  const ids: string[] = [];
  for (const topic of topics) {
    const key = keyFrom(locales.map((locale) => topic.names[locale]).find((name) => name !== "") ?? "", taken);
    taken.add(key);
    ids.push(await insertTopic(trx, programmeId, { ...topic, key }));
  }
  return ids;
}

async function insertTopic(
  trx: Tx,
  programmeId: string,
  { covers, key, ...details }: NewTopic & { key: string },
): Promise<string> {
  const position = (await lastTopicPosition(trx, programmeId)) + 1;
  const topic = { programmeId, key, ...topicRow(details), position };
  const { id } = await trx.insertInto("topics").values(topic).returning("id").executeTakeFirstOrThrow();
  await insertCovers(trx, programmeId, id, covers);
  return id;
}

/** Writes what a topic covers; a need of another programme, or one that is gone by now, is left out. */
export async function insertCovers(trx: Tx, programmeId: string, topicId: string, covers: Cover[]): Promise<void> {
  const known = new Set((await listNeeds(trx, programmeId)).map(({ id }) => id));
  const rows = covers.filter(({ needId }) => known.has(needId)).map((cover) => ({ topicId, ...cover }));
  if (rows.length > 0) await trx.insertInto("topicNeeds").values(rows).execute();
}

/** A topic's row without its place among the others. */
export function topicRow({ names, descriptions, levels, ...topic }: Omit<NewTopic, "covers">) {
  const { kind, durationMinutes, costEuros, skills = [], placeMode = "either" } = topic;
  const { leastPeople = null, mostPeople = null } = topic;
  return {
    names: json(names),
    descriptions: json(descriptions),
    levels: json(levels),
    skills: json(skills),
    ...{ kind, durationMinutes, costEuros, placeMode, leastPeople, mostPeople },
  };
}
