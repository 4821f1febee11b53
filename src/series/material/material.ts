import type { TopicKind, TopicLevel } from "../../catalogue/index.ts";
import type { Texts } from "../../platform/locales.ts";
import type { TopicDraft, WorkshopLevel } from "../../workshops/index.ts";
import type { Fixed, Mode } from "../method/instance.ts";

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
  /** The fewest that it is worth holding for; null or left out where nobody has said. */
  leastPeople?: number | null;
  /** A segmented one was made for one audience, which may not be the group that it is proposed for. */
  kind?: TopicKind;
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

/**
 * From this strength on a workshop is about a need: its topic meets it at least partly, as the catalogue's own words
 * count it. Coverage, needs left open, and what accepting a draft finds there already go by the same limit: with
 * another one a draft would still be offered as new whose need has a topic.
 */
export const aboutFrom = 0.45;

/** The topic that a draft has become: the one that covers its need best, once one covers it at least partly. */
export function topicOfDraft<T extends Pick<SeriesTopic, "covers">>(topics: readonly T[], key: string): T | undefined {
  if (!key.startsWith("need:")) return undefined;
  const strength = ({ covers }: T) => covers.find(({ needId }) => `need:${needId}` === key)?.strength ?? 0;
  const [best] = topics.filter((topic) => strength(topic) >= aboutFrom).toSorted((a, b) => strength(b) - strength(a));
  return best;
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
  const held = topics.flatMap(({ id }, t) => (reached.has(id ?? "") ? [{ t, ids: reached.get(id ?? "")! }] : []));
  return people.flatMap((person, i) =>
    held.flatMap(({ t, ids }): [number, number][] => (ids.has(person.id) ? [[i, t]] : [])),
  );
}
