import type { Db } from "../../../platform/database.ts";
import type { Ballot, BallotOption } from "../../queries.ts";
import { figuresFor } from "../../room/live.ts";
import { findKeptFigures, listMarks } from "../../room/queries.ts";
import { supportOf } from "./merging.ts";

/** How many support each of two options, and between how many and how many at least one of them. */
export interface ShownSupport {
  option: number;
  into: number;
  least: number;
  most: number;
}

/**
 * The support that may be shown while people vote: nothing where the result is hidden until the close. Of a secret vote
 * only the figures that everybody is shown: counted anew for two options, they could tell of the few who voted last, so
 * that how many support both is not said.
 */
export async function findSupport(
  db: Db,
  ballot: Ballot,
  options: readonly BallotOption[],
  { optionId, into }: { optionId: string; into: string },
): Promise<ShownSupport | null> {
  if (!ballot.showsLive) return null;
  if (!ballot.isSecret) {
    const support = supportOf(await listMarks(db, ballot.id), ballot.form, options, { optionId, into });
    return { option: support.option, into: support.into, least: support.together, most: support.together };
  }
  const { shown = null } = (await findKeptFigures(db, ballot.id)) ?? {};
  const figures = shown === null ? new Map<string, number>() : figuresFor(shown, options);
  const [one, other] = [figures.get(optionId) ?? null, figures.get(into) ?? null];
  const areVoters = ballot.form === "approval" || ballot.form === "limited";
  if (!areVoters || one === null || other === null || shown === null) return null;
  return { option: one, into: other, least: Math.max(one, other), most: Math.min(one + other, shown.voters) };
}
