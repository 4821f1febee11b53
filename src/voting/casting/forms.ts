import { z } from "zod";
import { many } from "../../platform/forms.ts";

export const TokenParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export const VoterParams = z.object({ ballotId: z.uuid() });
export const OwnOptionParams = VoterParams.extend({ optionId: z.uuid() });

/** A voter's link's token, as the browser keeps it. */
export const LinkToken = TokenParams.shape.token;

const ids = many.pipe(z.array(z.uuid()).max(1000));
const words = z
  .string()
  .transform((text) => text.slice(0, 20_000).toWellFormed())
  .catch("");
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const pressed = (kinds: string) =>
  z
    .string()
    .regex(new RegExp(`^(${kinds})\\.${uuid}$`))
    .nullable()
    .catch(null);

/** A topic of one's own, with what it was shown beside; long titles are judged by the rule. */
export const ProposalForm = z.object({
  proposal: words,
  /** The title for which topics like it have been shown. */
  similarFor: words,
  /** The button of one of those topics, which is taken instead. */
  instead: pressed("option|topic"),
});

/** A vote besides its marks (`typedMarks`): what the page had shown, a topic of one's own, and which button was pressed. */
export const VoteForm = ProposalForm.extend({
  seen: ids.catch([]),
  blank: z.literal("yes").optional().catch(undefined),
  /** The button that moves an option in a ranking. */
  move: pressed("up|down"),
});
export type SentVote = z.output<typeof VoteForm>;

/** What has just been done on the ballot's page, or why it could not be. */
export const BallotQuery = z.object({
  done: z.enum(["proposed", "withdrawn", "not-open", "not-own", "seen", "taken-in"]).optional().catch(undefined),
});
