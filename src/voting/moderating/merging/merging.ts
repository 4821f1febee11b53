import { mergedMarks, mergeTargets, supported, type Marks } from "../../marks.ts";
import type { BallotForm } from "../../settings.ts";

export interface Mergeable {
  readonly id: string;
  readonly isHidden: boolean;
  readonly mergedInto: string | null;
}

export type MergingRefusal = "same" | "circle" | "already-merged" | "hidden";

/**
 * What an option becomes part of when it is merged into another: of what that one has been merged into itself, if it has
 * been. What was merged into the option before stays with it, and comes back with it when they are parted.
 */
export function mergerOf(
  options: readonly Mergeable[],
  { optionId, into }: { readonly optionId: string; readonly into: string },
): { into: string } | { refused: MergingRefusal } {
  const option = options.find(({ id }) => id === optionId);
  const targetId = mergeTargets(options).get(into) ?? into;
  const target = options.find(({ id }) => id === targetId);
  if (into === optionId || option === undefined || target === undefined) return { refused: "same" };
  if (targetId === optionId) return { refused: "circle" };
  if (option.mergedInto !== null) return { refused: "already-merged" };
  return option.isHidden || target.isHidden ? { refused: "hidden" } : { into: targetId };
}

/** How many papers support each of two options, and how many at least one of them: nobody counts twice. */
export interface Support {
  option: number;
  into: number;
  together: number;
}

/** What merging would add up to, of papers as they are marked. */
export function supportOf(
  papers: readonly Marks[],
  form: BallotForm,
  options: readonly Mergeable[],
  { optionId, into }: { readonly optionId: string; readonly into: string },
): Support {
  const targets = mergeTargets(options);
  const supports = papers.map((marks) => new Set(supported(mergedMarks(marks, form, targets))));
  const count = (is: (supported: ReadonlySet<string>) => boolean) => supports.filter(is).length;
  return {
    option: count((set) => set.has(optionId)),
    into: count((set) => set.has(into)),
    together: count((set) => set.has(optionId) || set.has(into)),
  };
}
