/** A unit's own name, and that of what it is right below: the whole way up would fill the page. */
export function splitName(name: string): { text: string; above: string | null } {
  const names = name.split(" › ");
  return { text: names.at(-1) ?? name, above: names.at(-2) ?? null };
}
