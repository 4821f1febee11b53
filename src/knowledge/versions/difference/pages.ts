import type { Asking } from "../../../platform/asking.ts";
import { lineChanges, onlyChanged, type Fate } from "../difference.ts";

/** What changed in a text, line by line, for the partial knowledge/versions/_difference; empty where nothing did. */
export function differenceModel(before: string, after: string, t: Asking["t"]) {
  if (before === after) return [];
  return onlyChanged(lineChanges(before, after)).map((line) =>
    "skipped" in line
      ? { skipped: t("knowledge.versions.skipped", { count: line.skipped }), pieces: [] }
      : { skipped: null, pieces: line.words.filter(({ text }) => text !== "").map(pieceModel) },
  );
}

function pieceModel({ fate, text }: { fate: Fate; text: string }) {
  return { text, isAdded: fate === "added", isRemoved: fate === "removed" };
}
