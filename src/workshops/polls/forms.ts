import { z } from "zod";
import { line, tick } from "../../platform/forms.ts";
import { day } from "../one/time/forms.ts";
import { ProgrammeParams } from "../register/forms.ts";

export const PollParams = ProgrammeParams.extend({ pollId: z.uuid() });
export const DateParams = PollParams.extend({ dateId: z.uuid() });

export const ClosingForm = z.object({ closesOn: line(40).pipe(day) });
/** `version` marks the workshop as it was when the question was shown. */
export const PickForm = z.object({ invites: tick, version: line(40).optional() });

const pollDones = [
  ...(["made", "asked", "reminded", "closed", "prolonged", "picked", "removed"] as const),
  ...(["past", "cancelled"] as const),
] as const;

/** What has just been done, for the words at the top of the page. */
export const PollQuery = z.object({
  done: z.enum(pollDones).optional().catch(undefined),
  count: z.coerce.number().int().min(0).max(1_000_000).catch(0),
});
export type PollDone = NonNullable<z.output<typeof PollQuery>["done"]>;
