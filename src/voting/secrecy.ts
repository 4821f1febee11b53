import type { BallotSettings } from "./settings.ts";

/**
 * Who can know what a voter chose: nobody; everybody, as the ballot is an open one; or, though it is meant to be secret,
 * staff, who hand out the links themselves (`staffCanOpenLinks`).
 */
export type Secrecy = "secret" | "open" | "links-kept";

export function secrecyOf({ isSecret }: Pick<BallotSettings, "isSecret">, linksAreKept: boolean): Secrecy {
  if (!isSecret) return "open";
  return linksAreKept ? "links-kept" : "secret";
}
