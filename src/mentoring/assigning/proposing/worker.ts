import type { Instance } from "../method/problem.ts";
import { proposeAssignments, type Proposed } from "../method/propose.ts";

/** What a thread is asked. */
export interface AssignTask {
  instance: Instance;
  timeLimitSeconds: number;
  seed: number;
}

/** Proposes who helps whom in a thread of its own. */
// eslint-disable-next-line no-restricted-exports -- the pool calls the default export
export default async function assignInThread({ instance, ...settings }: AssignTask): Promise<Proposed> {
  return await proposeAssignments(instance, settings);
}
