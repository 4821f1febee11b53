import type { TopicKind, TopicLevel } from "../../catalogue/index.ts";

export const topicKinds = ["open", "themed", "segmented", "common"] as const satisfies readonly TopicKind[];
export const topicLevels = ["basics", "intermediate", "advanced"] as const satisfies readonly TopicLevel[];
