export { forgetNeeds } from "./forgetting/commands.ts";
export { InputMistake as SeriesFileMistake } from "./forms.ts";
export { proposeFile } from "./propose-file.ts";
export { topicOptionsFor } from "./material/queries.ts";
export { currentSeries, seriesState, type CurrentSeries } from "./queries.ts";
export type { TopicOption } from "./material/topic-options.ts";
