import { z } from "zod";
import { templateNames } from "./templates.ts";

export const CatalogueParams = z.object({ programmeId: z.uuid() });

export const TemplateForm = z.object({ template: z.enum(templateNames) });

/** The button of a list's member that moves it one step. */
export const MoveForm = z.object({ direction: z.enum(["up", "down"]) });
