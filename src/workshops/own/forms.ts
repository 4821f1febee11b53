import { z } from "zod";

export const AttendeeParams = z.object({ attendeeId: z.uuid() });
export const OwnWorkshopParams = AttendeeParams.extend({ workshopId: z.uuid() });

export const Answer = z.enum(["coming", "remote", "declined"]);
export const AnswerForm = z.object({ answer: Answer });

/** What has just been done, for the words at the top of the page. */
export const OwnQuery = z.object({
  /** The workshop that it was about. */
  about: z.uuid().optional().catch(undefined),
  done: z
    .enum(["answered", "cancelled", "over", "not-remote", "remote-only", "passed", "sent", "reminders", "not-invited"])
    .optional()
    .catch(undefined),
});
export type OwnDone = NonNullable<z.output<typeof OwnQuery>["done"]>;
