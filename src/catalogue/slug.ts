const longest = 60;

/**
 * A key made from a name: "Näkyvyys ja viestintä" → "nakyvyys-ja-viestinta". Lower-case ASCII letters, digits and
 * hyphens, at most 60 characters, and not one of those taken ("…-2", "…-3" then). A name without any becomes "x".
 */
export function keyFrom(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const words = plain.replaceAll(/[^a-z0-9]+/g, "-").slice(0, longest);
  const key = words.replaceAll(/^-+|-+$/g, "") || "x";
  if (!taken.has(key)) return key;
  let number = 2;
  while (taken.has(`${key}-${number}`)) number += 1;
  return `${key}-${number}`;
}
