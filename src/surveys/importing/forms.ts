import { z } from "zod";
import { line, says, tick } from "../../platform/forms.ts";

export const DraftParams = z.object({ programmeId: z.uuid(), draftId: z.uuid() });
export const MappingParams = z.object({ programmeId: z.uuid(), mappingId: z.uuid() });

/** Which survey the answers go into, as the mapping page's address says. */
export const IntoQuery = z.object({
  into: z.union([z.uuid(), z.literal("")]).optional(),
  /** Even an export of the product's own is read column by column. */
  by: z.literal("columns").optional(),
});

export const SavedMappingForm = z.object({ mappingId: z.uuid() });

/**
 * Taking the answers in: whether rows with errors are left out (without it one error keeps the whole file out), whether
 * the answers of those who are no longer in the file go, whether those given by people's own links are replaced (without
 * these they stay), and the name under which the mapping is kept, if any.
 */
export const AcceptanceForm = z.object({
  leaveOut: tick,
  removeGone: tick,
  replaceOwn: tick,
  own: tick,
  /** What the preview was made of. */
  seen: z.string().max(100).default(""),
  mappingName: line(2_000)
    .transform((name) => name.slice(0, 80))
    .default(""),
});

/** A number in a form, with a decimal point or comma. */
export const number = line(8)
  .transform((text) => text.replace(",", "."))
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/, says("surveys.import.numberWanted")))
  .transform(Number);
