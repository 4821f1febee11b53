import { z } from "zod";
import { ArticleParams } from "../forms.ts";

export const VersionParams = ArticleParams.extend({ versionNumber: z.coerce.number().int().min(1).max(1_000_000) });
