import { z } from "zod";
import { email, requiredLine } from "../../platform/forms.ts";
import { personName } from "../attendees/forms.ts";

/** Somebody who signs up; `how` counts where one can come both to the room and from afar. */
export const SignUpForm = z.object({
  name: personName,
  email,
  organisation: requiredLine(200),
  how: z.enum(["coming", "remote"]).default("coming"),
});
export type SignUp = z.output<typeof SignUpForm>;

/** How the workshop stood when somebody signed up; it says nothing of who they are. */
export const ReceiptQuery = z.object({ room: z.enum(["free", "full", "remote"]).catch("free") });
export type RoomThen = z.output<typeof ReceiptQuery>["room"];
