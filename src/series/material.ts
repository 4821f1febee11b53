import type { TopicLevel } from "../catalogue/index.ts";
import type { Texts } from "../platform/locales.ts";
import type { TopicDraft, WorkshopLevel } from "../workshops/index.ts";
import type { Facilitator, Fixed, Instance, Mode, Slot } from "./instance.ts";
import { fit } from "./problem.ts";

/** What a programme knows when a series is planned. Lists of people and of needs are in the same order everywhere. */
export interface Material {
  /** Organisations that have answered. */
  people: { id: string; groupId: string | null; industryId: string | null; isCommitted: boolean }[];
  needIds: string[];
  /** Strength 0 … 1 of each need, by person. */
  values: (number | null)[][];
  /** Present level in each need, as a place in `topicLevels`, by person. */
  levels: (number | null)[][];
  topics: SeriesTopic[];
  /** Workshops that are held in any case: what they give is not planned again. */
  before: Before[];
  /** Who can lead workshops. */
  facilitators: KnownFacilitator[];
}

/** A topic that a workshop may have; `id` is null for a draft, which staff accept, edit or refuse. */
export interface SeriesTopic {
  key: string;
  id: string | null;
  names: Texts;
  covers: { needId: string; strength: number }[];
  levels: TopicLevel[];
  minutes: number;
  euros: number;
  /** The most people that one workshop on it is for; null or left out where nothing limits it. */
  mostPeople?: number | null;
  /** What whoever leads it must know. */
  skills?: string[];
  /** A draft as it was when the proposal was asked for. */
  draft?: TopicDraft;
  /** What participants said of a topic that has failed; not proposed again unless staff have said so. */
  failed?: { useful: number; answers: number; isOfferedAgain: boolean };
}

export interface KnownFacilitator {
  id: string;
  name: string;
  /** Keys of the topics that they have the skills for. */
  topics: string[];
}

/** A date on which workshops can be held, with who can't come and which facilitators lead something else then. */
export interface KnownSlot {
  id: string;
  /** ISO instants. */
  startsAt: string;
  endsAt: string;
  awayPeople: string[];
  awayFacilitators: string[];
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
  /** For whom the groups' own workshops are planned; not said in older proposals, where it was all. */
  plannedFor?: "committed" | "all" | undefined;
  /** Workshops that are held in any case, and topics that are not to be proposed, by their keys. */
  kept?: Fixed[] | undefined;
  unwanted?: string[] | undefined;
  /** The date poll whose dates are the slots, and how many workshops there may be at once. */
  pollId?: string | null | undefined;
  atOnce?: number | null | undefined;
  /** Whether every workshop gets somebody who can lead it. */
  withFacilitators?: boolean | undefined;
}

/** The levels of topics, lowest first; the instance knows them by their places. */
export const topicLevels = ["basics", "intermediate", "advanced"] as const satisfies readonly TopicLevel[];

const topShare = 0.75;
/** How often people who choose freely may be offered the same topic at the same level. */
const copies = 2;

/** The instance that the settings ask for. The same material, settings and slots give the same instance, and so its hash. */
export function instanceFrom(material: Material, settings: SeriesSettings, slots?: readonly KnownSlot[]): Instance {
  const { people, topics } = material;
  const gapOf = gapsOf(material);
  const gaps = people.map((_, i) => topics.map((topic) => gapOf(i, topic)));
  const unwanted = new Set(settings.unwanted);
  return {
    participants: people.map((person) => ({ id: person.id, weight: 1, group: plannedGroup(person, settings) })),
    topics: topics.map(({ key }) => ({ key })),
    levels: topicLevels.length,
    offered: topics.map((topic) => {
      const isWanted = !unwanted.has(topic.key) && isProposed(topic, settings);
      return topicLevels.map((level) => topic.levels.includes(level) && isWanted);
    }),
    gap: gaps.map((row) => row.map(({ gap }) => gap)),
    level: gaps.map((row) => row.map(({ level }) => level)),
    ...limitsOf(topics, settings),
    ...{ mode: settings.mode, lambda: settings.lambda, topShare, copies },
    ...{ own: settings.own, common: settings.common, size: [settings.least, settings.most] as const },
    ...{ workshops: settings.workshops, perPerson: settings.perPerson },
    ...fixedOf(material, settings),
    ...timesOf(material, settings, slots),
  };
}

/** Whether a topic may be proposed: one that has failed only where staff have said so, or wish for it by name. */
export function isProposed(
  { key, failed }: Pick<SeriesTopic, "key" | "failed">,
  { kept = [] }: Pick<SeriesSettings, "kept"> = {},
): boolean {
  return failed === undefined || failed.isOfferedAgain || kept.some(({ topic }) => topic === key);
}

type Planned = Pick<Material["people"][number], "groupId" | "isCommitted">;

/** The group with which somebody attends; those for whom no groups' own workshops are planned attend the common ones. */
export function plannedGroup({ groupId, isCommitted }: Planned, { plannedFor }: SeriesSettings): string | undefined {
  return plannedFor === "committed" && !isCommitted ? undefined : (groupId ?? undefined);
}

