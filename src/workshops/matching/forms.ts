import { z } from "zod";
import { line, requiredLine, says } from "../../platform/forms.ts";

export const GuestParams = z.object({ programmeId: z.uuid(), guestId: z.uuid() });

export const MatchForm = z.object({
  organisationId: z.union([z.uuid()], says("workshops.matching.choose")),
});

const nothing = z.literal("").transform(() => null);

/** An organisation that is not in the register yet. */
export const NewOrganisationForm = z.object({
  // The sign between the names of a path can't be in a name.
  name: requiredLine(160).refine((name) => !name.includes("›"), says("organisations.edit.nameSign")),
  industryId: z.union([nothing, z.uuid()]),
  municipality: line(80),
});
export type NewOrganisation = z.output<typeof NewOrganisationForm>;

/** What has just been done, and to whom. */
export const GuestsQuery = z.object({
  done: z.enum(["matched", "unmatched", "stays", "back", "guest-there"]).optional().catch(undefined),
  about: z.uuid().optional().catch(undefined),
});
export type Done = NonNullable<z.output<typeof GuestsQuery>["done"]>;
