/** So many tags describe a topic or a facilitator; with more nobody would have them all. */
const mostSkills = 12;

/** Tags as staff type them, parted by commas, semicolons or lines: each once, in their order, at most twelve. */
export function parseSkills(typed: string): string[] {
  return eachOnce(typed.split(/[,;\n]/)).slice(0, mostSkills);
}

/** The same back, for a field. */
export function writeSkills(skills: readonly string[]): string {
  return skills.join(", ");
}

/** Every tag of the lists once, in the spelling that comes first, in alphabetical order. */
export function unitedSkills(lists: readonly (readonly string[])[]): string[] {
  return eachOnce(lists.flat()).sort((a, b) => a.localeCompare(b, "fi"));
}

/** Whether somebody who has the skills `had` masters everything that is wanted; nothing wanted, everybody does. */
export function hasSkills(wanted: readonly string[], had: readonly string[]): boolean {
  const known = new Set(had.map(folded));
  return wanted.every((skill) => known.has(folded(skill)));
}

/** The tags in the spelling that the programme has for them already. */
export function spelledAs(skills: readonly string[], known: readonly string[]): string[] {
  const spelling = new Map(known.map((skill) => [folded(skill), skill]));
  return skills.map((skill) => spelling.get(folded(skill)) ?? skill);
}

function eachOnce(skills: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const skill of skills.map(tidied))
    if (skill !== "" && !found.has(folded(skill))) found.set(folded(skill), skill);
  return [...found.values()];
}

const tidied = (skill: string) => skill.replaceAll(/\s+/g, " ").trim();
const folded = (skill: string) => tidied(skill).normalize("NFC").toLowerCase();
