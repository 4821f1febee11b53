import { isShown } from "../../platform/visibility.ts";
import type { Programme } from "../../programmes/index.ts";
import type { Profile } from "../method/ballots.ts";
import type { Ballot, Turnout } from "../queries.ts";
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
  /** The ballots as they were counted, and where they are downloaded; null for whom they are not. */
  recount: { profile: Profile; url: string } | null;
  /** Where each paper is listed with its code; null where there are none or they are not for this reader. */
  papersUrl: string | null;
  /** Of an open vote for staff: who supports what, by option. Then few votes are no secret either. */
  supporters: ReadonlyMap<string, readonly string[]> | null;
}
