import { Temporal } from "temporal-polyfill";

/** Whether answers have been changed since they were sent, so that sending them again says something new. */
export function hasChangedSince(
  response: { savedAt: Temporal.Instant; sentAt: Temporal.Instant | null } | null,
): boolean {
  if (!response?.sentAt) return false;
  return Temporal.Instant.compare(response.savedAt, response.sentAt) > 0;
}
