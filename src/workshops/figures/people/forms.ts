import { z } from "zod";
import { line } from "../../../platform/forms.ts";
import { FiguresQuery } from "../forms.ts";

/** Which people are listed. */
export const PeopleQuery = FiguresQuery.extend({
  q: line(160).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type PeopleAsked = z.output<typeof PeopleQuery>;
