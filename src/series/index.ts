export { InputMistake as SeriesFileMistake } from "./forms.ts";
export { proposeFile } from "./propose-file.ts";
export { currentSeries, seriesState, topicOptionsFor, type CurrentSeries } from "./queries.ts";
export type { TopicOption } from "./topic-options.ts";
