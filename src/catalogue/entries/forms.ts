import { z } from "zod";
import { names, nested } from "../../platform/forms.ts";
import { CatalogueParams } from "../forms.ts";

export const EntryParams = CatalogueParams.extend({ entryId: z.uuid() });

export const EntryForm = nested(z.object({ names: names(160) }));
