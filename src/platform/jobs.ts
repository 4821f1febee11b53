import { setTimeout as wait } from "node:timers/promises";
import { fromKysely, fromPglite, PgBoss } from "pg-boss";
import type { PGlite } from "@electric-sql/pglite";
import { types as pgTypes } from "@electric-sql/pglite";
import type { Temporal } from "temporal-polyfill";
import type { Database, Tx } from "./database.ts";

/** One queue: its name, what its jobs carry (ids, never secrets) and how often they are tried. */
export interface Queue<T extends object> {
  name: string;
  retries: number;
  /** A job that takes longer counts as lost, and another process takes it. */
  expireSeconds: number;
  /** Only for the type. */
  data?: T;
}

/** What does a queue's jobs: run again after a crash, so it must bear being run twice. */
export interface JobHandler<T extends object = object> {
  queue: Queue<T>;
  handle: (data: T, signal: AbortSignal) => Promise<void>;
}

export interface Jobs {
  /** Puts a job in the queue in the same transaction as the act that asks for it; with `at`, to be done then. */
  enqueue<T extends object>(trx: Tx, queue: Queue<T>, data: T, at?: Temporal.Instant): Promise<void>;
  /** The same for many jobs in one statement; all other jobs of the queue go before them. */
  enqueueMany<T extends object>(trx: Tx, queue: Queue<T>, data: readonly T[]): Promise<void>;
  /** Starts doing the jobs of these handlers in this process. */
  work(handlers: JobHandler[]): Promise<void>;
  /** Whether the queue answers: asked by /readyz. */
  isReady(): Promise<boolean>;
  /** Lets the running jobs finish, for at most so long; what is left is taken up again by the next process. */
  stop(timeoutMs: number): Promise<void>;
}

/** The usual priority is 0, and a higher one goes first. */
const afterOthers = -1;

/** So often one question finds the queues that have something to do, and wakes who does it. */
const lookMs = 500;
/** A look that has had no answer for so long is given up, and the next one asks anew. */
const lostMs = 10_000;
/** The longest that a stop waits for the look under way. */
const answerMs = 1_000;
/** So often each queue's own worker asks, were it not woken: with a score of queues that costs a score of questions. */
const seldomSeconds = 30;

/** Opens the job queue inside the product's own database. */
export async function openJobs(
  database: Database,
  queues: Queue<object>[],
  onError: (error: unknown) => void,
): Promise<Jobs> {
  const boss = newBoss(database);
  boss.on("error", onError);
  await boss.start();
  for (const { name, retries, expireSeconds } of queues) {
    await boss.createQueue(name, {
      retryLimit: retries,
      retryBackoff: true,
      retryDelay: 1,
      expireInSeconds: expireSeconds,
    });
    // Any question about a job makes the library remember the queue. Else it would look the queue up at the first
    // enqueue, on its own connection, and on the embedded database wait for ever for the transaction that enqueues.
    await boss.findJobs(name, { id: "00000000-0000-0000-0000-000000000000" });
  }
  let stopLooking = () => Promise.resolve();
  let isStopped = false;
  return {
    async enqueue(trx, queue, data, at) {
      const when = at === undefined ? {} : { startAfter: at.toString() };
      await boss.send(queue.name, data, { db: fromKysely(trx.withoutPlugins()), ...when });
    },
    async enqueueMany(trx, queue, data) {
      const jobs = data.map((each) => ({ data: each, priority: afterOthers }));
      await boss.insert(queue.name, jobs, { db: fromKysely(trx.withoutPlugins()) });
    },
    async work(handlers) {
      const workers = new Map<string, string>();
      for (const { queue, handle } of handlers)
        workers.set(
          queue.name,
          await boss.work<object>(queue.name, { pollingIntervalSeconds: seldomSeconds }, async (jobs) => {
            for (const job of jobs) await handle(job.data, job.signal);
          }),
        );
      if (!isStopped) stopLooking = lookForJobs(boss, workers, onError);
    },
    async isReady() {
      return (await boss.schemaVersion()) !== null;
    },
    async stop(timeoutMs) {
      isStopped = true;
      await stopLooking();
      await boss.stop({ graceful: true, timeout: timeoutMs, close: true });
    },
  };
}

/**
 * Wakes the worker of each queue that has a job whose time has come: a new one, one put off, or one to be tried again.
 * Returns what ends it, and waits for the look under way, but not for a database that is away.
 */
function lookForJobs(boss: PgBoss, workers: Map<string, string>, onError: (error: unknown) => void) {
  const look = async () => {
    const { rows } = await answered(boss.getDb().executeSql(dueQueues));
    for (const { name } of rows as { name: string }[]) {
      const worker = workers.get(name);
      if (worker !== undefined) boss.notifyWorker(worker);
    }
  };
  let underWay: Promise<void> | null = null;
  const timer = setInterval(() => {
    // One look at a time: while the database is away they would queue up.
    underWay ??= look()
      .catch(onError)
      .finally(() => {
        underWay = null;
      });
  }, lookMs);
  return async () => {
    clearInterval(timer);
    await Promise.race([underWay, wait(answerMs, undefined, { ref: false })]);
  };
}

// By queue and not by job: of thousands that wait in one queue the first tells all.
const dueQueues = `
  select q.name from jobs.queue q where exists (
    select from jobs.job j where j.name = q.name and j.state < 'active' and j.start_after <= now() and not j.blocked)`;

/** The answer, or an error when a connection has gone without a word. */
async function answered<T>(asked: Promise<T>): Promise<T> {
  const over = new AbortController();
  const lost = wait(lostMs, undefined, { ref: false, signal: over.signal }).then(() => {
    throw new Error("The job queue has not answered.");
  });
  lost.catch(() => undefined);
  return await Promise.race([asked, lost]).finally(() => over.abort());
}

function newBoss({ source }: Database): PgBoss {
  const settings = { schema: "jobs", schedule: false, supervise: true };
  return "pglite" in source
    ? new PgBoss({ ...settings, backend: "pglite", db: embedded(source.pglite) })
    : new PgBoss({ ...settings, connectionString: source.url, max: 4 });
}

// The queue reads times as Date, where the rest of the product reads them as Temporal.Instant.
function embedded(pglite: PGlite): ReturnType<typeof fromPglite> {
  const parsers = { [pgTypes.TIMESTAMPTZ]: (text: string) => new Date(text) };
  const serializers = {
    [pgTypes.TIMESTAMPTZ]: (value: unknown) => (value instanceof Date ? value.toISOString() : String(value)),
  };
  return fromPglite({
    query: (text, parameters) => pglite.query(text, parameters, { parsers, serializers }),
    exec: (text) => pglite.exec(text, { parsers }),
  });
}
