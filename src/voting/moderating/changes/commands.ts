import { json, type Tx } from "../../../platform/database.ts";
import type { Texts } from "../../../platform/locales.ts";

export interface OptionChange {
  ballotId: string;
  optionId: string;
  kind: "edited" | "merged" | "parted" | "hidden" | "shown";
  /** The words before and after, of a merger the option that it went into, as far as the change has them. */
  before?: Texts;
  after?: Texts;
  reason?: string;
  changedBy: string;
}

/** Keeps what was done to an option, in the act's own transaction. */
export async function traceChange(trx: Tx, { before, after, ...change }: OptionChange): Promise<void> {
  const words = { before: before === undefined ? null : json(before), after: after === undefined ? null : json(after) };
  await trx
    .insertInto("ballotOptionChanges")
    .values({ ...change, ...words })
    .execute();
}
