import { z } from "zod";
import { email } from "../../../platform/forms.ts";

export const AskAgainForm = z.object({ email });
export const AskedQuery = z.object({ asked: z.literal("yes").optional().catch(undefined) });
