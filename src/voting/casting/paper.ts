import { createHash } from "node:crypto";

/**
 * The key of a voter's paper: SHA-256, in hex, of "ballot:", the ballot's id, ":" and the link's token. Only who holds the
 * token can find it; what is stored of the token is its plain SHA-256, from which the key cannot be reckoned.
 */
export function paperKey(ballotId: string, token: string): string {
  return sha256(`ballot:${ballotId}:${token}`);
}

/** The options in this voter's own order, the same at every visit, so that no place on the list wins votes. */
export function shuffledFor<T extends { id: string }>(key: string, options: readonly T[]): T[] {
  const drawn = options.map((option) => ({ option, lot: sha256(`${key}:${option.id}`) }));
  return drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ option }) => option);
}

/**
 * What a proposal is stored with, so that its proposer's link finds it, after the close too: SHA-256, in hex, of
 * "proposer:", the ballot's id, ":" and the link's token. It leads to no person and no paper without the token.
 */
export function proposerMark(ballotId: string, token: string): string {
  return sha256(`proposer:${ballotId}:${token}`);
}

/**
 * The code by which the link's holder finds their paper in the published list: "k7qf2-mpx9d", from the SHA-256 of
 * "receipt:", the ballot's id, ":" and the link's token. Ten of its bytes, each as one of 32 signs: 50 bits.
 */
export function receiptOf(ballotId: string, token: string): string {
  const bytes = createHash("sha256").update(`receipt:${ballotId}:${token}`, "utf8").digest().subarray(0, 10);
  const signs = Array.from(bytes, (byte) => receiptSigns[byte % receiptSigns.length]).join("");
  return `${signs.slice(0, 5)}-${signs.slice(5)}`;
}

const receiptSigns = "abcdefghijkmnpqrstuvwxyz23456789"; // 32, and none that are taken for each other

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
