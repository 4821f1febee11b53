import { Temporal } from "temporal-polyfill";
import type { TopicKind } from "../../catalogue/index.ts";
import type { WorkshopState } from "../register/holding.ts";

/** What decides whether a workshop is told of to everybody, and whether one can still sign up. */
export interface Opened {
  kind: TopicKind;
  isPublic: boolean;
  state: WorkshopState;
  startsAt: Temporal.Instant | null;
}

/** Whether the workshop has a public page: only those that anybody may come to, once they have a time. */
export function hasPublicPage({ kind, isPublic, startsAt }: Opened): boolean {
  return isPublic && (kind === "open" || kind === "themed") && startsAt !== null;
}

/** Why nobody can sign up any more. */
export type Closed = "cancelled" | "begun";

/** Why one cannot sign up, or null while one can: until the workshop begins. */
export function signUpClosed({ state, startsAt }: Opened, now: Temporal.Instant): Closed | null {
  if (state === "cancelled") return "cancelled";
  const hasBegun = startsAt === null || Temporal.Instant.compare(now, startsAt) >= 0;
  return state === "held" || hasBegun ? "begun" : null;
}
