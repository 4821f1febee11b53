import { setTimeout as pause } from "node:timers/promises";

/** Looks every second until the work is finished; a look that fails, with the database away, is left to the next. */
export async function watch(look: () => Promise<void>, finished: AbortSignal): Promise<void> {
  for (;;) {
    const isOver = await pause(1000, false, { signal: finished }).catch(() => true);
    if (isOver) return;
    await look().catch(() => undefined);
  }
}
