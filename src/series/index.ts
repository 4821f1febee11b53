export { forgetNeeds } from "./forgetting/commands.ts";
export { InputMistake as SeriesFileMistake } from "./forms.ts";
export { proposeFile } from "./propose-file.ts";
export { suitedLevelsOf, topicOptionsFor, type SuitedLevel } from "./material/queries.ts";
export { askAround, type AskedAround } from "./proposing/around/commands.ts";
export { proposalUrl, seriesUrl } from "./proposing/pages.ts";
export { currentSeries, seriesState, type CurrentSeries } from "./queries.ts";
export type { TopicOption } from "./material/topic-options.ts";
