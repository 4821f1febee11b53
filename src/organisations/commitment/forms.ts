import { z } from "zod";
import { many, says, tick } from "../../platform/forms.ts";
import { commitments } from "./commitment.ts";

export const CommitmentForm = z.object({ commitment: z.enum(commitments) });

/** The same of many: those ticked on the page of the list, or everyone whom its search finds. */
export const CommitmentOfManyForm = z
  .object({
    organisationIds: many.pipe(z.array(z.uuid())),
    everyone: tick,
    commitment: z.enum(commitments, says("organisations.commitment.choose")),
  })
  .refine(({ organisationIds, everyone }) => everyone || organisationIds.length > 0, {
    path: ["organisationIds"],
    ...says("organisations.commitment.nobody"),
  });

/** What of the list was seen when it was sent: the query of its address. */
export const SeenForm = z.object({ seen: z.string().max(2_000).default("").catch("") });
