import { mean } from "./judged.ts";

/** How an option was ranked by those who ranked anything. */
export interface Ranked {
  /** How many put it first, second, … down to the last place there is. */
  places: number[];
  /** How many gave it a place at all. */
  ranked: number;
  /** Over those who did. */
  meanPlace: number | null;
  /**
   * Mean of (r − place + 1) / r over all who ranked anything, r places; without a place 0: Borda's count as a share of the
   * most there can be, 0–1.
   */
  points: number | null;
}

/** By the option's key. `orders` are options' keys, the best first; more than `places` of them count for nothing. */
export function rankedOptions(
  keys: readonly string[],
  orders: readonly (readonly string[])[],
  places: number,
): Map<string, Ranked> {
  return new Map(
    keys.map((key) => {
      const given = orders.map((order) => order.indexOf(key) + 1).filter((place) => place > 0 && place <= places);
      const points = given.reduce((sum, place) => sum + (places - place + 1) / places, 0);
      return [
        key,
        {
          places: Array.from({ length: places }, (_, at) => given.filter((place) => place === at + 1).length),
          ranked: given.length,
          meanPlace: mean(given),
          points: orders.length === 0 ? null : points / orders.length,
        },
      ];
    }),
  );
}
