import { locales, type Texts } from "../../../platform/locales.ts";
import { sameTitle } from "../../proposals.ts";

interface Worded {
  readonly id: string;
  readonly topicId: string | null;
  readonly names: Texts;
  readonly isHidden: boolean;
  readonly mergedInto: string | null;
}

export type WordingRefusal = "from-catalogue" | "out" | "changed" | "already-there" | "same-or-new";

export interface Rewording {
  readonly names: Texts;
  /** The words that the editor had before them. */
  readonly before: Texts;
  /** Whether the topic stays what it was, or another one takes its place; null while nobody has said. */
  readonly becomes: "same" | "new" | null;
}

/**
 * Why an option's words may not be changed so, or null when they may. Once people have voted with it before them, staff
 * say whether it stays the same topic: what people have supported must not become another one under their hands.
 */
export function wordingRefusal(
  option: Worded,
  { names, before, becomes }: Rewording,
  { others, isVotedOn }: { readonly others: readonly Worded[]; readonly isVotedOn: boolean },
): WordingRefusal | null {
  if (option.topicId !== null) return "from-catalogue";
  if (option.isHidden || option.mergedInto !== null) return "out";
  if (!areSame(before, option.names)) return "changed";
  const taken = others.flatMap((other) => Object.values(other.names)).filter((title) => title !== "");
  if (Object.values(names).some((title) => sameTitle(title, taken) !== undefined)) return "already-there";
  return isVotedOn && becomes === null ? "same-or-new" : null;
}

/** Whether the two say the same, letter by letter, in every language. */
export function areSame(a: Texts, b: Texts): boolean {
  return locales.every((locale) => a[locale] === b[locale]);
}
