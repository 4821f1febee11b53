import { smallestClash, type Clash, type ClashLimits } from "./smallest.ts";
import type { Instance } from "../method/instance.ts";

/** Finds why the settings can't be met, in a thread of its own: many models are solved for it. */
// eslint-disable-next-line no-restricted-exports -- the pool calls the default export
export default async function findClashInThread(task: { instance: Instance } & ClashLimits): Promise<Clash | null> {
  return await smallestClash(task.instance, task);
}
