/** Why a topic stays: a workshop is about it, or a ballot offers it. */
export type TopicInUse = "workshop" | "ballot";

const reasons: Record<string, TopicInUse> = {
  workshops_topic_fk: "workshop",
  ballot_options_topic_fk: "ballot",
};

/** The reason that stands behind a constraint of the database, or null when it is none of these. */
export function topicInUse(constraint: string | null): TopicInUse | null {
  return constraint === null ? null : (reasons[constraint] ?? null);
}
