/** What a coder ticked, what the page had offered and what it showed as found already; all are ids of needs. */
export interface Choice {
  chosen: readonly string[];
  offered: readonly string[];
  shown: readonly string[];
}

/** What is wrong with a choice: nothing was chosen, or needs and "none of these" at once. */
export type ChoiceMistake = "nothing" | "both";

export function choiceMistake(chosen: readonly string[], isNone: boolean): ChoiceMistake | null {
  if (isNone) return chosen.length > 0 ? "both" : null;
  return chosen.length === 0 ? "nothing" : null;
}

/** What an answer's codes become; `isTogether` when somebody else had found what this coder's page did not show yet. */
export interface Decided {
  accepted: string[];
  refused: string[];
  isTogether: boolean;
}

/**
 * Puts a coder's choice together with what others have accepted by now, and what was refused. What they accepted since the page was
 * shown stays, and so does all that was chosen. Needs that were offered, or shown as found, and not chosen are refused.
 */
export function decide(choice: Choice, stands: { accepted: readonly string[]; refused: readonly string[] }): Decided {
  const meanwhile = stands.accepted.filter((need) => !choice.shown.includes(need) && !choice.chosen.includes(need));
  const accepted = new Set([...choice.chosen, ...meanwhile]);
  const refused = new Set([...choice.offered, ...choice.shown, ...stands.refused]).difference(accepted);
  return { accepted: [...accepted], refused: [...refused], isTogether: meanwhile.length > 0 };
}
