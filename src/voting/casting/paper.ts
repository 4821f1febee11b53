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
 * What goes on the paper: the approved options and those seen (which the approved ones are), each once and in the
 * order of the ballot's own list. A voter's own order would tell whose paper it is to who knows the link.
 */
export function paperOf(
  optionIds: readonly string[],
  { approved, seen }: { approved: readonly string[]; seen: readonly string[] },
): { approved: string[]; seen: string[] } {
  return {
    approved: optionIds.filter((id) => approved.includes(id)),
    seen: optionIds.filter((id) => seen.includes(id) || approved.includes(id)),
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
