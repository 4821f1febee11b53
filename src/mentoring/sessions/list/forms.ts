import { z } from "zod";
import { sessionKinds } from "../session.ts";

const idOrNone = z.union([z.literal(""), z.uuid()]).catch("");
const dayOrNone = z.union([z.literal(""), z.iso.date()]).catch("");

/** Which sessions are listed. Without a word of whose, a mentor sees one's own. */
export const ListQuery = z.object({
  mentor: z
    .union([z.literal("all"), z.uuid()])
    .optional()
    .catch(undefined),
  unit: idOrNone,
  tool: idOrNone,
  kind: z.union([z.literal(""), z.enum(sessionKinds)]).catch(""),
  from: dayOrNone,
  to: dayOrNone,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  /** The session that has just been saved. */
  saved: z.uuid().optional().catch(undefined),
});
export type ListWanted = z.output<typeof ListQuery>;
