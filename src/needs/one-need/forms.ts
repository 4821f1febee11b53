import { z } from "zod";
import { sizeClasses } from "../../organisations/index.ts";
import { locales } from "../../platform/locales.ts";

export const OneNeedParams = z.object({ programmeId: z.uuid(), needId: z.uuid() });
export const ItemParams = z.object({ programmeId: z.uuid(), itemKey: z.string().min(1).max(200) });

/** Whose answers are looked at; "none" are those whose industry or size is not known. */
export const OneNeedQuery = z.object({
  survey: z.uuid().optional(),
  industry: z.union([z.uuid(), z.literal("none")]).optional(),
  size: z.enum([...sizeClasses, "none"]).optional(),
  language: z.enum(locales).optional(),
});
