import { z } from "zod";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const ToolParams = z.object({ programmeId: z.uuid(), toolId: z.uuid() });
/** A unit is a part of the register of organisations, or an organisation that has no parts. */
export const UnitParams = z.object({ programmeId: z.uuid(), organisationId: z.uuid() });
