import { gapsOf, type Gap } from "./gaps.ts";
import type { Facilitator, Instance, Slot } from "../method/instance.ts";
import {
  isProposed,
  plannedGroup,
  topicLevels,
  wishesKept,
  type KnownSlot,
  type Material,
  type SeriesSettings,
  type SeriesTopic,
} from "./material.ts";

const topShare = 0.75;
/** How often people who choose freely may be offered the same topic at the same level. */
const copies = 2;

/**
 * The instance that the settings ask for. The same material, settings and slots give the same instance, and so its
 * hash. `gaps` are by person and topic, for those who have worked them out already.
 */
export function instanceFrom(
  material: Material,
  settings: SeriesSettings,
  slots?: readonly KnownSlot[],
  gaps: readonly (readonly Gap[])[] = everyGap(material),
): Instance {
  const { people, topics } = material;
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

function everyGap(material: Material): Gap[][] {
  const gapOf = gapsOf(material);
  return material.people.map((_, i) => material.topics.map((topic) => gapOf(i, topic)));
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

function limitsOf(
  topics: readonly SeriesTopic[],
  { limit, amount }: SeriesSettings,
): Pick<Instance, "budget" | "cost"> {
  if (limit === "none" || amount === null) return {};
  const cost = topics.map(({ euros, minutes }) => topicLevels.map(() => (limit === "euros" ? euros : minutes / 60)));
  return { budget: amount, cost };
}
