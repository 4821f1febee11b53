import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../../platform/database.ts";
import type { Ballot } from "../../queries.ts";
import { hasAddress } from "../addressee.ts";
import { listWaiting } from "../links/queries.ts";
import { listAddressees } from "../queries.ts";
import { isReminded, pauseMinutes } from "./reminding.ts";

/** Who a reminder would reach now, and why it would not reach the others who have not voted. */
export interface ReminderPreview {
  waiting: number;
  reached: number;
  withoutAddress: number;
  declined: number;
  /** Reminded a short while ago. */
  resting: number;
}

export async function previewReminder(
  db: Db,
  { id, programmeId }: Ballot,
  now: Temporal.Instant,
): Promise<ReminderPreview> {
  const waiting = await listWaiting(db, id);
  const people = await listAddressees(db, programmeId);
  const willing = waiting.filter(({ declinedAt }) => declinedAt === null);
  const addressed = willing.filter(({ participantId }) => hasAddress(people.get(participantId)));
  const reached = addressed.filter((voter) => isReminded(voter, now, pauseMinutes.byHand)).length;
  return {
    waiting: waiting.length,
    reached,
    declined: waiting.length - willing.length,
    withoutAddress: willing.length - addressed.length,
    resting: addressed.length - reached,
  };
}
