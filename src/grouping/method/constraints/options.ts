import { InputMistake } from "../input-mistake.ts";
import type { Constraints } from "./links.ts";

/** As typed on the command line. */
export interface ConstraintOptions {
  /** Pairs of rows from 0: "1,2;4,7". */
  mustLink?: string | undefined;
  cannotLink?: string | undefined;
  /** "8..20": fewest and most in a group. */
  sizes?: string | undefined;
}

/**
 * The constraints that a file's options name, by row from 0; nothing where there are none.
 * @throws InputMistake for an option that cannot be read.
 */
export function constraintsOf(
  { mustLink, cannotLink, sizes }: ConstraintOptions,
  respondents: number,
): { constraints?: Constraints } {
  if (mustLink === undefined && cannotLink === undefined && sizes === undefined) return {};
  return {
    constraints: {
      mustLinks: pairsIn("--must-link", mustLink),
      cannotLinks: pairsIn("--cannot-link", cannotLink),
      locked: new Array<null>(respondents).fill(null),
      sizes: sizesIn(sizes),
    },
  };
}

function pairsIn(option: string, typed: string | undefined): [number, number][] {
  if (typed === undefined) return [];
  return typed.split(";").map((pair) => {
    const [, a, b] = /^\s*(\d+)\s*,\s*(\d+)\s*$/.exec(pair) ?? [];
    if (a === undefined || b === undefined) {
      throw new InputMistake(`${option} must be pairs of rows from 0, as in 1,2;4,7, not "${typed}".`);
    }
    return [Number(a), Number(b)];
  });
}

function sizesIn(typed: string | undefined): Constraints["sizes"] {
  if (typed === undefined) return null;
  const [, least, most] = /^\s*(\d+)\s*\.\.\s*(\d+)\s*$/.exec(typed) ?? [];
  if (least === undefined || most === undefined) {
    throw new InputMistake(`--sizes must be fewest..most in a group, as in 8..20, not "${typed}".`);
  }
  return { least: Number(least), most: Number(most) };
}
