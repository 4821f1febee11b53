export { groupFile, type AnswerRows, type GroupFileOptions, type GroupFileOutput } from "./file/group-file.ts";
export { forgetRespondents } from "./forgetting/commands.ts";
export { groupsUrl } from "./groups/pages.ts";
export { InputMistake as GroupingFileMistake } from "./method/input-mistake.ts";
export { currentGrouping, groupsState, listNeedGroups, type Grouping } from "./queries.ts";
export { startRun } from "./runs/commands.ts";
export { groupingQueue } from "./runs/queue.ts";
