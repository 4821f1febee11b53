import { z } from "zod";
import { line, many, says } from "../../platform/forms.ts";
import { day } from "../register/forms.ts";

/** A workshop held: about a topic or under a title of its own, for all, for those picked or for an earlier one's audience. */
export const LogForm = z
  .object({
    topicId: z.union([z.literal("").transform(() => null), z.uuid()]),
    ownTitle: line(160),
    level: z.enum(["all", "basics", "intermediate", "advanced"]),
    heldOn: day,
    audience: z.union([z.enum(["all", "picked"]), z.uuid()]),
    organisationIds: many.pipe(z.array(z.uuid())),
    audienceName: line(120),
  })
  .refine(({ topicId, ownTitle }) => topicId !== null || ownTitle !== "", {
    path: ["topicId"],
    ...says("workshops.log.topicMissing"),
  })
  .refine(({ audience, organisationIds }) => audience !== "picked" || organisationIds.length > 0, {
    path: ["organisationIds"],
    ...says("workshops.log.nobody"),
  });

export type LogDetails = z.output<typeof LogForm>;
