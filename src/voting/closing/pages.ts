import type { Asking } from "../../platform/asking.ts";
import { formatInstant, formatShare, textIn } from "../../platform/i18n.ts";
import { isShown, leastShown } from "../../platform/visibility.ts";
import type { Programme } from "../../programmes/index.ts";
import type { TallyRow } from "../outcome.ts";
import type { Ballot, Turnout } from "../queries.ts";
import type { BallotResult } from "./result.ts";

/** Whether the votes may be counted out to people: with a few voters each would know the others' votes. */
export function countsAreShown(result: BallotResult): boolean {
  return isShown(result.voters);
}

/** A closed ballot's result in words, with a bar and a row for each option: what the partial `voting/_result` shows. */
export function resultModel(
  ballot: Ballot,
  result: BallotResult,
  turnout: Turnout,
  programme: Programme,
  recountUrl: string | null,
  asking: Asking,
) {
  const { t, locale } = asking;
  const isCounted = countsAreShown(result);
  const closed = ballot.closedAt === null ? "" : formatInstant(ballot.closedAt, locale, programme.timeZone);
  return {
    headline: headline(result, asking),
    turnout: t("voting.result.turnout", { count: turnout.voted, voters: turnout.voters, closed }),
    withheld: result.voters > 0 && !isCounted ? t("voting.result.withheld", { least: leastShown }) : null,
    rows: isCounted ? result.rows.map((row) => rowModel(row, result, asking)) : [],
    seenNote: isCounted && result.someUnseen ? t("voting.result.seenNote") : null,
    lotNote: isCounted && result.decidedByLot ? t("voting.result.lotNote") : null,
    check: {
      commitment: ballot.lotCommitment ?? "",
      seed: ballot.lotSeed ?? "",
      inputHash: isCounted ? result.inputHash : null,
      recountUrl: isCounted ? recountUrl : null,
      version: result.version,
    },
  };
}

/** Who won and why, in one sentence. */
function headline(result: BallotResult, { t, locale }: Asking): string {
  const { reason } = result;
  const nameOf = (id: string) =>
    textIn(result.options.find((option) => option.id === id)?.names ?? { fi: "", sv: "", en: "" }, locale);
  const winner = result.winnerId === null ? "" : nameOf(result.winnerId);
  if (result.winnerId !== null && !countsAreShown(result)) return t("voting.result.won", { winner });
  switch (reason.kind) {
    case "no-options":
    case "no-ballots":
      return t("voting.result.nobody");
    case "no-approvals":
      return t("voting.result.noApprovals");
    case "most-approvals":
      return t("voting.result.most", { winner, count: reason.approvals, voters: reason.voters });
    case "lot": {
      const tied = new Intl.ListFormat(locale, { type: "conjunction" }).format(reason.tiedIds.map(nameOf));
      return t("voting.result.lot", { winner, tied, count: reason.approvals, voters: reason.voters });
    }
  }
}

function rowModel({ optionId, approvals, seen, voters }: TallyRow, result: BallotResult, { t, locale }: Asking) {
  const option = result.options.find(({ id }) => id === optionId);
  return {
    name: option === undefined ? "" : textIn(option.names, locale),
    isProposal: option?.isProposal ?? false,
    isWinner: optionId === result.winnerId,
    votes: t("voting.result.ofVoters", { count: approvals, voters }),
    share: formatShare(voters === 0 ? 0 : approvals / voters, locale),
    /** The bar's length out of 100. */
    length: voters === 0 ? 0 : Math.round((100 * approvals) / voters),
    seen: seen < voters ? t("voting.result.seenBy", { count: seen, voters }) : null,
  };
}
