import type { Tx } from "../../../platform/database.ts";

export interface OptionChange {
  ballotId: string;
  optionId: string;
  kind: "edited" | "merged" | "parted" | "hidden" | "shown";
  /** The words before and after, of a merger the option that it went into, as far as the change has them. */
  before?: string;
  after?: string;
  reason?: string;
  changedBy: string;
}

/** Keeps what was done to an option, in the act's own transaction. */
export async function traceChange(trx: Tx, change: OptionChange): Promise<void> {
  await trx.insertInto("ballotOptionChanges").values(change).execute();
}
