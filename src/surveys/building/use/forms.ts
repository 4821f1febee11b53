import { z } from "zod";
import { locales } from "../../../platform/locales.ts";
import { BuildingParams } from "../forms.ts";

/** Which edits the page has told of. */
export const UseForm = z.object({ seen: z.string().max(40) });

export const VersionParams = BuildingParams.extend({ versionNumber: z.coerce.number().int().min(1).max(1_000_000) });

/** In which language an earlier version is shown. */
export const VersionQuery = z.object({ in: z.enum(locales).optional() });
