import { isShown, leastShown } from "../../platform/visibility.ts";
import { mergedMarks, mergeTargets, type Marks } from "../marks.ts";
import type { BallotForm } from "../settings.ts";

/** How a vote stands: how many have voted, and what each option has. */
export interface Figures {
  readonly voters: number;
  readonly options: readonly OptionFigure[];
}

export interface OptionFigure {
  /** The option's own id first, then those that had been merged into it: their marks are in the figure, once a person. */
  readonly of: readonly string[];
  /** How many approve it, or have it first; or its points or dots together. */
  readonly value: number;
}

/** What is kept of a secret vote's figures: those that are shown, and those that are shown next. */
export interface KeptFigures {
  readonly shown: Figures | null;
  readonly next: Figures | null;
}

interface LiveOption {
  readonly id: string;
  readonly isHidden: boolean;
  readonly mergedInto: string | null;
}

/** The figures of these papers. Of merged options a paper counts once; what is hidden is left out. */
export function figuresOf(papers: readonly Marks[], form: BallotForm, options: readonly LiveOption[]): Figures {
  const targets = mergeTargets(options);
  const groups = groupsOf(options);
  const given = papers.map((marks) => givenBy(mergedMarks(marks, form, targets), form, groups));
  return {
    voters: papers.length,
    options: [...groups].map(([id, of]) => ({
      of,
      value: given.reduce((sum, marks) => sum + (marks[id] ?? 0), 0),
    })),
  };
}

/** What one paper adds to the offered options' figures: in a ranking 1 to its best that is left, or to each that shares it. */
function givenBy(marks: Marks, form: BallotForm, offered: ReadonlyMap<string, unknown>): Marks {
  const left = Object.entries(marks).filter(([id]) => offered.has(id));
  if (form !== "ranking") return Object.fromEntries(left);
  const best = Math.min(...left.map(([, place]) => place));
  return Object.fromEntries(left.flatMap(([id, place]) => (place === best ? [[id, 1]] : [])));
}

/**
 * Each offered option's figure as it may be shown beside the options of now. One with which another has been merged, or
 * from which one has been parted, since the figures were made has none until the next ones: counted anew from today's
 * papers, it would tell of the few who have voted since.
 */
export function figuresFor(figures: Figures, options: readonly LiveOption[]): Map<string, number | null> {
  const values = new Map(figures.options.map(({ of, value }) => [of.join(), value]));
  return new Map([...groupsOf(options)].map(([id, of]) => [id, values.get(of.join()) ?? null]));
}

/** The ids of each option that is on the paper: its own, and in the order of the options those merged into it. */
function groupsOf(options: readonly LiveOption[]): Map<string, string[]> {
  const targets = mergeTargets(options);
  const offered = options.filter(({ isHidden, mergedInto }) => !isHidden && mergedInto === null);
  const ofGroup = (id: string) => options.filter((option) => targets.get(option.id) === id).map((option) => option.id);
  return new Map(offered.map(({ id }) => [id, [id, ...ofGroup(id)]]));
}

/** From how many votes on figures are shown: those of a secret vote are shown when the next ones have been made. */
export function firstShownAt({ isSecret }: { readonly isSecret: boolean }): number {
  return isSecret ? 2 * leastShown : leastShown;
}

/** Whether so many have voted since the next figures of a secret vote were made that they may be shown. */
export function isRenewalDue(kept: KeptFigures | null, voters: number): boolean {
  return isShown(voters - (kept?.next?.voters ?? 0));
}

/**
 * The figures of a secret vote move on by one: those of now wait, and those that waited are shown. So between any two that
 * are shown, and between what is shown last and the result, at least five people have voted, and no difference of them
 * tells what fewer have chosen. Without the wait the result would, when two more vote after the last figures.
 */
export function renewed(kept: KeptFigures | null, now: Figures): KeptFigures {
  return { shown: kept?.next ?? null, next: now };
}
