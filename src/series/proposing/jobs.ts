import { setTimeout as pause } from "node:timers/promises";
import type { Deps } from "../../platform/deps.ts";
import type { JobHandler } from "../../platform/jobs.ts";
import { WorkerFailure } from "../../platform/workers.ts";
import type { Clash } from "../clash/smallest.ts";
import type { Proposal } from "../method/propose.ts";
import type { StoredRow } from "../queries.ts";
import type { SettingsMistake } from "../method/settings.ts";
import type { StoredProposal } from "../stored.ts";
import { beginProposal, completeProposal, failProposal, saveFound, saveProgress } from "./commands.ts";
import { seriesQueue } from "./queue.ts";
import type { Explained, ExplainTask } from "./worker.ts";

const proposeWorker = new URL("../worker.ts", import.meta.url);
const explainWorker = new URL("worker.ts", import.meta.url);
const clashWorker = new URL("../clash/worker.ts", import.meta.url);

type Needed = Pick<Deps, "db" | "workers">;

/** How the proof is sought; tests hang a thread or shorten the times. */
export interface Proving {
  worker: URL;
  /** How long the solver may look for better and prove it; most programmes are proven in under a second. */
  seconds: number;
  /** A thread that has not come back so much later is ended: then the quick answer is the proposal. */
  graceSeconds: number;
}

const proving: Proving = { worker: proposeWorker, seconds: 25, graceSeconds: 10 };

/** Makes the proposals that are asked for. Run twice, a job finds its proposal done and leaves it. */
export function seriesHandlers(deps: Needed, proof: Proving = proving): JobHandler[] {
  return [
    {
      queue: seriesQueue,
      handle: async (data, signal) => {
        const { programmeId, proposalId } = data as { programmeId: string; proposalId: string };
        const row = await beginProposal(deps.db, programmeId, proposalId);
        if (row?.result != null) await proposeOrFail(deps, { ...row, result: row.result }, proof, signal);
      },
    },
  ];
}

type WithInput = StoredRow & { result: StoredProposal };

/** A thread that is out of memory or broken fails the proposal; one that ends with its process is taken up again. */
async function proposeOrFail(deps: Needed, row: WithInput, proof: Proving, signal: AbortSignal): Promise<void> {
  const cancelled = new AbortController();
  try {
    await proposeSeries(deps, row, proof, cancelled, signal);
  } catch (error) {
    if (cancelled.signal.aborted) return;
    if (error instanceof WorkerFailure && (error.reason === "closed" || error.reason === "aborted")) throw error;
    await failProposal(deps.db, row);
    throw error;
  }
}

/** How long the other parts may take at most: the quick answer, what clashes, and the reasons with the alternatives. */
const mostSeconds = { quick: 120, clash: 60, reasons: 180 } as const;

/** How long the wishes that can't be met together may be looked for. */
const clashSeconds = 15;

/** Where each part of the work begins on the way from 0 to 1. */
const stages = { quick: 0.02, proof: 0.15, reasons: 0.7 } as const;

/** First a quick answer, which is shown at once; then the proof or something better; then the reasons. */
async function proposeSeries(
  { db, workers }: Needed,
  row: WithInput,
  proof: Proving,
  cancelled: AbortController,
  signal: AbortSignal,
): Promise<void> {
  const { seed } = row;
  const { input } = row.result;
  const { instance } = input;
  const stop = AbortSignal.any([cancelled.signal, signal]);
  let reached = () => stages.quick as number;
  const finished = new AbortController();
  const watching = watch(async () => {
    if (!(await saveProgress(db, row.id, reached()))) cancelled.abort();
  }, finished.signal);
  /** What the thread comes back with; null when it did not in time, and was ended. */
  const within = async <Out>(seconds: number, worker: URL, task: object): Promise<Out | null> => {
    const late = AbortSignal.timeout(seconds * 1000);
    try {
      return await workers.run<object, Out>(worker, task, { signal: AbortSignal.any([stop, late]) });
    } catch (error) {
      if (error instanceof WorkerFailure && late.aborted && !stop.aborted) return null;
      throw error;
    }
  };
  const solve = (seconds: number, worker: URL, timeLimitSeconds: number) =>
    within<Proposal | SettingsMistake>(seconds, worker, { instance, timeLimitSeconds, seed });
  try {
    const quick = await solve(mostSeconds.quick, proposeWorker, 0);
    const first = quick === null || "mistake" in quick ? null : quick;
    if (first !== null) await saveFound(db, row, { quick: first });

    const began = performance.now();
    reached = () => stages.proof + (stages.reasons - stages.proof) * Math.min(1, (performance.now() - began) / 1000 / proof.seconds); // prettier-ignore
    const proposal = await solve(proof.seconds + proof.graceSeconds, proof.worker, proof.seconds);
    if (proposal === null) {
      if (first === null) await completeProposal(db, row, { mistake: { mistake: "none-found-in-time" } }, 0);
      else await completeProposal(db, row, { proposal: first, endedEarly: "timeout" }, first.workshops.length);
      return;
    }
    if ("mistake" in proposal) {
      const task = { instance, timeLimitSeconds: clashSeconds, seed };
      const clash = await within<Clash | null>(mostSeconds.clash, clashWorker, task);
      await completeProposal(db, row, { mistake: proposal, clash }, 0);
      return;
    }
    // Shown at once: its reasons take longer than itself.
    await saveFound(db, row, { proposal });
    reached = () => stages.reasons;
    const task: ExplainTask = { input, proposal, seed };
    const explained = await within<Explained>(mostSeconds.reasons, explainWorker, task);
    await completeProposal(db, row, { ...explained }, proposal.workshops.length);
  } finally {
    finished.abort();
    await watching;
  }
}

/** Looks every half second until the work is finished; a look that fails, with the database away, is left to the next. */
async function watch(look: () => Promise<void>, finished: AbortSignal): Promise<void> {
  const isFinished = () => finished.aborted;
  while (!isFinished()) {
    await pause(500, undefined, { signal: finished }).catch(() => undefined);
    if (!isFinished()) await look().catch(() => undefined);
  }
}
