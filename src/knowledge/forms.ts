import { z } from "zod";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const ArticleParams = ProgrammeParams.extend({ articleId: z.uuid() });
