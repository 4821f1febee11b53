import { mostOptions } from "./settings.ts";

/** A proposed topic's title, in characters as people count them. */
export const shortestTitle = 3;
export const longestTitle = 140;
/** Topics of one's own that a voter may add to one ballot. */
export const proposalsEach = 3;

export type ProposalRefusal =
  "not-open" | "closed" | "too-short" | "too-long" | "personal-id" | "too-many" | "already-proposed" | "full";

export interface ProposalStanding {
  readonly state: "draft" | "open" | "closed";
  /** How many topics this voter has proposed in this ballot already. */
  readonly proposedByVoter: number;
  /** How many options can be voted for. */
  readonly offered: number;
  /** The titles of all options of the ballot, in every language that they have. */
  readonly titles: readonly string[];
}

/** Why a voter may not add this topic, or null when they may. `title` is as typed; it is judged as `tidyTitle` leaves it. */
export function proposalRefusal(
  title: string,
  { state, proposedByVoter, offered, titles }: ProposalStanding,
): ProposalRefusal | null {
  if (state !== "open") return state === "closed" ? "closed" : "not-open";
  // No honest title needs more than four code units a character; counting the characters of a huge text takes long.
  if (title.length > 4 * longestTitle) return "too-long";
  const length = charactersIn(tidyTitle(title));
  if (length < shortestTitle) return "too-short";
  if (length > longestTitle) return "too-long";
  if (sameTitle(title, titles) !== undefined) return "already-proposed";
  if (proposedByVoter >= proposalsEach) return "too-many";
  return offered >= mostOptions ? "full" : null;
}

/**
 * The title as it is stored: composed Unicode (NFC), control and invisible characters and white space one space, trimmed;
 * without marks that turn the direction of the words that follow, and without those for breaking a word.
 */
export function tidyTitle(title: string): string {
  return title
    .replaceAll(/[\u00AD\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "")
    .normalize("NFC")
    .replaceAll(/[\s\p{Cc}\p{Zs}\p{Zl}\p{Zp}\u200B\u2060\uFEFF]+/gu, " ")
    .trim();
}

/** The first of the titles that says the same, so that the voter can be shown it; undefined when none does. */
export function sameTitle(title: string, titles: readonly string[]): string | undefined {
  const key = titleKey(title);
  return titles.find((other) => titleKey(other) === key);
}

/**
 * Equal for titles that differ only in case, white space, punctuation, symbols or compatibility forms ("VIDEOT!" and
 * "videot"). Letters are kept apart with their marks: ä is not a. A title of signs only is compared as it stands.
 */
export function titleKey(title: string): string {
  const folded = tidyTitle(title).normalize("NFKC").toLowerCase();
  const words = folded.match(/[\p{L}\p{N}\p{M}+#]+/gu);
  return words === null ? folded : words.join(" ");
}

function charactersIn(text: string): number {
  return [...new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text)].length;
}
