import type { Deps } from "../../platform/deps.ts";
import type { JobHandler } from "../../platform/jobs.ts";
import { WorkerFailure } from "../../platform/workers.ts";
import type { GroupingInput, GroupingResult, GroupingSettings, Progress } from "../method/grouping.ts";
import type { Run } from "../queries.ts";
import { toldMistake } from "../settings/mistakes.ts";
import { loadInput } from "../settings/queries.ts";
import { answerHashes } from "./answer-hashes.ts";
import { beginRun, completeRun, failRun, saveProgress } from "./commands.ts";
import { namesOfGroups, nameSuggester } from "./names.ts";
import { progressShare } from "./progress.ts";
import { watch } from "../../platform/watching.ts";
import { groupingQueue } from "./queue.ts";

/** The thread's entry. */
export const groupingWorker = new URL("../worker.ts", import.meta.url);

type Needed = Pick<Deps, "db" | "workers" | "texts">;

/** Makes the groupings that are asked for. Run twice, a job finds its run done and leaves it. */
export function groupingHandlers(deps: Needed): JobHandler[] {
  return [
    {
      queue: groupingQueue,
      handle: async (data, signal) => {
        const { programmeId, runId } = data as { programmeId: string; runId: string };
        const run = await beginRun(deps.db, programmeId, runId);
        if (run !== undefined) await makeGrouping(deps, run, signal);
      },
    },
  ];
}

async function makeGrouping(deps: Needed, run: Run, signal: AbortSignal): Promise<void> {
  const { db, texts } = deps;
  const { input, profiles } = await loadInput(db, run);
  // Settings were checked at the start, but answers may have changed or gone since.
  const mistake = toldMistake(input, profiles, run.settings.k);
  if (mistake !== null) {
    await failRun(db, run.programmeId, run.id, mistake);
    return;
  }
  const result = await computeOrFail(deps, run, input, signal);
  if (result === null) return;

  const names = namesOfGroups(result, nameSuggester(texts, profiles.needs), texts);
  const organisationIds = profiles.organisations.map(({ id }) => id);
  await completeRun(db, run, { ...result, organisationIds, answerHashes: answerHashes(input) }, names);
}

/** The result; null when it is not wanted any more or has failed. A thread that dies gets a second chance. */
async function computeOrFail(
  deps: Needed,
  run: Run,
  input: GroupingInput,
  signal: AbortSignal,
): Promise<GroupingResult | null> {
  const cancelled = new AbortController();
  try {
    return await compute(deps, run, input, { cancelled, signal }).catch((error: unknown) => {
      if (error instanceof WorkerFailure && error.reason === "died")
        return compute(deps, run, input, { cancelled, signal });
      throw error;
    });
  } catch (error) {
    if (cancelled.signal.aborted) return null;
    // The process ends or the job took too long: it is taken up again, here or in another process.
    if (error instanceof WorkerFailure && (error.reason === "closed" || error.reason === "aborted")) throw error;
    await failRun(deps.db, run.programmeId, run.id, "computing");
    throw error;
  }
}

async function compute(
  { db, workers }: Needed,
  { id, settings, seed }: Run,
  input: GroupingInput,
  { cancelled, signal }: { cancelled: AbortController; signal: AbortSignal },
): Promise<GroupingResult> {
  let share = 0;
  const finished = new AbortController();
  const watching = watch(async () => {
    if (!(await saveProgress(db, id, share))) cancelled.abort();
  }, finished.signal);
  try {
    return await workers.run<{ input: GroupingInput; settings: GroupingSettings }, GroupingResult>(
      groupingWorker,
      { input, settings: { method: "spherical", distance: "gower", k: settings.k, seed } },
      {
        onProgress: (progress) => (share = Math.max(share, progressShare(progress as Progress))),
        signal: AbortSignal.any([cancelled.signal, signal]),
      },
    );
  } finally {
    finished.abort();
    await watching;
  }
}
