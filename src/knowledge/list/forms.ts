import { z } from "zod";
import { line } from "../../platform/forms.ts";
import { listNames } from "./choosing.ts";

/** What is searched for, the tool or need that it is about, or a list of its own. */
export const ListQuery = z.object({
  q: line(200).catch(""),
  tool: z.uuid().optional().catch(undefined),
  need: z.uuid().optional().catch(undefined),
  show: z.enum(listNames).optional().catch(undefined),
  done: z.enum(["removed"]).optional().catch(undefined),
});
export type ListChoice = z.output<typeof ListQuery>;
