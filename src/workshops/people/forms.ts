import { z } from "zod";
import { email, line, many, says } from "../../platform/forms.ts";
import type { Locale } from "../../platform/locales.ts";
import { personName } from "../attendees/forms.ts";
import { Answer } from "../own/forms.ts";
import { WorkshopParams } from "../register/forms.ts";
import { reminderKinds } from "../reminders/reminder.ts";
import { choices } from "./recipients.ts";

export const SeatParams = WorkshopParams.extend({ seatId: z.uuid() });

/** Whom to invite: people are chosen only together with "chosen", so that nobody writes to all who meant some. */
export const InviteForm = z
  .object({
    who: z.enum(choices),
    people: many.pipe(z.array(z.uuid()).max(5000)).catch([]),
  })
  .refine(({ who, people }) => who === "chosen" || people.length === 0, {
    path: ["who"],
    ...says("workshops.people.invite.someChosen"),
  });

/** Somebody by name and e-mail, in one of the programme's languages. */
export function guestForm(locales: readonly Locale[]) {
  return z.object({ name: personName, email, organisation: line(200), locale: z.enum(locales) });
}
export type GuestDetails = z.output<ReturnType<typeof guestForm>>;

export const AnswerForm = z.object({ answer: Answer });
export const RemindForm = z.object({ to: z.enum(reminderKinds) });

/** What has just been done, for the words at the top of the page. */
export const PeopleQuery = z.object({
  done: z
    .enum([
      ...["invited", "reminded", "answered", "linked", "links-ended", "removed"],
      ...["cancelled", "over", "not-remote", "remote-only", "just-sent", "no-address"],
    ] as const)
    .optional()
    .catch(undefined),
  count: z.coerce.number().int().min(0).max(1_000_000).catch(0),
});
