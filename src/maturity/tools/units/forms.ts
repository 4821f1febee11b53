import { z } from "zod";
import { many } from "../../../platform/forms.ts";

export const ReachForm = z.object({ reach: z.enum(["all", "chosen"]), unitIds: many.pipe(z.array(z.uuid())) });
export type Reach = z.output<typeof ReachForm>;
