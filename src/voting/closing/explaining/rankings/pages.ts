import type { BallotFound } from "../../../method/results.ts";
import { numberOf, told, type Telling, type Told } from "../telling/pages.ts";

type Found = Extract<BallotFound, { rule: "schulze" | "ranked_pairs" }>;

/** So many options are compared with each other in one table at most. */
const mostInTable = 10;

/** The winner beside each other option, and why it won where none beats all others. */
export function duelsTold(count: Found, telling: Telling): Told[] {
  const { result, asking, nameOf, figure } = telling;
  const { t } = asking;
  const { duels, winnerId } = result;
  const winner = nameOf(winnerId ?? "");
  const won = duels.filter(({ votes, against }) => numberOf(votes) > numberOf(against));
  const lost = duels.filter(({ votes, against }) => numberOf(votes) < numberOf(against));
  const outcome = (votes: number, against: number) =>
    t(votes > against ? "voting.told.duelWon" : votes < against ? "voting.told.duelLost" : "voting.told.duelEven");
  const rows = duels.map(({ optionId, votes, against }) => ({
    name: nameOf(optionId),
    isWinner: false,
    length: null,
    cells: [figure(votes), figure(against), outcome(numberOf(votes), numberOf(against))],
  }));
  const columns = [t("voting.told.duelFor"), t("voting.told.duelAgainst"), t("voting.told.duelOutcome")];
  const sentences = [
    won.length === duels.length
      ? t("voting.told.beatAll", { winner })
      : lost.length === 0
        ? t("voting.told.lostToNone", { winner })
        : t(count.rule === "schulze" ? "voting.told.strongestPaths" : "voting.told.lockedPairs", { winner }),
  ];
  const table = { caption: t("voting.told.duels", { winner }), rowHead: null, isWords: false, columns, rows };
  return [told({ sentences, tables: rows.length === 0 ? [] : [table] }), ...everyPair(count, telling)];
}

/** Every option beside every other: how many put the row above the column. */
function everyPair({ pairwise }: Found, { asking, nameAt, isWinner, figure }: Telling): Told[] {
  const { t } = asking;
  if (pairwise.length < 3 || pairwise.length > mostInTable) return [];
  const indices = [...pairwise.keys()];
  const rows = indices.map((a) => ({
    name: nameAt(a),
    isWinner: isWinner(a),
    length: null,
    cells: indices.map((b) => (a === b ? "–" : figure(pairwise[a]![b]!))),
  }));
  const table = {
    caption: t("voting.told.everyPair"),
    rowHead: null,
    isWords: false,
    columns: indices.map(nameAt),
    rows,
  };
  return [told({ summary: t("voting.told.everyPair"), tables: [table] })];
}
