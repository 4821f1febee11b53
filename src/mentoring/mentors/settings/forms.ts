import { z } from "zod";
import { wholeNumber } from "../../../platform/forms.ts";
import { daysTyped } from "../forms.ts";

export const SettingsForm = z.object({
  waitingWeeks: wholeNumber(1, 52, "mentors.settings.wrongWeeks"),
  usualDays: daysTyped(0.5, 20),
});
