// Worker threads for what is heavy: grouping, optimisation, spreadsheets. A worker's entry is a file whose default
// export takes the input's fields and a `port` beside them, and returns (a promise of) the result; it may post
// progress on the port.
import { availableParallelism } from "node:os";
import { type MessagePort, MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import { Piscina } from "piscina";

/** What every worker entry is called with. Inputs and results are copied between threads by structured clone. */
export type WorkerTask<In extends object> = In & { port?: MessagePort };

export type WorkerFailureReason = "aborted" | "closed" | "died" | "out-of-memory";

/** The thread did not finish for a reason outside its own code; what its code throws is passed on as it is. */
export class WorkerFailure extends Error {
  override readonly name = "WorkerFailure";
  readonly reason: WorkerFailureReason;

  constructor(reason: WorkerFailureReason, cause: unknown) {
    super(`The worker did not finish: ${reason}`, { cause });
    this.reason = reason;
  }
}

export interface RunOptions {
  onProgress?: (progress: unknown) => void;
  signal?: AbortSignal;
}

export interface Workers {
  /**
   * Runs the default export of `file` in a thread. Rejects with WorkerFailure when the signal aborts (the thread is
   * ended, whatever it is doing), when the thread dies or goes over its memory, or when the pool is closed.
   */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller says what the entry takes
  run: <In extends object, Out>(file: URL, input: In, options?: RunOptions) => Promise<Out>;
  /** Ends all threads; what is still running is rejected with the reason "closed". */
  close: () => Promise<void>;
}

export interface WorkersOptions {
  /** The most threads at once; by default one for each processor but one. */
  threads?: number;
  /** The most JavaScript heap of one thread, in MiB. Buffers and WASM memory are not part of it. */
  memoryMb?: number;
  /** Told of threads that die while they have nothing to do. */
  onError?: (error: unknown) => void;
}

/** Opens a pool of worker threads. Threads start when they are needed and end after half a minute without work. */
export function openWorkers({ threads, memoryMb = 512, onError }: WorkersOptions = {}): Workers {
  const pool = new Piscina({
    minThreads: 0,
    maxThreads: threads ?? Math.max(1, availableParallelism() - 1),
    idleTimeout: 30_000,
    // Node ends a thread that comes near its limit, but allows it only 16 MiB more until then; a large young
    // generation moving over at once would go past that, and then Node ends the whole process.
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 8 },
    // A thread gets neither the secrets of the environment nor flags meant for the main thread.
    env: {},
    execArgv: [],
  });
  pool.on("error", (error: unknown) => onError?.(error));
  let closed = false;
  const isClosed = () => closed;

  const run = async (file: URL, input: object, { onProgress, signal }: RunOptions = {}): Promise<unknown> => {
    if (isClosed()) throw new WorkerFailure("closed", undefined);
    if (signal?.aborted === true) throw new WorkerFailure("aborted", signal.reason);
    const progress = onProgress === undefined ? undefined : openProgress(onProgress);
    const task: WorkerTask<object> = progress === undefined ? input : { ...input, port: progress.port };
    try {
      return await pool.run(task, {
        filename: file.href,
        transferList: progress === undefined ? [] : [progress.port],
        signal: signal ?? null,
      });
    } catch (error) {
      const reason = isClosed() ? "closed" : failureReason(error, signal);
      throw reason === null ? error : new WorkerFailure(reason, error);
    } finally {
      progress?.close();
    }
  };
  const close = async () => {
    closed = true;
    await pool.destroy();
  };
  return { run: run as Workers["run"], close };
}

/** Runs the default export of `file` in a thread of its own that ends with it: for what is rarely heavy, deep in an act. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller says what the entry takes
export async function runAlone<Input extends object, Output>(file: URL, input: Input): Promise<Output> {
  const workers = openWorkers({ threads: 1 });
  try {
    return await workers.run<Input, Output>(file, input);
  } finally {
    await workers.close();
  }
}

/** A port for the thread. What it posted last may still be on its way when the result is there: close() delivers it. */
function openProgress(onProgress: (progress: unknown) => void): { port: MessagePort; close: () => void } {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", onProgress);
  const close = () => {
    port1.off("message", onProgress);
    for (let last = nextMessage(port1); last !== undefined; last = nextMessage(port1)) onProgress(last.message);
    port1.close();
  };
  return { port: port2, close };
}

function nextMessage(port: MessagePort): { message: unknown } | undefined {
  return receiveMessageOnPort(port);
}

/** Why a run failed, or null when the worker's own code threw. The pool tells a dead thread only by its message. */
function failureReason(error: unknown, signal: AbortSignal | undefined): WorkerFailureReason | null {
  if (!(error instanceof Error)) return null;
  if (signal?.aborted === true && error.name === "AbortError") return "aborted";
  if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") return "out-of-memory";
  return /^worker exited with code|^Terminating worker thread/.test(error.message) ? "died" : null;
}
