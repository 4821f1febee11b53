import type { PGlite } from "@electric-sql/pglite";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import type { Database } from "./database.ts";

/** What changes while people look at it, told by the database (NOTIFY) to every process that listens. */
export interface Changes {
  /**
   * Calls `changed` when what has the id has changed, whichever process changed it: at once, and then at most twice a
   * second. Also when the line to the database has begun, or was lost and is back: a change may have been missed before.
   * Returns what ends it.
   */
  follow(id: string, changed: () => void): () => void;
  close(): Promise<void>;
}

/** Triggers tell on it, with an id and nothing else. */
const channel = "changes";
const spacingMs = 500;
const longestPauseMs = 30_000;
const closeMs = 1000;

interface Listener {
  heard: (id: string) => void;
  /** Something may have been told while nobody listened. */
  missed: () => void;
  onError: (error: unknown) => void;
}

/** One line to the database for all who follow in this process, begun with the first of them. */
export function openChanges({ source }: Pick<Database, "source">, onError: (error: unknown) => void): Changes {
  const followers = new Map<string, Set<() => void>>();
  const tell = (id: string) => followers.get(id)?.forEach((changed) => changed());
  const listener = { heard: tell, missed: () => [...followers.keys()].forEach(tell), onError };
  let stopListening: (() => Promise<void>) | null = null;
  return {
    follow(id, changed) {
      stopListening ??=
        "pglite" in source ? listenEmbedded(source.pglite, listener) : listenToServer(source.url, listener);
      const paced = spaced(changed);
      const same = followers.get(id) ?? new Set();
      followers.set(id, same.add(paced.call));
      return () => {
        paced.stop();
        same.delete(paced.call);
        if (same.size === 0 && followers.get(id) === same) followers.delete(id);
      };
    },
    async close() {
      followers.clear();
      await stopListening?.();
    },
  };
}

function listenEmbedded(pglite: PGlite, { heard, missed, onError }: Listener): () => Promise<void> {
  const listening = pglite.listen(channel, heard);
  listening.then(missed).catch(onError);
  return async () => {
    const unlisten = await listening.catch(() => undefined);
    if (!pglite.closed) await unlisten?.();
  };
}

/** A connection of its own, since LISTEN belongs to one. When it breaks it is begun again, after ever longer pauses. */
function listenToServer(url: string, { heard, missed, onError }: Listener): () => Promise<void> {
  let client: Client | null = null;
  let later: NodeJS.Timeout | undefined;
  let failures = 0;
  let isClosed = false;

  const begin = () => {
    const current = new Client({ connectionString: url, keepAlive: true, keepAliveInitialDelayMillis: 10_000 });
    client = current;
    let isOver = false;
    const over = (error: unknown) => {
      if (isOver || isClosed) return;
      isOver = true;
      if (failures === 0) onError(error);
      current.end().catch(() => undefined);
      later = setTimeout(begin, Math.min(longestPauseMs, 1000 * 2 ** failures));
      failures += 1;
    };
    current.on("error", over);
    current.on("end", () => over(new Error("the line to the database has ended")));
    current.on("notification", ({ payload }) => heard(payload ?? ""));
    current
      .connect()
      .then(() => current.query(`listen ${channel}`))
      .then(() => {
        failures = 0;
        missed();
      })
      .catch(over);
  };
  begin();
  return async () => {
    isClosed = true;
    clearTimeout(later);
    // One that is just being begun may never say that it has ended.
    await Promise.race([client?.end().catch(() => undefined), wait(closeMs, undefined, { ref: false })]);
  };
}

/** The same call at once, and what comes within the pause after it as one call at its end. */
function spaced(call: () => void): { call: () => void; stop: () => void } {
  let pause: NodeJS.Timeout | undefined;
  let isWanted = false;
  const rest = () => {
    pause = undefined;
    if (isWanted) now();
  };
  const now = () => {
    isWanted = false;
    pause = setTimeout(rest, spacingMs);
    call();
  };
  return {
    call: () => {
      if (pause === undefined) now();
      else isWanted = true;
    },
    stop: () => {
      isWanted = false;
      clearTimeout(pause);
    },
  };
}
