import { z } from "zod";
import { templateNames } from "../../catalogue/index.ts";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const TemplateForm = z.object({ template: z.enum(templateNames) });
