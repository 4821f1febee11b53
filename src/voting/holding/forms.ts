import { z } from "zod";
import { line, many, names, nested, requiredLine, says, tick } from "../../platform/forms.ts";
import type { AudienceChoice } from "./audience.ts";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const BallotParams = z.object({ programmeId: z.uuid(), ballotId: z.uuid() });
export const OptionParams = z.object({ programmeId: z.uuid(), ballotId: z.uuid(), optionId: z.uuid() });

const choice = z
  .string()
  .regex(/^(everyone|(workshop|group):[0-9a-f-]{36})$/)
  .transform((text): AudienceChoice => {
    const [kind, id = ""] = text.split(":");
    return kind === "workshop" || kind === "group" ? { kind, id } : { kind: "everyone" };
  })
  .refine((audience) => audience.kind === "everyone" || z.uuid().safeParse(audience.id).success);

/** Whom the new ballot asks: "?after=" a workshop, or "?for=" a group or everyone; neither: that is still to be chosen. */
export const NewBallotQuery = z.object({
  after: z
    .uuid()
    .transform((id): AudienceChoice => ({ kind: "workshop", id }))
    .optional()
    .catch(undefined),
  for: choice.optional().catch(undefined),
});

const closing = {
  closesOn: line(40).pipe(z.iso.date(says("form.date"))),
  closesAt: line(40).pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, says("voting.edit.timeForm"))),
};

const details = {
  titles: names(140),
  topics: many.pipe(z.array(z.uuid()).min(2, says("voting.edit.tooFewTopics")).max(200)),
  ...closing,
  allowsProposals: tick,
};

/** A new ballot: for whom, and the rest, which may be changed until it is opened. */
export const NewBallotForm = nested(z.object({ audience: choice, ...details }));
export const BallotForm = nested(z.object(details));
export type BallotDetails = z.output<typeof BallotForm>;

export const ClosingTimeForm = z.object(closing);

/** Why a proposal is hidden, as its proposer and the others read it. */
export const HidingForm = z.object({ reason: requiredLine(140, "voting.proposals.reasonMissing") });

/** What has just been done, for the words at the top of the page. */
export const BallotQuery = z.object({
  done: z.enum(["opened", "moved", "closed", "hidden", "shown", "planned"]).optional().catch(undefined),
});
export type Done = NonNullable<z.output<typeof BallotQuery>["done"]>;
