import type { Label, Profile } from "../../method/ballots.ts";
import { comparison } from "../../method/comparison.ts";
import type { Count } from "../../method/count.ts";
import { lotOrder } from "../../method/lot.ts";
import type { Exact } from "../../method/rational.ts";
import type { CountSettings } from "../../method/settings.ts";
import type { Duel, OtherChoice } from "../result.ts";
import type { CountedPaper } from "./papers-file.ts";
import { coveredBy } from "./support.ts";

/** What the others would have chosen is left out above so many marks and options: it may take longer than the count. */
const mostInMatrix = 40;
const mostToCompare = { cells: 300_000, options: 60 };

/** Whether trying the other rules too would take longer than people wait for a result. */
export function isTooLargeToCompare(options: number, papers: number): boolean {
  return options > mostToCompare.options || options * papers > mostToCompare.cells;
}

/** Who were equally good where one was chosen by the lot: in the lot's order, so the winner is the first. */
export function tiedIds(
  last: object | undefined,
  winnerIds: readonly string[],
  idOf: (label: Label) => string,
  { options, lotSeed }: { readonly options: readonly { readonly id: string }[]; readonly lotSeed: string },
): string[] {
  if (winnerIds.length !== 1 || last === undefined || !("tiedWith" in last)) return [];
  const others = (last.tiedWith as readonly (Label | readonly number[])[]).filter((each) => typeof each !== "object");
  if (others.length === 0) return [];
  const tied = [...winnerIds, ...others.map(idOf)];
  return lotOrder(lotSeed, options.map(({ id }) => id)).map((index) => options[index]!.id).filter((id) => tied.includes(id)); // prettier-ignore
}

/** The winner of rankings beside each other option. */
export function duelsOf(found: object, ids: readonly string[], [winnerId]: readonly string[]): Duel[] {
  if (!("pairwise" in found) || winnerId === undefined) return [];
  const pairwise = found.pairwise as readonly (readonly Exact[])[];
  const winner = ids.indexOf(winnerId);
  return ids.flatMap((optionId, at) =>
    at === winner ? [] : [{ optionId, votes: pairwise[winner]![at]!, against: pairwise[at]![winner]! }],
  );
}

/** Of many options the winner's own comparisons are enough: all of them would be a hundred thousand numbers. */
export function withoutMatrix(found: Count, options: number): Count {
  if (options <= mostInMatrix || !("pairwise" in found)) return found;
  return { ...found, pairwise: [], ...("paths" in found && { paths: [] }) };
}

/** What the other rules that fit would have chosen. */
export function othersOf(
  profile: Profile,
  how: CountSettings,
  papers: readonly CountedPaper[],
  idOf: (label: Label) => string,
): OtherChoice[] {
  if (isTooLargeToCompare(profile.options.length, papers.length)) return [];
  return comparison(profile, how).map(({ rule, winners }) => {
    const ids = winners.map(idOf);
    const winnerIds = profile.type === "approval-sequence" ? ids.slice(-1) : ids;
    return { rule, winnerIds, covered: profile.type === "ranked" ? null : coveredBy(papers, winnerIds) };
  });
}
