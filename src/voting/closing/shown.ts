import { isShown } from "../../platform/visibility.ts";
import type { Programme } from "../../programmes/index.ts";
import type { Ballot, BallotOption, Turnout } from "../queries.ts";
import type { BallotResult } from "./result.ts";

/** Whether the votes may be counted out to people: with a few voters each would know the others' votes. */
export function countsAreShown(result: BallotResult): boolean {
  return isShown(result.voters);
}

export interface ShownResult {
  ballot: Ballot;
  result: BallotResult;
  turnout: Turnout;
  programme: Programme;
  /** Where the ballots are downloaded as they were counted; null where there are none or they are not for this reader. */
  recountUrl: string | null;
  /** Where each paper is listed with its code; null where there are none or they are not for this reader. */
  papersUrl: string | null;
  /** All options of the ballot: each person's support for what was merged into another counted there. */
  options: readonly BallotOption[];
  /** Of an open vote for staff: who supports what, by option. Then few votes are no secret either. */
  supporters: ReadonlyMap<string, readonly string[]> | null;
}
