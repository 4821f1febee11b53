import { z } from "zod";
import { line } from "../../platform/forms.ts";
import { commitments } from "../commitment/commitment.ts";
import { orders } from "./listing.ts";

const counted = z.coerce.number().int().min(0).max(1_000_000).catch(0);

/** What of the list is looked at, and what an import or a change of many has just done. */
export const ListQuery = z.object({
  q: line(160).default(""),
  industry: z.union([z.literal(["", "none"]), z.uuid()]).default(""),
  commitment: z.union([z.literal(""), z.enum(commitments)]).default(""),
  sort: z.enum(orders).default("name"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  added: counted,
  changed: counted,
  became: z.enum(commitments).optional().catch(undefined),
  becameCount: counted,
});
export type ListWanted = z.output<typeof ListQuery>;
