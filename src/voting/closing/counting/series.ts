import type { Texts } from "../../../platform/locales.ts";
import type { SequenceProfile } from "../../method/ballots.ts";
import { profileFromJson } from "../../files/profile-json.ts";
import { lotOrder } from "../../method/lot.ts";
import { judgeRound, type PerpetualState } from "../../method/perpetual/round.ts";
import type { PerpetualRule } from "../../method/perpetual/rules.ts";
import type { ResultOption } from "../result.ts";

/** A vote of a series: what stood, in the order in which its lot breaks ties, and who approved what. */
export interface SeriesRound {
  readonly options: readonly Pick<ResultOption, "id" | "names">[];
  readonly lotSeed: string;
  readonly votes: readonly { readonly voter: string; readonly approved: readonly string[] }[];
}

/** One that was held before, with the winner that it had. */
export interface EarlierRound extends SeriesRound {
  readonly winnerId: string;
  readonly titles: Texts;
}

/**
 * The rounds of a series as they are counted, this one last. Each round names its options in its lot's order, so that
 * the first named wins ties. Voters are numbered in an order of no meaning. Where an earlier round no longer counts to
 * the winner that it had (a voter has been removed since, or it was counted by another rule), it holds that winner alone.
 */
export function seriesProfile(
  earlier: readonly EarlierRound[],
  now: SeriesRound,
  rule: PerpetualRule,
): SequenceProfile {
  const numbers = numbered([...earlier, now]);
  let state: PerpetualState = {};
  const rounds = [...earlier, now].map((round) => {
    const candidates = inLotOrder(round);
    const winnerId = "winnerId" in round ? (round as EarlierRound).winnerId : null;
    if (winnerId === null) return roundOf(candidates, round, numbers);
    const whole = judged(candidates, round, rule, state);
    const isRepeated = candidates[whole.tied[0]!] === winnerId;
    const standing = isRepeated ? candidates : [winnerId];
    state = judged(standing, round, rule, state).after(standing.indexOf(winnerId));
    return roundOf(standing, round, numbers);
  });
  const profile = profileFromJson({
    type: "approval-sequence",
    options: [...earlier, now].flatMap(({ options }) =>
      options.map(({ id, names }) => ({ id, name: names.fi || names.sv || names.en })),
    ),
    voters: [...numbers.values()],
    rounds,
  });
  return profile as SequenceProfile;
}

function inLotOrder({ options, lotSeed }: SeriesRound): string[] {
  const ids = options.map(({ id }) => id);
  return lotOrder(lotSeed, ids).map((index) => ids[index]!);
}

function judged(candidates: readonly string[], { votes }: SeriesRound, rule: PerpetualRule, state: PerpetualState) {
  const roundVotes = votes.map(({ voter, approved }) => ({ voter, approved: placesOf(approved, candidates) }));
  return judgeRound(rule, state, candidates.length, roundVotes);
}

function placesOf(approved: readonly string[], candidates: readonly string[]): number[] {
  return candidates.flatMap((id, place) => (approved.includes(id) ? [place] : []));
}

function roundOf(candidates: readonly string[], { votes }: SeriesRound, numbers: ReadonlyMap<string, string>) {
  const approvals = votes.map(({ voter, approved }): [string, string[]] => [
    numbers.get(voter)!,
    candidates.filter((id) => approved.includes(id)),
  ]);
  approvals.sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)));
  return { candidates, approvals: Object.fromEntries(approvals) };
}

/**
 * "v1", "v2" … in the order of what each has approved over the rounds, and of nothing else: from a number made of the
 * voter's id, whoever knows the id could tell whose the votes are. Those who have voted alike may change places.
 */
function numbered(rounds: readonly SeriesRound[]): Map<string, string> {
  const given = new Map<string, string[]>();
  for (const [at, round] of rounds.entries()) {
    const candidates = inLotOrder(round);
    for (const { voter, approved } of round.votes) {
      const marks = candidates.map((id) => (approved.includes(id) ? "1" : "0")).join("");
      given.set(voter, [...(given.get(voter) ?? []), `${at}:${marks}`]);
    }
  }
  const ordered = [...given].map(([voter, marks]) => ({ voter, key: marks.join(" ") }));
  ordered.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return new Map(ordered.map(({ voter }, at) => [voter, `v${at + 1}`]));
}
