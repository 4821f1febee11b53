/** Makes a key out of words that is none of those taken. */
export type KeyFrom = (words: string, taken: ReadonlySet<string>) => string;

/** The key, with a number behind it where it is taken: "services", "services-2", "services-3". */
export function freeKey(wanted: string, taken: { has(key: string): boolean }): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
