import type { Deps } from "../../../../platform/deps.ts";
import type { JobHandler } from "../../../../platform/jobs.ts";
import { WorkerFailure } from "../../../../platform/workers.ts";
import type { Proposed, Stage } from "../../method/propose.ts";
import { storeProposal } from "../commands.ts";
import { instanceOf } from "../instance.ts";
import { listLocked, loadProposalMaterial } from "../queries.ts";
import type { AssignTask } from "../worker.ts";
import { beginRun, failRun, saveProgress } from "./commands.ts";
import { assignmentQueue } from "./queue.ts";
import { watch } from "../../../../platform/watching.ts";
import { shareOf, type Run } from "./run.ts";

type Needed = Pick<Deps, "db" | "workers">;

/** How a proposal is sought; tests hang a thread or shorten the time. */
export interface Seeking {
  worker: URL;
  /** How long the solver may look for better and prove it. */
  seconds: number;
}

const seeking: Seeking = { worker: new URL("../worker.ts", import.meta.url), seconds: 15 };
const seed = 1;

/** Makes the proposals that are asked for. Run twice, a job finds its run done and leaves it. */
export function assignmentHandlers(deps: Needed, how: Seeking = seeking): JobHandler[] {
  return [
    {
      queue: assignmentQueue,
      handle: async (data, signal) => {
        const { programmeId, runId } = data as { programmeId: string; runId: string };
        const run = await beginRun(deps.db, programmeId, runId);
        if (run !== undefined) await proposeOrFail(deps, run, how, signal);
      },
    },
  ];
}

/** What breaks fails the run; what ends with its process is taken up again. */
async function proposeOrFail(deps: Needed, run: Run, how: Seeking, signal: AbortSignal): Promise<void> {
  const cancelled = new AbortController();
  try {
    await propose(deps, run, how, { cancelled, signal });
  } catch (error) {
    if (cancelled.signal.aborted) return;
    if (error instanceof WorkerFailure && (error.reason === "closed" || error.reason === "aborted")) throw error;
    await failRun(deps.db, run, "computing");
    throw error;
  }
}

async function propose(
  { db, workers }: Needed,
  run: Run,
  { worker, seconds }: Seeking,
  { cancelled, signal }: { cancelled: AbortController; signal: AbortSignal },
): Promise<void> {
  const { programmeId, wishes } = run;
  let [at, since]: [Stage | "material", number] = ["material", performance.now()];
  const finished = new AbortController();
  const look = async () => {
    const sought = (performance.now() - since) / 1000;
    if (!(await saveProgress(db, run.id, shareOf(at, { sought, most: seconds })))) cancelled.abort();
  };
  const watching = watch(look, finished.signal);
  try {
    const locked = await listLocked(db, programmeId);
    const material = await loadProposalMaterial(db, programmeId, wishes, locked);
    if (material.mentors.length === 0 || material.units.length === 0) {
      await failRun(db, run, material.mentors.length === 0 ? "no-mentors" : "no-units");
      return;
    }
    const instance = instanceOf(material.mentors, material.units, material.needsOf, wishes.weights);
    const task: AssignTask = { instance, timeLimitSeconds: seconds, seed };
    const proposed = await workers.run<AssignTask, Proposed>(worker, task, {
      onProgress: (stage) => ([at, since] = [stage as Stage, performance.now()]),
      signal: AbortSignal.any([cancelled.signal, signal]),
    });
    await storeProposal(db, { run, material, instance, seed, proposed, locked });
  } finally {
    finished.abort();
    await watching;
  }
}
