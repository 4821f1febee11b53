export { needsUrl } from "./pages.ts";
export { groupingInput, type GroupingInput } from "./profiles.ts";
export { loadProfiles, type ProfileChoice, type SurveyProfiles } from "./combining/queries.ts";
export type { Background } from "./combining/rows.ts";
export { needsState } from "./queries.ts";
export { needBlocks, topicLevel, type NeedBlock } from "./values.ts";
