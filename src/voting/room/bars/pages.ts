import type { Asking } from "../../../platform/asking.ts";
import { formatNumber, saidIn, type Said } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { isShown } from "../../../platform/visibility.ts";
import type { Standing } from "../../casting/pages.ts";
import type { BallotResult, SupportRow } from "../../closing/result.ts";
import type { Ballot, BallotOption } from "../../queries.ts";
import type { BallotForm } from "../../settings.ts";
import { figuresFor, firstShownAt, type Figures } from "../live.ts";

/** An option's figure in words, and its bar's length out of 100. */
export interface Bar {
  text: string;
  length: number;
  isWinner: boolean;
}

export interface BarRow {
  id: string;
  name: Said;
  isProposal: boolean;
  bar: Bar;
}

/** Each option's bar: of an open vote where its figures are shown, of a published one where enough have voted. */
export function barsOf({ ballot, options, figures }: Live, phase: Standing, asking: Asking): BarRow[] {
  if (phase === "published") return ballot.result === null ? [] : resultBars(ballot.result, asking);
  return phase === "open" && figures !== null ? liveBars(ballot, options, figures, asking) : [];
}

/** What the figures hold, or when they come. */
export function figuresNote(
  { ballot, figures }: { ballot: Pick<Ballot, "showsLive" | "isSecret">; figures: Figures | null },
  { t }: Asking,
): string {
  if (!ballot.showsLive) return t("voting.room.figuresLater");
  if (figures === null) return t("voting.room.figuresToCome", { least: firstShownAt(ballot) });
  return t(ballot.isSecret ? "voting.room.figuresInFives" : "voting.room.figuresNow", { count: figures.voters });
}

interface Live {
  ballot: Ballot;
  options: readonly BallotOption[];
  figures: Figures | null;
}

/** How the vote stands, for who has voted; null where the ballot tells it only at its end. */
export function standingModel(live: Live, asking: Asking): { note: string; rows: BarRow[] } | null {
  if (!live.ballot.showsLive) return null;
  return { note: figuresNote(live, asking), rows: barsOf(live, "open", asking) };
}

const valueText: Record<BallotForm, Key> = {
  approval: "voting.room.approvals",
  limited: "voting.room.approvals",
  score: "voting.room.points",
  dots: "voting.room.points",
  ranking: "voting.room.firsts",
};

function liveBars(
  { form }: Ballot,
  options: readonly BallotOption[],
  figures: Figures,
  { t, locale }: Asking,
): BarRow[] {
  const values = figuresFor(figures, options);
  const full = fullBar(
    form,
    figures.voters,
    [...values.values()].map((value) => value ?? 0),
  );
  return options.flatMap(({ id, names, isProposal }) => {
    const value = values.get(id);
    if (value === undefined) return [];
    const text = value === null ? t("voting.room.figureToCome") : t(valueText[form], { count: value });
    const bar = { text, length: Math.round((100 * (value ?? 0)) / full), isWinner: false };
    return [{ id, name: saidIn(names, locale), isProposal, bar }];
  });
}

/** What a whole bar stands for: everybody where people are counted, else the largest sum. */
function fullBar(form: BallotForm, voters: number, values: readonly number[]): number {
  const isOfPeople = form === "approval" || form === "limited" || form === "ranking";
  return Math.max(1, isOfPeople ? voters : Math.max(0, ...values));
}

function resultBars(result: BallotResult, { t, locale }: Asking): BarRow[] {
  const { form } = result.settings;
  if (!isShown(result.voters)) return [];
  const full = fullBar(
    form,
    result.voters,
    result.rows.map((row) => valueOf(row, form)),
  );
  return result.rows.flatMap((row) => {
    const option = result.options.find(({ id }) => id === row.optionId);
    if (option === undefined) return [];
    const value = valueOf(row, form);
    const bar = {
      text: t(valueText[form], { count: value }),
      length: Math.round((100 * value) / full),
      isWinner: result.winnerIds.includes(row.optionId),
    };
    return [{ id: row.optionId, name: saidIn(option.names, locale), isProposal: option.isProposal, bar }];
  });
}

function valueOf({ approvals, points, firsts }: SupportRow, form: BallotForm): number {
  return (form === "ranking" ? firsts : points) ?? approvals;
}

/** Who won, in large letters; in words where nobody did. */
export function winnersOf({ result }: Pick<Ballot, "result">, { t, locale }: Asking) {
  if (result === null) return null;
  const names = result.winnerIds.flatMap((winnerId) => {
    const option = result.options.find(({ id }) => id === winnerId);
    return option === undefined ? [] : [saidIn(option.names, locale)];
  });
  return {
    label: t("voting.room.winner", { count: names.length }),
    names,
    none: names.length > 0 ? null : t(result.kind === "no-quorum" ? "voting.room.noQuorum" : "voting.room.noWinner"),
    // Of two voters it would tell each what the other chose.
    lot: result.decidedByLot && names.length > 0 && isShown(result.voters) ? t("voting.room.byLot") : null,
    turnout: formatNumber(result.voters, locale),
  };
}
