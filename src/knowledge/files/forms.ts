import { z } from "zod";
import { ArticleParams } from "../forms.ts";

export const FileParams = ArticleParams.extend({ articleFileId: z.uuid() });
