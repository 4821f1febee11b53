import { z } from "zod";
import { email } from "../../../platform/forms.ts";
import { Answer } from "../forms.ts";

export const TokenParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

/** What a letter's link is about, in its address and in its page's form. Anything else opens the person's pages without an answer. */
export const LinkSubject = z.object({
  workshop: z.uuid().optional().catch(undefined),
  answer: Answer.optional().catch(undefined),
  /** The poll of dates that the letter was about, instead of a workshop. */
  poll: z.uuid().optional().catch(undefined),
});

export const AskForLinkForm = z.object({ email });
export const AskedQuery = z.object({ asked: z.literal("yes").optional().catch(undefined) });
