import { z } from "zod";
import { templateNames } from "../../catalogue/index.ts";
import { line } from "../../platform/forms.ts";
import { topicOrders } from "./finding.ts";
import { placeModes, topicKinds, topicLevels } from "./kinds.ts";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const TemplateForm = z.object({ template: z.enum(templateNames) });

/** What is looked for in the list; a field left empty, or one that makes no sense, asks for nothing. */
export const TopicsQuery = z.object({
  text: line(80).catch(""),
  kind: z.enum(topicKinds).optional().catch(undefined),
  level: z.enum(topicLevels).optional().catch(undefined),
  place: z.enum(placeModes).optional().catch(undefined),
  need: z.uuid().optional().catch(undefined),
  order: z.enum(topicOrders).catch("kind"),
});

/** A page of ours to go back to after the act, "/programmes/…/series#w-3"; anything else is no page of ours. */
export const Back = z
  .string()
  .max(400)
  .regex(/^\/programmes\/[0-9a-f-]{36}(\/[a-z0-9-]+)*(#[a-z0-9-]+)?$/i)
  .optional()
  .catch(undefined);
