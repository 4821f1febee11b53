import type { GroupingInput } from "../../method/grouping.ts";
import { effectOf, type Effect } from "./effect.ts";

/** What settings would do, as a message to a worker thread. */
export interface EffectTask {
  input: GroupingInput;
  settings: { k: number; seed: number };
  present: (number | null)[];
}

// eslint-disable-next-line no-restricted-exports -- piscina calls the default export
export default function runEffect({ input, settings, present }: EffectTask): Effect {
  return effectOf(input, settings, present);
}
