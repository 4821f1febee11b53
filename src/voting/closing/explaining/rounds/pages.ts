import type { Exact } from "../../../method/rational.ts";
import type { BallotFound } from "../../../method/results.ts";
import { listed, numberOf, told, type Telling, type Told, type ToldTable } from "../telling/pages.ts";

type Found<R extends BallotFound["rule"]> = Extract<BallotFound, { rule: R }>;
type Stage = Found<"stv">["steps"][number];

/** So many rounds, the last ones, and so many options are told of at most: of hundreds nobody reads more. */
const mostTold = 30;

/** Instant runoff: who was dropped in each round, and how the votes stood. */
export function eliminationTold({ steps }: Found<"irv">, telling: Telling): Told[] {
  const { asking, nameAt, figure } = telling;
  const { t } = asking;
  // Those for whom nobody counts are dropped without a word.
  const rounds = steps.filter(({ kind, votes }) => kind === "elected" || numberOf(votes) > 0);
  const lines = lastOf(rounds).map(({ kind, option, votes, counting }) => {
    const facts = { name: nameAt(option), votes: figure(votes), counting: figure(counting) };
    return kind === "elected" ? t("voting.told.runoffWon", facts) : t("voting.told.runoffDropped", facts);
  });
  const gone = { name: t("voting.told.exhausted"), cells: lastOf(rounds).map(({ exhausted }) => figure(exhausted)) };
  const table = roundsTable(rounds.map(({ totals }) => totals), gone, telling); // prettier-ignore
  return [told({ sentences: leftOut(rounds.length, telling), steps: lines, tables: [table] })];
}

/** Single transferable vote: the quota, and what moved at each stage. */
export function transfersTold({ steps, quota }: Found<"stv">, telling: Telling): Told[] {
  const { asking, figure } = telling;
  const { t } = asking;
  const gone = {
    name: t("voting.told.notTransferred"),
    cells: lastOf(steps).map(({ notTransferred }) => figure(notTransferred)),
  };
  const table = roundsTable(steps.map(({ votes }) => votes), gone, telling); // prettier-ignore
  const sentences = [t("voting.told.quota", { quota: figure(quota) }), ...leftOut(steps.length, telling)];
  return [told({ sentences, steps: lastOf(steps).map((stage) => stageText(stage, telling)), tables: [table] })];
}

function stageText(stage: Stage, { asking, nameAt, figure }: Telling): string {
  const { t } = asking;
  const { kind, option, surplus, transfers, elected } = stage;
  const moves = transfers.map(({ to, votes }) => t("voting.told.moved", { name: nameAt(to), votes: figure(votes) }));
  const facts = {
    name: option === null ? "" : nameAt(option),
    votes: surplus === null ? "" : figure(surplus),
    moves: moves.length === 0 ? t("voting.told.movedToNone") : listed(moves, asking),
  };
  const words = {
    counted: t("voting.told.stageCounted"),
    surplus: t("voting.told.stageSurplus", facts),
    dropped: t(moves.length === 0 ? "voting.told.stageDroppedEmpty" : "voting.told.stageDropped", facts),
    filled: t("voting.told.stageFilled"),
  }[kind];
  return elected.length === 0
    ? words
    : `${words} ${t("voting.told.elected", { names: listed(elected.map(nameAt), asking) })}`;
}

/** How each option's votes stood from round to round. */
function roundsTable(
  rounds: readonly (readonly (Exact | null)[])[],
  gone: { name: string; cells: string[] },
  { result, asking, nameAt, isWinner, figure }: Telling,
): ToldTable {
  const { t } = asking;
  const counted = result.countedIds.map((id, at) => ({
    at,
    place: result.rows.findIndex(({ optionId }) => optionId === id),
  }));
  counted.sort((a, b) => a.place - b.place);
  const told = lastOf(rounds);
  const votes = counted.slice(0, mostTold).map(({ at }) => ({
    name: nameAt(at),
    isWinner: isWinner(at),
    length: null,
    cells: told.map((round) => (round[at] == null ? "–" : figure(round[at]))),
  }));
  return {
    caption: t("voting.told.rounds"),
    rowHead: null,
    isWords: false,
    columns: told.map((_, at) => t("voting.told.round", { round: rounds.length - told.length + at + 1 })),
    rows: [...votes, { ...gone, isWinner: false, length: null }],
  };
}

function lastOf<Round>(rounds: readonly Round[]): readonly Round[] {
  return rounds.slice(-mostTold);
}

function leftOut(rounds: number, { asking }: Telling): string[] {
  return rounds <= mostTold ? [] : [asking.t("voting.told.lastRounds", { rounds, told: mostTold })];
}
