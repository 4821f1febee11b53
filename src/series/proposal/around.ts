import type { Names } from "../mistake-words.ts";
import type { Problem } from "../method/problem.ts";
import type { DoneProposal } from "../stored.ts";
import type { ProposalSeen } from "./queries.ts";

/** What every part of a done proposal's page is made from. */
export interface Around {
  seen: ProposalSeen;
  stored: DoneProposal;
  problem: Problem;
  names: Names;
  /** Places that staff keep when the rest is proposed anew. */
  kept: readonly number[];
  /** Whether the reader may plan at all, and change this proposal: one in use stays as it is. */
  mayPlan: boolean;
  mayChange: boolean;
}
