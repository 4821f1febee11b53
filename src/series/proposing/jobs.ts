import { setTimeout as pause } from "node:timers/promises";
import type { Deps } from "../../platform/deps.ts";
import type { JobHandler } from "../../platform/jobs.ts";
import { WorkerFailure } from "../../platform/workers.ts";
import type { Instance } from "../instance.ts";
import type { Proposal } from "../propose.ts";
import type { StoredRow } from "../queries.ts";
import type { SettingsMistake } from "../settings.ts";
import type { StoredProposal } from "../stored.ts";
import { beginProposal, completeProposal, failProposal, saveFound, saveProgress } from "./commands.ts";
import { seriesQueue } from "./queue.ts";
import type { Explained, ExplainTask } from "./worker.ts";

const proposeWorker = new URL("../worker.ts", import.meta.url);
const explainWorker = new URL("worker.ts", import.meta.url);

type Needed = Pick<Deps, "db" | "workers">;

/** Makes the proposals that are asked for. Run twice, a job finds its proposal done and leaves it. */
export function seriesHandlers(deps: Needed): JobHandler[] {
  return [
    {
      queue: seriesQueue,
      handle: async (data, signal) => {
        const { programmeId, proposalId } = data as { programmeId: string; proposalId: string };
        const row = await beginProposal(deps.db, programmeId, proposalId);
        if (row?.result != null) await proposeOrFail(deps, { ...row, result: row.result }, signal);
      },
    },
  ];
}

type WithInput = StoredRow & { result: StoredProposal };

/** A thread that is out of memory or broken fails the proposal; one that ends with its process is taken up again. */
async function proposeOrFail(deps: Needed, row: WithInput, signal: AbortSignal): Promise<void> {
  const cancelled = new AbortController();
  try {
    await proposeSeries(deps, row, cancelled, signal);
  } catch (error) {
    if (cancelled.signal.aborted) return;
    if (error instanceof WorkerFailure && (error.reason === "closed" || error.reason === "aborted")) throw error;
    await failProposal(deps.db, row);
    throw error;
  }
}

/** How long the solver may look for better and prove it; most programmes are proven in under a second. */
const proofSeconds = 25;

/** Where each part of the work begins on the way from 0 to 1. */
const stages = { quick: 0.02, proof: 0.15, reasons: 0.7 } as const;

/** First a quick answer, which is shown at once; then the proof or something better; then the reasons. */
async function proposeSeries(
  { db, workers }: Needed,
  row: WithInput,
  cancelled: AbortController,
  signal: AbortSignal,
): Promise<void> {
  const { seed } = row;
  const { input } = row.result;
  const stop = AbortSignal.any([cancelled.signal, signal]);
  let reached: number = stages.quick;
  const finished = new AbortController();
  const watching = watch(async () => {
    if (!(await saveProgress(db, row.id, reached))) cancelled.abort();
  }, finished.signal);
  const solve = (timeLimitSeconds: number) =>
    workers.run<ProposeInput, Proposal | SettingsMistake>(
      proposeWorker,
      { instance: input.instance, timeLimitSeconds, seed },
      { signal: stop },
    );
  try {
    const quick = await solve(0);
    const first: StoredProposal = "mistake" in quick ? { input } : { input, quick };
    await saveFound(db, row, first);
    reached = stages.proof;
    const proposal = await solve(proofSeconds);
    if ("mistake" in proposal) {
      await completeProposal(db, row, { input, mistake: proposal });
      return;
    }
    reached = stages.reasons;
    const explained = await workers.run<ExplainTask, Explained>(
      explainWorker,
      { input, proposal, seed },
      { signal: stop },
    );
    await completeProposal(db, row, { ...first, proposal, ...explained });
  } finally {
    finished.abort();
    await watching;
  }
}

interface ProposeInput {
  instance: Instance;
  timeLimitSeconds: number;
  seed: number;
}

/** Looks every half second until the work is finished; a look that fails, with the database away, is left to the next. */
async function watch(look: () => Promise<void>, finished: AbortSignal): Promise<void> {
  const isFinished = () => finished.aborted;
  while (!isFinished()) {
    await pause(500, undefined, { signal: finished }).catch(() => undefined);
    if (!isFinished()) await look().catch(() => undefined);
  }
}
