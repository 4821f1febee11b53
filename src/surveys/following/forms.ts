import { z } from "zod";

export const ResponseParams = z.object({ programmeId: z.uuid(), surveyId: z.uuid(), responseId: z.uuid() });

/** What came of asking for a new link, for the words at the top of the page. */
export const FollowingQuery = z.object({
  link: z.enum(["sent", "not-open", "no-contact", "just-sent"]).optional().catch(undefined),
});
export type LinkOutcome = NonNullable<z.output<typeof FollowingQuery>["link"]>;
