import type { TopicLevel } from "../../catalogue/index.ts";
import type { Texts } from "../../platform/locales.ts";
import { gapsOf, type Gap } from "./gaps.ts";
import { topicLevels, type Material, type SeriesTopic } from "./material.ts";
import { fit } from "../method/problem.ts";
import { isWanted } from "../method/reasons.ts";

/** A topic that the team may put to the vote: how much the group needs it, and how many in it do. */
export interface TopicOption {
  topicId: string;
  names: Texts;
  /** The level that suits the group best. */
  level: TopicLevel;
  /** Mean of what the members lack of it, 0 … 1. */
  share: number;
  wanting: number;
  members: number;
}

/**
 * The topics that these organisations need most and that have not been held for them; best first. What earlier
 * workshops gave on the same needs counts as served.
 */
export function topicOptions(material: Material, organisationIds: readonly string[], most: number): TopicOption[] {
  const members = material.people.flatMap(({ id }, i) => (organisationIds.includes(id) ? [i] : []));
  const held = heldTopics(material, organisationIds);
  const gapOf = gapsOf(material);
  return material.topics
    .flatMap((topic): TopicOption[] => {
      if (topic.id === null || held.has(topic.id)) return [];
      const option = optionOf(
        topic,
        members.map((i) => gapOf(i, topic)),
      );
      return option.share > 0 ? [{ topicId: topic.id, names: topic.names, ...option }] : [];
    })
    .sort((a, b) => b.share - a.share)
    .slice(0, most);
}

function optionOf(topic: Pick<SeriesTopic, "levels">, gaps: readonly Gap[]) {
  const met = topicLevels.map((_, held) => gaps.reduce((sum, { gap, level }) => sum + gap * fit(level, held), 0));
  const offered = topic.levels.map((level) => topicLevels.indexOf(level)).sort((a, b) => met[b]! - met[a]! || a - b);
  const total = gaps.reduce((sum, { gap }) => sum + gap, 0);
  return {
    level: topicLevels[offered[0] ?? 0]!,
    share: gaps.length === 0 ? 0 : total / gaps.length,
    wanting: gaps.filter(({ gap }) => isWanted(gap)).length,
    members: gaps.length,
  };
}

/**
 * The level at which a workshop on the topic suits these organisations best; "all" where they lack nothing of it, or
 * nothing is known of them.
 */
export function suitedLevel(
  material: Material,
  topic: Pick<SeriesTopic, "covers" | "levels">,
  organisationIds: readonly string[],
): TopicLevel | "all" {
  const [only] = topic.levels;
  if (topic.levels.length === 1 && only !== undefined) return only;
  const members = material.people.flatMap(({ id }, i) => (organisationIds.includes(id) ? [i] : []));
  const gapOf = gapsOf(material);
  const { share, level } = optionOf(
    topic,
    members.map((i) => gapOf(i, topic)),
  );
  return share > 0 ? level : "all";
}

/** A topic counts as held for a group when at least half of the group was invited to it. */
function heldTopics({ before }: Material, organisationIds: readonly string[]): Set<string> {
  const reached = before.filter(
    (workshop) =>
      organisationIds.filter((id) => workshop.organisationIds.includes(id)).length * 2 >= organisationIds.length,
  );
  return new Set(reached.flatMap(({ topicId }) => (topicId === null ? [] : [topicId])));
}
