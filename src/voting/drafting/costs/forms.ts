import { z } from "zod";
import { nested } from "../../../platform/forms.ts";
import { hoursTyped } from "../forms.ts";

/** Each option's hours, "hours.<the option's id>". */
export const CostsForm = nested(z.object({ hours: z.record(z.uuid(), hoursTyped).default({}) }));
