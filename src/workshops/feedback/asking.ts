import { Temporal } from "temporal-polyfill";
import type { WorkshopState } from "../register/holding.ts";

/** Why feedback is not asked for. */
export type AskingRefusal = "not-held" | "nobody" | "closing-not-ahead";

/** Why feedback on the workshop is not asked for, or null when it is; `people` are those who can be written to. */
export function askingRefusal(
  { state, people }: { state: WorkshopState; people: number },
  closesAt: Temporal.Instant,
  now: Temporal.Instant,
): AskingRefusal | null {
  if (state !== "held") return "not-held";
  if (people === 0) return "nobody";
  return Temporal.Instant.compare(closesAt, now) > 0 ? null : "closing-not-ahead";
}
