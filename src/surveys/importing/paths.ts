// Names of units and people as a file writes them: the way down from the organisation, "Hoiva Oy › Kotihoito". The rule
// is that of organisations, kept here too since planning an import does no more than read.

/** An organisation, a unit of it, a part of the unit …: so many names in all. */
const deepest = 6;

/** The name with one space round the sign between its parts: files write it in many ways. */
export function tidyPath(name: string): string {
  return partsOf(name).join(" › ");
}

/** What is wrong with a whole name, or null: a part of it is empty, or there are too many. */
export function pathMistake(name: string): "name-missing" | "too-deep" | null {
  const parts = partsOf(name);
  if (parts.includes("")) return "name-missing";
  return parts.length > deepest ? "too-deep" : null;
}

function partsOf(name: string): string[] {
  return name.split("›").map((part) => part.trim());
}
