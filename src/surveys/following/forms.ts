import { z } from "zod";
import { line } from "../../platform/forms.ts";
import { wantedStates } from "./list/listing.ts";

export const ResponseParams = z.object({ programmeId: z.uuid(), surveyId: z.uuid(), responseId: z.uuid() });

/** What of the list is looked at, and what came of asking for a new link, for the words at the top of the page. */
export const FollowingQuery = z.object({
  q: line(160).catch(""),
  state: z.union([z.literal(""), z.enum(wantedStates)]).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  link: z.enum(["sent", "not-open", "no-contact", "just-sent", "has-answered"]).optional().catch(undefined),
});
export type FollowingWanted = z.output<typeof FollowingQuery>;
export type LinkOutcome = NonNullable<z.output<typeof FollowingQuery>["link"]>;
