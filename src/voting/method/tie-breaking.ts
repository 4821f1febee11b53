import type { Option } from "./ballots.ts";
import { InputMistake } from "./input-mistake.ts";
import { isLotSeed, lotOrder } from "./lot.ts";

/**
 * How ties are broken: `lex` favours the lowest index; `order` the given order of all options, first one best; `lot` the
 * order that a revealed seed gives; `all` breaks none and asks for every outcome over all ways of breaking them.
 */
export type TieBreaking =
  | { readonly kind: "lex" }
  | { readonly kind: "all" }
  | { readonly kind: "order"; readonly order: readonly number[] }
  | { readonly kind: "lot"; readonly seed: string };

/** Above this many different states or outcomes `all` gives up and says only that there is a tie. */
export const stateLimit = 3000;

/**
 * rank[option] = its place in the order that breaks ties, 0 the most favoured; indices themselves for `lex` and `all`.
 * Throws InputMistake for an order that does not name every option once, or a seed that is not hexadecimal.
 */
export function tieRanks(tie: TieBreaking, options: readonly Option[]): number[] {
  const order = tieOrder(tie, options);
  const ranks = new Array<number>(options.length).fill(-1);
  order.forEach((option, rank) => {
    if (ranks[option] !== -1) throw notAnOrder(options.length);
    ranks[option] = rank;
  });
  if (order.length !== options.length) throw notAnOrder(options.length);
  return ranks;
}

/** The tied option that the order favours most. */
export function favoured(tied: readonly number[], ranks: readonly number[]): number {
  return tied.reduce((best, option) => (ranks[option]! < ranks[best]! ? option : best));
}

function tieOrder(tie: TieBreaking, options: readonly Option[]): readonly number[] {
  switch (tie.kind) {
    case "lex":
    case "all":
      return options.map((_, index) => index);
    case "order":
      return tie.order;
    case "lot":
      if (!isLotSeed(tie.seed)) throw new InputMistake("lot: the seed must be written in hexadecimal digits.");
      return lotOrder(
        tie.seed,
        options.map(({ id }) => id),
      );
  }
}

function notAnOrder(options: number): InputMistake {
  return new InputMistake(`order: must name each of the ${options} options (0 to ${options - 1}) once, best first.`);
}
