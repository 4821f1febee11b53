export { needsUrl } from "./pages.ts";
export { groupingInput, type GroupingInput } from "./profiles.ts";
export { loadProfiles, needsState, type SurveyProfiles } from "./queries.ts";
export { topicLevel, type NeedBlock } from "./values.ts";
