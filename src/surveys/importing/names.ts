import { tidyPath } from "./paths.ts";

/** The longest name of an organisation. */
export const longestName = 160;

/** An organisation that a respondent belongs to, and as what. */
export interface PartOf {
  organisation: string;
  kind: "unit" | "person";
}

/** Makes a key from a name, other than those taken. */
export type KeyFrom = (name: string, taken: ReadonlySet<string>) => string;

/** A key for each name, no two alike. */
export function distinctKeys(names: readonly string[], keyFrom: KeyFrom): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const key = keyFrom(name, taken);
    taken.add(key);
    return key;
  });
}

/** A respondent's whole name, as organisations name their parts: after what it belongs to. */
export function wholeName(partOf: PartOf | null, name: string): string {
  return tidyPath(partOf === null ? name : `${partOf.organisation} › ${name}`);
}

/** What makes two names the same one: without regard to case and spaces. */
export function nameKey(name: string): string {
  return name.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}

/** Each name once, without regard to case; the first spelling stays. */
export function distinctNames(names: readonly string[]): string[] {
  const firsts = new Map<string, string>();
  for (const name of names) if (!firsts.has(nameKey(name))) firsts.set(nameKey(name), name);
  return [...firsts.values()];
}
