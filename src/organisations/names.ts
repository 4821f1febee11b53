/**
 * What makes two organisations of a programme the same one: the name without regard to case and spaces. Worked out
 * here and not by the database, whose lower() leaves Ä as it is where its locale is C.
 */
export function nameKey(name: string): string {
  return name.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}

// Finnish and Swedish order names alike: å, ä and ö after z.
const collator = new Intl.Collator("fi", { numeric: true });

/** The order of names on every list. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}
