import { z } from "zod";
import { line, says } from "../../platform/forms.ts";
import { withOpening } from "./opening/forms.ts";
import { ScheduleForm } from "./schedule/forms.ts";

export const InvitationParams = z.object({ programmeId: z.uuid(), surveyId: z.uuid(), invitationId: z.uuid() });

/** The day and the time of day when the survey closes, in the programme's time zone. */
export const ClosingForm = z.object({
  closesOn: line(40).pipe(z.iso.date(says("form.date"))),
  closesAt: line(40).pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, says("surveys.closing.timeForm"))),
});

/** The same with when reminders leave by themselves, and when it opens. */
export const PublicationForm = withOpening({ ...ClosingForm.shape, ...ScheduleForm.shape });

const dones = [
  ...(["published", "opened", "invited", "reminded", "reopened", "closed"] as const),
  ...(["scheduled", "schedule-off", "not-open"] as const),
  ...(["opens-later", "rescheduled", "unscheduled", "not-scheduled", "nobody-to-ask", "has-answers"] as const),
];

/** What has just been done, for the words at the top of the page. */
export const PublicationQuery = z.object({
  done: z.enum(dones).optional().catch(undefined),
  count: z.coerce.number().int().min(0).max(1_000_000).catch(0),
});
export type Done = NonNullable<z.output<typeof PublicationQuery>["done"]>;
