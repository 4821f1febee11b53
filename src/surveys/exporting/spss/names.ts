// Names of variables as IBM SPSS Statistics takes them (Command Syntax Reference, "Variable Names"): at most 64 bytes,
// a letter first, then letters, digits and "_" here, none of the reserved words, and no two that differ only in capitals.

const longest = 60;
const reserved = new Set("all and by eq ge gt le lt ne not or to with".split(" "));

/** Gives each wanted name in a form of its own that is not taken yet. */
export function variableNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const plain = wanted.replaceAll(/[^A-Za-z0-9]+/g, "_").replaceAll(/^_+|_+$/g, "").slice(0, longest); // prettier-ignore
    const stem = /^[A-Za-z]/.test(plain) && !reserved.has(plain.toLowerCase()) ? plain : `q_${plain}`;
    let name = stem;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}_${number}`;
    taken.add(name.toLowerCase());
    return name;
  };
}
