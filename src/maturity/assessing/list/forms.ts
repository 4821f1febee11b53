import { z } from "zod";
import { line } from "../../../platform/forms.ts";
import { orders } from "./listing.ts";

/** What of the list is looked at. */
export const ListQuery = z.object({
  q: line(160).catch(""),
  sort: z.enum(orders).catch("tree"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type ListWanted = z.output<typeof ListQuery>;
