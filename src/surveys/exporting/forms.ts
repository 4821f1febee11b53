import { z } from "zod";
import { tick } from "../../platform/forms.ts";
import { locales } from "../../platform/locales.ts";

export const tableForms = ["xlsx", "csv"] as const;
export const toolForms = ["spss", "vv"] as const;

/** What to take along, in which form; anything else than our page sends is the plainest of each. */
export const ExportQuery = z.object({
  /** "own-words": what respondents of an anonymous survey wrote, which stands apart from its rows. */
  form: z.enum([...tableForms, ...toolForms, "own-words"]).catch("csv"),
  cells: z.enum(["codes", "texts"]).catch("codes"),
  language: z.enum(locales).optional().catch(undefined),
  choices: z.enum(["columns", "joined"]).catch("columns"),
  unfinished: tick.catch(false),
});
export type ExportWanted = z.output<typeof ExportQuery>;
