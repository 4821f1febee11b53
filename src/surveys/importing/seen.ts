// What staff saw in a preview before they accepted it: another window may have changed it meanwhile.
import { createHash } from "node:crypto";
import type { Responder } from "./queries.ts";

/** How the file is read, and who has answered by a link of their own: a short text that changes with either. */
export function seenOf(mapping: unknown, responders: readonly Pick<Responder, "responseId" | "source">[]): string {
  const own = responders.filter(({ source }) => source !== "import").map(({ responseId }) => responseId).sort(); // prettier-ignore
  return `${digest(mapping)}.${digest(own)}`;
}

/**
 * Whether the file would be brought in otherwise than the preview said; of those who answer by their own links only where
 * their answers are to be replaced.
 */
export function isOtherThanSeen(seen: string, now: string, replacesOwn: boolean): boolean {
  const [how, own] = seen.split(".");
  const [howNow, ownNow] = now.split(".");
  return how !== howNow || (replacesOwn && own !== ownNow);
}

const digest = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 20);
