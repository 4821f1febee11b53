import { z } from "zod";
import { walkInFields } from "../forms.ts";

/** The same with the answer to whether there is a place for one more. */
export const WalkInForm = walkInFields.extend({ more: z.literal("yes").optional() });
