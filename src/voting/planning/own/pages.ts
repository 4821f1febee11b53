import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import { mergeTargets } from "../../marks.ts";
import type { Ballot, BallotOption } from "../../queries.ts";

interface Place {
  ballot: Pick<Ballot, "result" | "publishedAt">;
  options: readonly BallotOption[];
  /** The options on which workshops have been planned. */
  plannedIds: ReadonlySet<string>;
}

/** What became of a proposal that was chosen, itself or as a part of another; null of others, and before the result is published. */
export function chosenText(
  option: BallotOption,
  { ballot, options, plannedIds }: Place,
  { t, locale }: Asking,
): string | null {
  const { result, publishedAt } = ballot;
  if (result === null || publishedAt === null) return null;
  const target = options.find(({ id }) => id === (mergeTargets(options).get(option.id) ?? option.id));
  if (target === undefined || !result.winnerIds.includes(target.id)) return null;
  const isPlanned = plannedIds.has(target.id);
  if (target.id === option.id) return t(isPlanned ? "voting.planning.own.planned" : "voting.planning.own.chosen");
  const title = textIn(target.names, locale);
  return t(isPlanned ? "voting.planning.own.mergedPlanned" : "voting.planning.own.mergedChosen", { title });
}
