import { z } from "zod";
import { ProgrammeParams } from "../../register/forms.ts";

/** A feed is known by the hash of its secret. */
export const FeedParams = ProgrammeParams.extend({ feedId: z.string().regex(/^[0-9a-f]{64}$/) });

/** The secret part of a feed's address. */
export const TokenParams = z.object({ token: z.string().min(1).max(100) });

/** Whose workshops are to be followed: the programme's (empty) or a facilitator's. */
export const FeedForm = z.object({ facilitatorId: z.union([z.literal("").transform(() => null), z.uuid()]) });
