import type { MessagePort } from "node:worker_threads";
import type { Instance } from "./method/instance.ts";
import { propose, type Proposal } from "./method/propose.ts";
import type { SettingsMistake } from "./method/settings.ts";

/** What a thread is asked: the port gets `Progress` messages, a first byte other than 0 in `cancel` ends the search. */
export interface ProposeTask {
  instance: Instance;
  timeLimitSeconds: number;
  seed: number;
  port?: MessagePort | undefined;
  /** Shared, because a thread inside the solver can't receive messages. */
  cancel?: SharedArrayBuffer | undefined;
}

/** Proposes a series in a thread of its own; cancelled, it returns the best plan found so far. */
// eslint-disable-next-line no-restricted-exports -- the pool calls the default export
export default async function proposeInThread(task: ProposeTask): Promise<Proposal | SettingsMistake> {
  const { instance, timeLimitSeconds, seed, port, cancel } = task;
  const flag = cancel === undefined ? null : new Uint8Array(cancel);
  const shouldStop = () => flag !== null && Atomics.load(flag, 0) !== 0;
  try {
    return await propose(instance, { timeLimitSeconds, seed, shouldStop }, (progress) => port?.postMessage(progress));
  } finally {
    port?.close();
  }
}
