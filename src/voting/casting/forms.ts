import { z } from "zod";
import { many } from "../../platform/forms.ts";

export const TokenParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export const VoterParams = z.object({ ballotId: z.uuid() });

/** A voter's link's token, as the browser keeps it. */
export const LinkToken = TokenParams.shape.token;

const ids = many.pipe(z.array(z.uuid()).max(1000));

/** A vote: what was ticked, what the page had shown, and a topic of one's own. Long titles are judged by the rule. */
export const VoteForm = z.object({
  approved: ids.catch([]),
  seen: ids.catch([]),
  proposal: z
    .string()
    .max(20_000)
    .transform((text) => text.toWellFormed())
    .catch(""),
  blank: z.literal("yes").optional().catch(undefined),
});
