export { InputMistake as TallyFileMistake } from "./input-mistake.ts";
export { votesState } from "./queries.ts";
export { tallyCases, tallyFile, type TallyOptions } from "./tally-file.ts";
