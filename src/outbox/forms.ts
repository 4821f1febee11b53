import { z } from "zod";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const MailParams = z.object({ programmeId: z.uuid(), mailId: z.uuid() });

/** Which page of the list, from 1. */
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });
