import { sql } from "kysely";
import type { Database } from "./database.ts";

const everyMs = 5 * 60_000;

/**
 * Does for the embedded database what a server does by itself: it has no autovacuum and no checkpointer.
 * Returns the function that stops the round and does it a last time. On a server it does nothing.
 */
export function startUpkeep(database: Database, onError: (error: unknown) => void): () => Promise<void> {
  if (database.kind !== "pglite") return () => Promise.resolve();
  const timer = setInterval(() => void tidy(database).catch(onError), everyMs);
  return async () => {
    clearInterval(timer);
    await tidy(database);
  };
}

async function tidy({ db }: Database): Promise<void> {
  await sql`vacuum (analyze)`.execute(db);
  await sql`checkpoint`.execute(db);
}

const cleaningEveryMs = 60 * 60_000;

/**
 * Deletes what is over, now and every hour; several processes may do it at once. A step that fails is reported and keeps
 * no other from being done. Returns the function that ends the rounds and waits for the one under way.
 */
export function startCleaning(
  steps: readonly (() => Promise<void>)[],
  onError: (error: unknown) => void,
): () => Promise<void> {
  const round = async () => {
    for (const step of steps) await step().catch(onError);
  };
  let underWay = round();
  const timer = setInterval(() => {
    underWay = underWay.then(round);
  }, cleaningEveryMs);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
