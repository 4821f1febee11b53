import type { Asking } from "../../platform/asking.ts";
import { ownName } from "../tree.ts";
import { unitTree, type Branch } from "./unit-tree.ts";

interface Part {
  id: string;
  name: string;
  parentId: string | null;
}

/** A part of the register in a form where parts are chosen. */
export interface ShownBranch {
  id: string;
  name: string;
  /** What is to be known of it before it is chosen; null where nothing is. */
  note: string | null;
  isChosen: boolean;
  /** What is below, folded; null where nothing is. */
  fold: { text: string; isOpen: boolean; branches: ShownBranch[] } | null;
}

/** The register as a tree whose branches fold, for the partial organisations/_branches; its boxes are called `unitIds`. */
export function shownBranches<T extends Part>(
  parts: readonly T[],
  chosen: readonly string[],
  asking: Asking,
  noteOf: (part: T) => string | null = () => null,
): ShownBranch[] {
  const shown = ({ part, isChosen, hasChosen, below }: Branch<T>): ShownBranch => {
    const text = asking.t("organisations.branches.below", { count: below.length });
    const fold = below.length === 0 ? null : { text, isOpen: hasChosen, branches: below.map(shown) };
    return { id: part.id, name: ownName(part.name), note: noteOf(part), isChosen, fold };
  };
  return unitTree(parts, chosen).map(shown);
}
