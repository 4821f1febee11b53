import { z } from "zod";

/** Whether the attachments are taken along. */
export const ExportQuery = z.object({ files: z.enum(["yes", "no"]).catch("yes") });
