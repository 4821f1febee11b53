import { z } from "zod";
import { line, names, nested, says, texts } from "../../platform/forms.ts";
import { CatalogueParams } from "../forms.ts";

export const NeedParams = CatalogueParams.extend({ needId: z.uuid() });

/** The theme under which a new need's form opens. */
export const NewNeedQuery = z.object({ theme: z.uuid().optional().catch(undefined) });

export const NeedForm = nested(
  z
    .object({
      names: names(160),
      descriptions: texts(600),
      keywords: texts(2000),
      themeId: z
        .union([z.literal(""), z.uuid()])
        .optional()
        .transform((id) => (id === undefined || id === "" ? null : id)),
      newTheme: line(160),
    })
    .refine(({ themeId, newTheme }) => themeId !== null || newTheme !== "", {
      path: ["newTheme"],
      ...says("catalogue.need.themeMissing"),
    }),
);

export type NeedDetails = z.output<typeof NeedForm>;
