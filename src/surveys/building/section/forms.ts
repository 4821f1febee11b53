import { z } from "zod";
import { names, nested, texts } from "../../../platform/forms.ts";
import { Since } from "../forms.ts";

/** A section's title and what is told at its beginning. */
export const SectionForm = nested(
  z.object({ titles: names(200), helps: texts(2000), seen: z.string().max(40).optional(), since: Since }),
);
