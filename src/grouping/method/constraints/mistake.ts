import { answerMatrix, countedColumns } from "../answers.ts";
import type { GroupingInput } from "../grouping.ts";
import { anyNumber, type PossibleNumbers } from "../number/choose.ts";
import { haveProfile, shapeProfiles } from "../shape.ts";
import { coloursOf, crowdOf } from "./crowd.ts";
import { findDivision, type Room } from "./division.ts";
import { contract, contradictionIn, type Block, type Constraints, type Contradiction } from "./links.ts";

/** Why constraints cannot be met. People are respondents by their place in the input. */
export type ConstraintMistake =
  | Contradiction
  | { reason: "sizes-reversed"; least: number; most: number }
  /** People who stay together are more than a group may have. */
  | { reason: "block-too-large"; people: number[]; most: number }
  /** Members are locked into more groups than there shall be. */
  | { reason: "more-locks-than-groups"; labels: number; k: number }
  /** These people cannot be kept apart as they must in k groups; `atLeast` groups can do it. */
  | { reason: "needs-more-groups"; people: number[]; k: number; atLeast: number }
  /** So many stay together that only `atMost` groups can be made. */
  | { reason: "needs-fewer-groups"; k: number; atMost: number }
  /** k groups of the least size take more people than there are, or of the largest size hold fewer. */
  | { reason: "sizes-too-large"; k: number; least: number; people: number }
  | { reason: "sizes-too-small"; k: number; most: number; people: number }
  /** Links and sizes together need at least `atLeast` groups, and yet only `atMost` can be made. */
  | { reason: "no-number-of-groups"; atLeast: number; atMost: number }
  /** Each could be met, but no division was found that meets all of them at once. */
  | { reason: "sizes-unmet"; k: number };

/** Numbers tried above the fewest that arithmetic allows, before giving up. */
const TRIED = 20;

/**
 * Why the input's constraints cannot be met with k groups (with any number that could be chosen, for "auto"), found
 * before anything is computed; null when they can, or when there are none. Links of people without a profile who are
 * tied to nobody with one constrain nothing.
 * @throws InputMistake for answers out of range.
 */
export function constraintMistake(input: GroupingInput, k: "auto" | number): ConstraintMistake | null {
  const { constraints } = input;
  if (constraints === undefined) return null;
  const answers = countedColumns(answerMatrix(input.blocks, input.blank));
  return mistakeIn(constraints, haveProfile(answers, shapeProfiles(answers)), k);
}

/** The same where it is known who has a profile. */
export function mistakeIn(
  constraints: Constraints,
  hasProfile: readonly boolean[],
  k: "auto" | number,
): ConstraintMistake | null {
  const contradiction = contradictionIn(constraints);
  if (contradiction !== null) return contradiction;
  const { least, most } = sizesOf(constraints);
  if (least > most) return { reason: "sizes-reversed", least, most };
  const blocks = contract(constraints, hasProfile);
  if (blocks.length === 0) return null;
  const large = blocks.find(({ people }) => people.length > most);
  if (large !== undefined) return { reason: "block-too-large", people: large.people, most };
  if (k !== "auto") return mistakeAt(blocks, constraints, k);

  const { atLeast, atMost } = bounds(blocks, constraints);
  if (atMost === 0) return { reason: "sizes-too-large", k: 1, least, people: peopleIn(blocks) };
  if (atLeast > atMost) return { reason: "no-number-of-groups", atLeast, atMost };
  return fewestGroups(blocks, constraints) === null ? { reason: "sizes-unmet", k: atLeast } : null;
}

/** The numbers of groups that can be, for constraints without a mistake at "auto". */
export function possibleNumbers(constraints: Constraints, blocks: readonly Block[]): PossibleNumbers {
  if (blocks.length === 0) return anyNumber;
  const known = new Map<number, boolean>();
  const canBe = (k: number) => {
    if (!known.has(k)) known.set(k, mistakeAt(blocks, constraints, k) === null);
    return known.get(k)!;
  };
  return { fewest: fewestGroups(blocks, constraints) ?? 1, canBe };
}

/** Sizes for k groups, none of which is empty. */
export function sizesOf({ sizes }: Constraints): Pick<Room, "least" | "most"> {
  return { least: Math.max(1, sizes?.least ?? 1), most: sizes?.most ?? Infinity };
}

function mistakeAt(blocks: readonly Block[], constraints: Constraints, k: number): ConstraintMistake | null {
  const { least, most } = sizesOf(constraints);
  const people = peopleIn(blocks);
  const labels = new Set(blocks.flatMap(({ label }) => (label === null ? [] : [label]))).size;
  if (labels > k) return { reason: "more-locks-than-groups", labels, k };
  if (k * least > people) return { reason: "sizes-too-large", k, least, people };
  if (k * most < people) return { reason: "sizes-too-small", k, most, people };
  if (k > blocks.length) return { reason: "needs-fewer-groups", k, atMost: blocks.length };
  const room = { k, least, most };
  const division = findDivision(blocks, room);
  if (typeof division !== "string") return null;
  const crowd = crowdOf(blocks, k);
  if (crowd === null) return { reason: "sizes-unmet", k };
  const named = new Set([...constraints.cannotLinks.flat(), ...constraints.locked.flatMap((l, i) => l === null ? [] : [i])]); // prettier-ignore
  return {
    reason: "needs-more-groups",
    people: crowd.map((b) => blocks[b]!.people.find((i) => named.has(i)) ?? blocks[b]!.people[0]!),
    k,
    atLeast: coloursOf(blocks),
  };
}

function fewestGroups(blocks: readonly Block[], constraints: Constraints): number | null {
  const { atLeast, atMost } = bounds(blocks, constraints);
  for (let k = atLeast; k <= Math.min(atMost, atLeast + TRIED); k++) {
    if (typeof findDivision(blocks, { k, ...sizesOf(constraints) }) !== "string") return k;
  }
  return null;
}

function bounds(blocks: readonly Block[], constraints: Constraints): { atLeast: number; atMost: number } {
  const { least, most } = sizesOf(constraints);
  const people = peopleIn(blocks);
  return {
    atLeast: Math.max(coloursOf(blocks), Math.ceil(people / most)),
    atMost: Math.min(blocks.length, Math.floor(people / least)),
  };
}

function peopleIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { people }) => sum + people.length, 0);
}
