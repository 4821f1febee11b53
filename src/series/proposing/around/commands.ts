import type { Db } from "../../../platform/database.ts";
import type { Jobs } from "../../../platform/jobs.ts";
import { currentSeries, getProposal } from "../../queries.ts";
import { askForProposal } from "../commands.ts";
import { settingsAround, type Besides } from "./settings-around.ts";

/**
 * What came of asking: a proposal that is on its way or done; the series stays as it is; there is none; or it can't be
 * proposed with its settings any more, and staff choose others.
 */
export type AskedAround = { proposalId: string } | "unchanged" | "no-series" | "settings-unfit";

/**
 * Proposes the series in use anew, with its own settings, around workshops that are planned besides it: what those give
 * is not planned again. Nothing that is planned changes before staff take the new one into use.
 */
export async function askAround(
  db: Db,
  jobs: Pick<Jobs, "enqueue">,
  { programmeId, besides }: { programmeId: string; besides: readonly Besides[] },
  actorId: string,
): Promise<AskedAround> {
  const current = await currentSeries(db, programmeId);
  if (current === undefined) return "no-series";
  const { settings, seed } = await getProposal(db, programmeId, current.proposalId);
  const wish = { programmeId, settings: settingsAround(settings, besides), seed };
  const asked = await askForProposal(db, jobs, wish, actorId);
  if (!("proposalId" in asked)) return "settings-unfit";
  return asked.proposalId === current.proposalId ? "unchanged" : asked;
}
