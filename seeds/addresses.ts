/** Letters a–z of a name, its words joined, as addresses have them: "Päivi Alajoutsi" → "paivi.alajoutsi". */
export function addressPart(name: string, joint: string): string {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain
    .split(/[^a-z]+/u)
    .filter(Boolean)
    .join(joint);
}
