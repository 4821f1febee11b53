import { createHash } from "node:crypto";
import type { BallotState } from "../ballot-life.ts";

/** More than any room holds: whoever writes a program that joins on and on gets no further. */
export const mostWalkIns = 500;

export type JoinRefusal = "closed" | "not-open" | "full";

/** Why nobody may join now, or null when they may: while topics are proposed, and while the vote is open. */
export function joinRefusal(state: BallotState, walkIns: number): JoinRefusal | null {
  if (state === "closed") return "closed";
  if (state !== "open" && state !== "proposing") return "not-open";
  return walkIns < mostWalkIns ? null : "full";
}

/**
 * The link's token of who joins: 32 bytes in base64url, as every link's, from the SHA-256 of "walk-in:", the ballot's id,
 * ":" and the browser's session token. So a button pressed twice makes one vote, and only the browser knows the link.
 */
export function walkInToken(ballotId: string, sessionToken: string): string {
  return createHash("sha256").update(`walk-in:${ballotId}:${sessionToken}`, "utf8").digest("base64url");
}
