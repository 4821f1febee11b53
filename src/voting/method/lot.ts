import { createHash } from "node:crypto";

/**
 * What is published when a ballot opens: SHA-256, in lower-case hex, of the seed's hexadecimal text as UTF-8 (of the
 * text as it is later revealed, not of the bytes it stands for), so that `printf %s SEED | sha256sum` checks it.
 */
export function lotCommitment(seedHex: string): string {
  return sha256(seedHex);
}

/** Whether a revealed seed is the one that was committed to at the opening. */
export function lotMatches(seedHex: string, commitment: string): boolean {
  return lotCommitment(seedHex) === commitment.toLowerCase();
}

/** Whether a text can be a seed: hexadecimal digits only, at least one. Letters keep the case in which they are written. */
export function isLotSeed(text: string): boolean {
  return /^[0-9a-fA-F]+$/.test(text);
}

/**
 * The one order that breaks every tie: the options' indices, first the one whose SHA-256 of `seed:optionId` (UTF-8) is
 * the smallest. It depends on the seed and the ids only, never on the order in which the options are given.
 */
export function lotOrder(seedHex: string, optionIds: readonly string[]): number[] {
  const digests = optionIds.map((id, index) => ({ index, digest: sha256(`${seedHex}:${id}`) }));
  digests.sort((a, b) => (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : a.index - b.index));
  return digests.map(({ index }) => index);
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
