import type { Texts } from "../../platform/locales.ts";
import { longestTitle, shortestTitle, tidyTitle, titleKey } from "../proposals.ts";

/**
 * The team's own topics, one a line, in Finnish, Swedish and English parted by "|": a language that is left out has the
 * Finnish words. The same topic twice is one. "wrong" when a line holds none, a too long one or more than three languages.
 */
export function ownTopics(typed: string): Texts[] | "wrong" {
  const topics = typed
    .split("\n")
    .map((line) => line.split("|").map(tidyTitle))
    .filter((parts) => parts.some((part) => part !== ""));
  if (!topics.every((parts) => parts.length <= 3 && parts.every(isTitle))) return "wrong";
  const named = topics.map(([fi = "", sv = fi, en = fi]) => ({ fi, sv, en }));
  return [...new Map(named.map((names) => [titleKey(names.fi), names])).values()];
}

/** The lines that `ownTopics` reads the same topics from. */
export function linesOf(topics: readonly Texts[]): string {
  return topics.map(({ fi, sv, en }) => (sv === fi && en === fi ? fi : [fi, sv, en].join(" | "))).join("\n");
}

const isTitle = (title: string) => {
  const length = Array.from(title).length;
  return length >= shortestTitle && length <= longestTitle;
};
