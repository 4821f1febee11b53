import { z } from "zod";
import { ProgrammeParams } from "../forms.ts";
import { followUpStates } from "./follow-up.ts";

export const FollowUpParams = ProgrammeParams.extend({ followUpId: z.uuid() });

/** A button that says how a follow-up stands from now on. */
export const MoveForm = z.object({ state: z.enum(followUpStates) });
