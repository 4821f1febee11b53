import type { MessagePort } from "node:worker_threads";
import { groupRespondents } from "./method/group.ts";
import type { GroupingInput, GroupingResult, GroupingSettings } from "./method/grouping.ts";

/** One grouping as a message to a worker thread; the progress goes to `port`, whose other end the caller closes. */
export interface GroupingTask {
  input: GroupingInput;
  settings: GroupingSettings;
  port?: MessagePort;
}

/** Groups in a worker thread. A mistake in the input rejects with its message. */
// eslint-disable-next-line no-restricted-exports -- piscina calls the default export
export default function runGrouping({ input, settings, port }: GroupingTask): GroupingResult {
  return groupRespondents(
    input,
    settings,
    (progress) => port?.postMessage(progress),
    () => performance.now(),
  );
}
