import { z } from "zod";
import { line, says } from "../../../platform/forms.ts";
import { topicKinds } from "../../topics/kinds.ts";
import { audienceFields, isPicked, pickedMissing } from "../audience/forms.ts";

/** A workshop planned by hand: about a topic or under a title of its own. */
export const PlannedForm = z
  .object({
    /** Chosen by the page, so that a form sent twice plans one workshop. */
    workshopId: z.uuid(),
    topicId: z.union([z.literal("").transform(() => null), z.uuid()]),
    ownTitle: line(160),
    level: z.enum(["all", "basics", "intermediate", "advanced"]),
    kind: z.enum(topicKinds),
    ...audienceFields,
  })
  .refine(({ topicId, ownTitle }) => topicId !== null || ownTitle !== "", {
    path: ["topicId"],
    ...says("workshops.log.topicMissing"),
  })
  .refine(isPicked, pickedMissing);

/** The topic with which the form starts. */
export const PlannedQuery = z.object({ topic: z.uuid().optional().catch(undefined) });
