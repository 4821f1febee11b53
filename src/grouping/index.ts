export { groupFile, type AnswerRows, type GroupFileOptions, type GroupFileOutput } from "./group-file.ts";
export { InputMistake as GroupingFileMistake } from "./input-mistake.ts";
