import type { Instance } from "../method/problem.ts";
import { proposeAssignments, type Proposed } from "../method/propose.ts";
import type { WorkerTask } from "../../../platform/workers.ts";

/** What a thread is asked. */
export interface AssignTask {
  instance: Instance;
  timeLimitSeconds: number;
  seed: number;
}

/** Proposes who helps whom in a thread of its own, and tells where it is. */
// eslint-disable-next-line no-restricted-exports -- the pool calls the default export
export default async function assignInThread({
  instance,
  port,
  ...settings
}: WorkerTask<AssignTask>): Promise<Proposed> {
  return await proposeAssignments(instance, { ...settings, onStage: (stage) => port?.postMessage(stage) });
}
