import { createHash } from "node:crypto";
import { anchorScores } from "../../anchors.ts";

/** What a unit can say of a tool: an anchor of the scale, that it does not know, or nothing yet. */
export const answers = ["", "unknown", ...anchorScores.map(String)] as const;
export type Answer = "" | "unknown" | "0" | "100" | "200" | "300" | "400" | "500";

/** What is said of a tool. */
export interface Said {
  answer: Answer;
  note: string;
}

/** What is stored of a tool: what is said of it, and what was when it was sent last. */
export interface StoredSaid extends Said {
  sentAnswer: string | null;
  sentNote: string | null;
}

export const nothing: Said = { answer: "", note: "" };

/** The same as a page's hidden field carries it: sixteen hexadecimal digits, alike for what says the same. */
export function markOf({ answer, note }: Said): string {
  return createHash("sha256")
    .update(JSON.stringify([answer, note]))
    .digest("hex")
    .slice(0, 16);
}

export type Decision = "keep" | "write" | "clash";

/**
 * What becomes of what a page sends. `was` is the mark of what the page showed, null where it does not matter. What the
 * page did not change leaves alone what was changed elsewhere meanwhile; what both have changed differently is a clash.
 */
export function decide(typed: Said & { was: string | null }, stored: Said | undefined): Decision {
  const [mine, theirs] = [markOf(typed), markOf(stored ?? nothing)];
  if (mine === theirs) return "keep";
  if (typed.was === null || typed.was === theirs) return "write";
  return typed.was === mine ? "keep" : "clash";
}

/** The score that is said; null where none is. */
export function scoreOf({ answer }: Pick<Said, "answer">): number | null {
  return answer === "" || answer === "unknown" ? null : Number(answer);
}

/** Whether anything is said that has not been sent so. */
export function isUnsent({ answer, note, sentAnswer, sentNote }: StoredSaid): boolean {
  return answer !== (sentAnswer ?? "") || note !== (sentNote ?? "");
}
