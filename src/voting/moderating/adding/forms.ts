import { z } from "zod";
import { many, says } from "../../../platform/forms.ts";
import { ownTyped } from "../../drafting/forms.ts";
import { mostOptions } from "../../settings.ts";

/** Topics of the catalogue, and the team's own words, that are added while people propose or vote. */
export const AddingForm = z
  .object({ topics: many.pipe(z.array(z.uuid()).max(mostOptions)), ownOptions: ownTyped.optional() })
  .transform(({ topics, ownOptions = [] }) => ({ topics: [...new Set(topics)], ownTopics: ownOptions }))
  .refine(({ topics, ownTopics }) => topics.length + ownTopics.length > 0, {
    path: ["topics"],
    ...says("voting.moderating.add.nothing"),
  });
