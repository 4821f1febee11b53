import type { Key } from "../../platform/keys.ts";
import type { NeedState } from "./coverage.ts";

export const stateText: Record<NeedState, Key> = {
  covered: "workshops.covered.state.covered",
  deepen: "workshops.covered.state.deepen",
  gap: "workshops.covered.state.gap",
  unneeded: "workshops.covered.state.unneeded",
};

/** A sign beside the word: never by colour alone. */
export const stateSign: Record<NeedState, string> = { covered: "✓", deepen: "↓", gap: "○", unneeded: "–" };

/** How the word's chip looks. */
export const stateTone: Record<NeedState, string> = { covered: "solid", deepen: "", gap: "tentative", unneeded: "" };
