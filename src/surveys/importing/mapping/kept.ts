// A mapping as it was kept: with the uploaded file, or by name for the next one.
import { isFamily, isWho, newKinds, type Mapping, type Role } from "./mapping.ts";

/** The mapping out of what is stored; null where there is none yet. */
export function keptMapping(stored: unknown): Mapping | null {
  return stored === null || stored === undefined ? null : (stored as Mapping);
}

/** The role of a word that came from a form; what is none is left out. */
export function asRole(word: unknown): Role {
  if (typeof word !== "string") return "ignored";
  const role = word as Role;
  const isKnown = role === "question" || isFamily(role) || isWho(role) || newKinds.some((kind) => kind === role);
  return isKnown || /^match:.{1,200}$/s.test(word) ? role : "ignored";
}
