import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../../platform/database.ts";
import type { Texts } from "../../../platform/locales.ts";
import type { OptionChange } from "./commands.ts";

/** Something that was done to an option. */
export interface TracedChange {
  kind: OptionChange["kind"];
  /** The words before and after; of a merger, or of parting, those of the other option. */
  before: Texts | null;
  after: Texts | null;
  reason: string;
  /** Null when they are no longer among the staff. */
  by: string | null;
  at: Temporal.Instant;
}

/** What was done to the option, the latest first. */
export async function listChanges(db: Db, ballotId: string, optionId: string): Promise<TracedChange[]> {
  const rows = await db
    .selectFrom("ballotOptionChanges")
    .leftJoin("users", "users.id", "changedBy")
    .select(["kind", "before", "after", "reason", "users.name as by", "changedAt as at"])
    .where("ballotId", "=", ballotId)
    .where("optionId", "=", optionId)
    .orderBy("changedAt", "desc")
    .orderBy("ballotOptionChanges.id")
    .execute();
  return rows.map((row) => ({ ...row, before: row.before as Texts | null, after: row.after as Texts | null }));
}
