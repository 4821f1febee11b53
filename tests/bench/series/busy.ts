/** The longest that the thread was kept from its next turn, and how much of its longest turn it worked itself. */
export interface Busy {
  delayMs: number;
  workMs: number;
}

/**
 * Watches this thread's event loop, with a turn wanted every five milliseconds. On a machine that others use too, a
 * turn may come late without anything having kept it: the work is the thread's own processor time, which only what
 * runs in it can cause.
 */
export function watchLoop(): { take: () => Promise<Busy>; stop: () => void } {
  let longest: Busy = { delayMs: 0, workMs: 0 };
  let [at, worked] = [performance.now(), ownMs()];
  const timer = setInterval(() => {
    const [now, mine] = [performance.now(), ownMs()];
    longest = { delayMs: Math.max(longest.delayMs, now - at), workMs: Math.max(longest.workMs, mine - worked) };
    [at, worked] = [now, mine];
  }, 5);
  return {
    /** What was seen since the last time. */
    async take() {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const seen = longest;
      longest = { delayMs: 0, workMs: 0 };
      return seen;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}

function ownMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
