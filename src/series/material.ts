import type { TopicLevel } from "../catalogue/index.ts";
import type { Texts } from "../platform/locales.ts";
import type { WorkshopLevel } from "../workshops/index.ts";
import type { Instance, Mode } from "./instance.ts";
import { fit } from "./problem.ts";

/** What a programme knows when a series is planned. Lists of people and of needs are in the same order everywhere. */
export interface Material {
  /** Organisations that have answered. */
  people: { id: string; groupId: string | null; industryId: string | null }[];
  needIds: string[];
  /** Strength 0 … 1 of each need, by person. */
  values: (number | null)[][];
  /** Present level in each need, as a place in `topicLevels`, by person. */
  levels: (number | null)[][];
  topics: SeriesTopic[];
  /** Workshops that are held in any case: what they give is not planned again. */
  before: Before[];
}

/** A topic that a workshop may have; `id` is null for a draft, which becomes a topic when the series is accepted. */
export interface SeriesTopic {
  key: string;
  id: string | null;
  names: Texts;
  covers: { needId: string; strength: number }[];
  levels: TopicLevel[];
  minutes: number;
  euros: number;
}

export interface Before {
  topicId: string | null;
  covers: { needId: string; strength: number }[];
  level: WorkshopLevel;
  organisationIds: string[];
}

/** What staff choose. Own and common hold where groups stay together, workshops and perPerson where people choose. */
export interface SeriesSettings {
  mode: Mode;
  own: number;
  common: number;
  workshops: number;
  perPerson: number;
  least: number;
  most: number;
  /** 0 "most need met" … 1 "something for everyone". */
  lambda: number;
  limit: "none" | "euros" | "hours";
  amount: number | null;
}

/** The levels of topics, lowest first; the instance knows them by their places. */
export const topicLevels = ["basics", "intermediate", "advanced"] as const satisfies readonly TopicLevel[];

const topShare = 0.75;
/** How often people who choose freely may be offered the same topic at the same level. */
const copies = 2;

/** The instance that the settings ask for. The same material and settings give the same instance, and so its hash. */
export function instanceFrom(material: Material, settings: SeriesSettings): Instance {
  const { people, topics } = material;
  const gaps = people.map((_, i) => topics.map((topic) => topicGap(material, i, topic)));
  return {
    participants: people.map(({ id, groupId }) => ({ id, weight: 1, group: groupId ?? undefined })),
    topics: topics.map(({ key }) => ({ key })),
    levels: topicLevels.length,
    offered: topics.map(({ levels }) => topicLevels.map((level) => levels.includes(level))),
    gap: gaps.map((row) => row.map(({ gap }) => gap)),
    level: gaps.map((row) => row.map(({ level }) => level)),
    ...limitsOf(topics, settings),
    ...{ mode: settings.mode, lambda: settings.lambda, topShare, copies },
    ...{ own: settings.own, common: settings.common, size: [settings.least, settings.most] as const },
    ...{ workshops: settings.workshops, perPerson: settings.perPerson },
  };
}

/** Pairs (person, topic) of those who have had the topic before, as places in the lists. */
export function hadBefore({ people, topics, before }: Material): [number, number][] {
  return people.flatMap(({ id }, i) =>
    topics.flatMap((topic, t): [number, number][] =>
      before.some(
        ({ topicId, organisationIds }) => topicId === topic.id && topic.id !== null && organisationIds.includes(id),
      )
        ? [[i, t]]
        : [],
    ),
  );
}

function limitsOf(
  topics: readonly SeriesTopic[],
  { limit, amount }: SeriesSettings,
): Pick<Instance, "budget" | "cost"> {
  if (limit === "none" || amount === null) return {};
  const cost = topics.map(({ euros, minutes }) => topicLevels.map(() => (limit === "euros" ? euros : minutes / 60)));
  return { budget: amount, cost };
}

interface Gap {
  gap: number;
  level: number | null;
}

/** The largest of need left × how well the topic covers it; the level is that of the need which gave it. */
export function topicGap(material: Material, person: number, { covers }: SeriesTopic): Gap {
  let best: Gap = { gap: 0, level: null };
  for (const { needId, strength } of covers) {
    const need = material.needIds.indexOf(needId);
    if (need === -1) continue;
    const left = needLeft(material, person, need);
    if (left.gap * strength > best.gap) best = { gap: rounded(left.gap * strength), level: left.level };
  }
  return best;
}

/**
 * What is left of a need after the workshops that the person has had or will have: served by how well they cover it at
 * the person's level. Of what is served, half remains as a wish to go deeper, one level above the workshop.
 */
function needLeft({ people, needIds, values, levels, before }: Material, person: number, need: number): Gap {
  const value = values[person]![need] ?? 0;
  const level = levels[person]![need] ?? null;
  let [served, deeper] = [0, 0];
  for (const workshop of before) {
    if (!workshop.organisationIds.includes(people[person]!.id)) continue;
    const strength = workshop.covers.find(({ needId }) => needId === needIds[need])?.strength ?? 0;
    const held = topicLevels.findIndex((each) => each === workshop.level);
    const reached = strength * (held === -1 ? 1 : fit(level, held));
    served = Math.max(served, reached);
    if (reached > 0) deeper = Math.max(deeper, held === -1 ? topicLevels.length : held + 1);
  }
  const [kept, deepened] = [value * (1 - served), deeper < topicLevels.length ? (value * served) / 2 : 0];
  return deepened > kept ? { gap: deepened, level: deeper } : { gap: kept, level };
}

/** Products of decimal fractions: equal in all runs and on all machines. */
const rounded = (value: number) => Math.round(Math.min(1, value) * 10_000) / 10_000;
