import type { ConstraintMistake } from "./mistake.ts";

type Words = { [Reason in ConstraintMistake["reason"]]: (mistake: ConstraintMistake & { reason: Reason }) => string };

const words: Words = {
  "link-contradiction": ({ chain }) =>
    chain.length === 1
      ? `Row ${named(chain)} cannot be kept apart from itself.`
      : `Rows ${ends(chain)} shall be apart, but are kept together by ${named(chain)}.`,
  "lock-contradiction": ({ chain }) =>
    chain.length === 1
      ? `Row ${named(chain)} is locked into two groups.`
      : `Rows ${ends(chain)} are locked into different groups, but are kept together by ${named(chain)}.`,
  "sizes-reversed": ({ least, most }) => `A group of at least ${least} cannot have at most ${most}.`,
  "block-too-large": ({ people, most }) =>
    `Rows ${named(people)} stay together and are ${people.length}, but a group has at most ${most}.`,
  "more-locks-than-groups": ({ labels, k }) => `Members are locked into ${counted(labels)}, but there shall be ${k}.`,
  "needs-more-groups": ({ people, k, atLeast }) =>
    `Rows ${named(people)} cannot be kept apart in ${counted(k)}; that takes ${atLeast}.`,
  "needs-fewer-groups": ({ k, atMost }) =>
    `So many stay together that no more than ${counted(atMost)} can be made, not ${k}.`,
  "sizes-too-large": ({ k, least, people }) =>
    `${counted(k)} of at least ${least} would take ${k * least} people; there are ${people}.`,
  "sizes-too-small": ({ k, most, people }) =>
    `${counted(k)} of at most ${most} would hold ${k * most} people; there are ${people}.`,
  "no-number-of-groups": ({ atLeast, atMost }) =>
    `The links and sizes need at least ${counted(atLeast)}, but no more than ${atMost} can be made.`,
  "sizes-unmet": ({ k }) => `No division into ${counted(k)} was found that keeps all links and sizes.`,
};

/** A mistake in one plain English sentence, for files; people are named by their row from 0. */
export function constraintWords(mistake: ConstraintMistake): string {
  return (words[mistake.reason] as (mistake: ConstraintMistake) => string)(mistake);
}

const ends = (chain: readonly number[]) => `${chain[0]!} and ${chain.at(-1)!}`;
const counted = (k: number) => (k === 1 ? "1 group" : `${k} groups`);
const named = (people: readonly number[]) => people.join(", ");
