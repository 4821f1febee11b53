import { z } from "zod";
import { line, says } from "../../platform/forms.ts";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const WorkshopParams = ProgrammeParams.extend({ workshopId: z.uuid() });
export const TopicParams = ProgrammeParams.extend({ topicId: z.uuid() });
export const OwnParams = z.object({ attendeeId: z.uuid(), workshopId: z.uuid() });

/** The day and the time of day until which feedback is taken in, in the programme's time zone. */
export const ClosingForm = z.object({
  closesOn: line(40).pipe(z.iso.date(says("form.date"))),
  closesAt: line(40).pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, says("surveys.closing.timeForm"))),
});

/** What has just been done, for the words at the top of the page. */
export const FeedbackQuery = z.object({
  done: z.enum(["asked", "reminded", "moved", "closed"]).optional().catch(undefined),
  count: z.coerce.number().int().min(0).max(1_000_000).catch(0),
});
export type FeedbackDone = z.output<typeof FeedbackQuery>;
