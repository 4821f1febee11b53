export { InputMistake as TallyFileMistake } from "./method/input-mistake.ts";
export { askForVoteLinkUrl } from "./casting/addresses.ts";
export { forgetBallotPeople } from "./retention/commands.ts";
export { votesState } from "./queries.ts";
export { tallyCases, tallyFile } from "./files/tally-file.ts";
export type { TallyOptions } from "./files/tally-settings.ts";
