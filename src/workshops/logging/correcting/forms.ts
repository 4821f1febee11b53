import { heldFields, isTitled, titleMissing } from "../forms.ts";

/** What was told of a workshop held, put right. */
export const CorrectionForm = heldFields.refine(isTitled, titleMissing);
