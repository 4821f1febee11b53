import type { PlaceMode, TopicKind, TopicLevel } from "../../catalogue/index.ts";

export const topicKinds = ["open", "themed", "segmented", "common"] as const satisfies readonly TopicKind[];
export const topicLevels = ["basics", "intermediate", "advanced"] as const satisfies readonly TopicLevel[];
export const placeModes = ["room", "remote", "either"] as const satisfies readonly PlaceMode[];
