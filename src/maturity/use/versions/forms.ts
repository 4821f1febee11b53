import { z } from "zod";
import { freeText, requiredLine } from "../../../platform/forms.ts";
import { useDay } from "../forms.ts";

/** A version of a tool, and from which day it has been in use. */
export const VersionForm = z.object({
  name: requiredLine(80, "toolUse.version.nameMissing"),
  inUseFrom: useDay,
  note: freeText(2000),
});
export type VersionDetails = z.output<typeof VersionForm>;
