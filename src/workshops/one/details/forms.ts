import { z } from "zod";
import { line, nested, says, tick } from "../../../platform/forms.ts";
import { topicKinds } from "../../topics/kinds.ts";
import { eventKinds } from "../../words.ts";

/** What sort of workshop it is; `titles` are asked of one that has no topic. */
export const DetailsForm = nested(
  z
    .object({
      kind: z.enum(topicKinds),
      eventKind: z.enum(eventKinds),
      isPublic: tick,
      titles: z.object({ fi: line(160), sv: line(160), en: line(160) }).optional(),
      version: line(40),
    })
    .refine(({ kind, isPublic }) => !isPublic || kind === "open" || kind === "themed", {
      path: ["isPublic"],
      ...says("workshops.details.publicOnlyOpen"),
    }),
);

export type Details = Omit<z.output<typeof DetailsForm>, "version">;
