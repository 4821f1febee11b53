import { divide, rational, type Rational } from "../rational.ts";

/**
 * A figure as it is now, and how it grows with what every ballot is given more: (at + slope · more) / over, over > 0.
 */
export interface Line {
  readonly at: bigint;
  readonly slope: bigint;
  readonly over: bigint;
}

/** Below zero when a is less than b now, zero when they are equal now, whatever their slopes. */
export function compareLines(a: Line, b: Line): number {
  const left = a.at * b.over;
  const right = b.at * a.over;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * How much more every ballot can be given before a count could go otherwise: each comparison that the count rests on is
 * noted, and `ahead` is the least growth at which one of them turns round; null while none ever does.
 */
export interface Horizon {
  /** `lower` is at most `upper` now. */
  readonly note: (lower: Line, upper: Line) => void;
  readonly ahead: () => Rational | null;
}

export function openHorizon(): Horizon {
  let nearest: { gap: bigint; speed: bigint } | null = null;
  return {
    note: (lower, upper) => {
      const speed = lower.slope * upper.over - upper.slope * lower.over;
      if (speed <= 0n) return;
      const gap = upper.at * lower.over - lower.at * upper.over;
      if (nearest === null || gap * nearest.speed < nearest.gap * speed) nearest = { gap, speed };
    },
    ahead: () => nearest && rational(nearest.gap, nearest.speed),
  };
}

/** How many steps of `step` lead to the next place at which the count could go otherwise; at least one. */
export function stepsAhead(ahead: Rational | null, step: Rational): number {
  if (ahead === null) return 1;
  const { numerator, denominator } = divide(ahead, step);
  return Math.max(1, Number((numerator + denominator - 1n) / denominator));
}
