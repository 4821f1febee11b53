import { z } from "zod";
import { line, paragraphs, requiredLine, says, tick } from "../../platform/forms.ts";
import { OwnWorkshopParams } from "../own/forms.ts";
import { WorkshopParams } from "../register/forms.ts";

export const MaterialParams = WorkshopParams.extend({ materialId: z.uuid() });

/** The same as one of those to whom it is shown comes to it. */
export const OwnMaterialParams = OwnWorkshopParams.extend({ materialId: z.uuid() });

const SafeUrl = z.url({ protocol: /^https$/, hostname: z.regexes.domain });

/** A material: a link over TLS, a note, a file that comes beside the form, or all of them. */
export const MaterialForm = z.object({
  phase: z.enum(["before", "after"]),
  title: requiredLine(160),
  url: line(2000).refine((url) => url === "" || SafeUrl.safeParse(url).success, says("workshops.materials.wrongUrl")),
  note: paragraphs(2000),
});
export type MaterialDetails = z.output<typeof MaterialForm>;

/** A material that is there: its file can be taken away too. */
export const MaterialEditForm = MaterialForm.extend({ removesFile: tick });

/** The button that moves a material one step. */
export const MoveForm = z.object({ direction: z.enum(["up", "down"]) });

/** What has just been done, for the words at the top of the page. */
export const MaterialsQuery = z.object({
  done: z.enum(["added", "saved", "removed", "told"]).optional().catch(undefined),
  count: z.coerce.number().int().min(0).max(1_000_000).catch(0),
});
export type MaterialsDone = NonNullable<z.output<typeof MaterialsQuery>["done"]>;
