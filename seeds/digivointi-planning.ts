import { currentGrouping, startRun } from "../src/grouping/index.ts";
import { RunForm } from "../src/grouping/forms.ts";
import type { Deps } from "../src/platform/deps.ts";
import { acceptProposal } from "../src/series/proposal/commands.ts";
import { askForProposal } from "../src/series/proposing/commands.ts";
import { defaultSeed, defaultSettings } from "../src/series/proposing/settings.ts";
import { listWorkshops } from "../src/workshops/index.ts";

const longestWaitMs = 120_000;

/**
 * Forms the need groups, proposes a series and accepts it. Grouping and proposing are jobs, as they are for staff. Returns
 * the series' first workshop.
 */
export async function plan(
  deps: Deps,
  { programmeId, surveyId }: { programmeId: string; surveyId: string },
  ownerId: string,
): Promise<string> {
  const { db, jobs } = deps;
  const started = await startRun(db, jobs, { programmeId, ...RunForm.parse({ survey: surveyId }) }, ownerId);
  if (!("runId" in started)) throw new Error(`The demo's groups: ${JSON.stringify(started)}`);
  await done(() =>
    db.selectFrom("groupingRuns").select(["state", "error"]).where("id", "=", started.runId).executeTakeFirst(),
  );

  const grouping = await currentGrouping(db, programmeId);
  const settings = defaultSettings(grouping?.groups.map(({ organisationIds }) => organisationIds.length) ?? []);
  const asked = await askForProposal(db, jobs, { programmeId, settings, seed: defaultSeed }, ownerId);
  if ("mistake" in asked) throw new Error(`The demo's series: ${asked.mistake}`);
  const { proposalId } = asked;
  await done(() =>
    db.selectFrom("proposals").select(["state", "error"]).where("id", "=", proposalId).executeTakeFirst(),
  );
  const accepted = await acceptProposal(db, { programmeId, proposalId, replaces: null }, deps, ownerId);
  if (typeof accepted === "string") throw new Error(`The demo's series: ${accepted}`);

  const first = (await listWorkshops(db, programmeId)).find(({ seriesId }) => seriesId !== null);
  if (first === undefined) throw new Error("The demo's series has no workshop");
  return first.id;
}

async function done(row: () => Promise<{ state: string; error: string | null } | undefined>): Promise<void> {
  const deadline = Date.now() + longestWaitMs;
  for (;;) {
    const { state, error } = (await row()) ?? { state: "gone", error: null };
    if (state === "done") return;
    if (state !== "queued" && state !== "running") throw new Error(`The demo's job is ${state}: ${error ?? ""}`);
    if (Date.now() > deadline) throw new Error("The demo's job was not done in time: are jobs running?");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