/** Wishes as they can be kept still: of topics that are there, a draft that was accepted since under its new key. */
export function wishesKept({ topics, people }: Pick<Material, "topics" | "people">, kept: readonly Fixed[]): Fixed[] {
  const ids = new Set(people.map(({ id }) => id));
  return kept.flatMap((wish) => {
    const topic = topics.find(({ key }) => key === wish.topic) ?? topicOfDraft(topics, wish.topic);
    if (topic === undefined) return [];
    const members = wish.members?.filter((id) => ids.has(id));
    return [{ ...wish, topic: topic.key, ...(members === undefined ? {} : { members }) }];
  });
}

/** From this strength on a topic meets a need as a draft made of it would. */
const wholly = 0.8;

/** The topic that a draft has become: the one that covers its need best, once one covers it wholly. */
export function topicOfDraft<T extends Pick<SeriesTopic, "covers">>(topics: readonly T[], key: string): T | undefined {
  if (!key.startsWith("need:")) return undefined;
  const strength = ({ covers }: T) => covers.find(({ needId }) => `need:${needId}` === key)?.strength ?? 0;
  const [best] = topics.filter((topic) => strength(topic) >= wholly).toSorted((a, b) => strength(b) - strength(a));
  return best;
}

function fixedOf(material: Material, { kept = [] }: SeriesSettings): Pick<Instance, "fixed"> {
  const fixed = wishesKept(material, kept);
  return fixed.length === 0 ? {} : { fixed };
}

function timesOf(
  { facilitators }: Material,
  { atOnce, withFacilitators }: SeriesSettings,
  slots: readonly KnownSlot[] | undefined,
): Pick<Instance, "slots" | "facilitators"> {
  const rooms = atOnce == null ? {} : { rooms: atOnce };
  return {
    ...(slots !== undefined && {
      slots: slots.map(({ id, awayPeople }): Slot => ({ id, away: awayPeople, ...rooms })),
    }),
    ...(withFacilitators === true && {
      facilitators: facilitators.map(({ id, topics }): Facilitator => {
        const away = (slots ?? []).filter(({ awayFacilitators }) => awayFacilitators.includes(id));
        return { id, topics, away: away.map((slot) => slot.id) };
      }),
    }),
  };
}

/** Pairs (person, topic) of those who have had the topic before, as places in the lists. */
export function hadBefore({ people, topics, before }: Material): [number, number][] {
  const reached = new Map<string, Set<string>>();
  for (const { topicId, organisationIds } of before) {
    if (topicId === null) continue;
    const ids = reached.get(topicId) ?? new Set();
    organisationIds.forEach((id) => ids.add(id));
    reached.set(topicId, ids);
  }
  return people.flatMap((person, i) =>
    topics.flatMap(({ id }, t): [number, number][] => (reached.get(id ?? "")?.has(person.id) === true ? [[i, t]] : [])),
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

/** What somebody lacks, 0 … 1, and at which level. */
export interface Gap {
  gap: number;
  level: number | null;
}

/**
 * What each person lacks of a topic: the largest of need left × how well the topic covers it; the level is that of the
 * need which gave it.
 */
export function gapsOf(material: Material): (person: number, topic: Pick<SeriesTopic, "covers">) => Gap {
  const left = needsLeft(material);
  const placeOf = new Map(material.needIds.map((id, need) => [id, need]));
  return (person, { covers }) => {
    let best: Gap = { gap: 0, level: null };
    for (const { needId, strength } of covers) {
      const need = left[person]![placeOf.get(needId) ?? -1];
      if (need !== undefined && need.gap * strength > best.gap)
        best = { gap: rounded(need.gap * strength), level: need.level };
    }
    return best;
  };
}

/**
 * What is left of each need after the workshops that a person has had or will have: served by how well they cover it at
 * the person's level. Of what is served, half remains as a wish to go deeper, one level above the workshop.
 */
function needsLeft({ people, needIds, values, levels, before }: Material): Gap[][] {
  const held = before.map(({ covers, level, organisationIds }) => ({
    strengthOf: new Map(covers.map(({ needId, strength }) => [needId, strength])),
    reached: new Set(organisationIds),
    level: topicLevels.findIndex((each) => each === level),
  }));
  return people.map(({ id }, i) => {
    const mine = held.filter(({ reached }) => reached.has(id));
    return needIds.map((needId, need) => {
      const [value, level] = [values[i]![need] ?? 0, levels[i]![need] ?? null];
      let [served, deeper] = [0, 0];
      for (const workshop of mine) {
        const reach = (workshop.strengthOf.get(needId) ?? 0) * (workshop.level === -1 ? 1 : fit(level, workshop.level));
        served = Math.max(served, reach);
        if (reach > 0) deeper = Math.max(deeper, workshop.level === -1 ? topicLevels.length : workshop.level + 1);
      }
      const [kept, deepened] = [value * (1 - served), deeper < topicLevels.length ? (value * served) / 2 : 0];
      return deepened > kept ? { gap: deepened, level: deeper } : { gap: kept, level };
    });
  });
}

/** Products of decimal fractions: equal in all runs and on all machines. */
const rounded = (value: number) => Math.round(Math.min(1, value) * 10_000) / 10_000;
