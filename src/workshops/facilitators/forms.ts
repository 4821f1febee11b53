import { z } from "zod";
import { email, line, paragraphs, requiredLine, says, tick } from "../../platform/forms.ts";
import { locales } from "../../platform/locales.ts";
import { ProgrammeParams } from "../register/forms.ts";
import { parseSkills } from "../skills.ts";

export const FacilitatorParams = ProgrammeParams.extend({ facilitatorId: z.uuid() });

export const FacilitatorForm = z.object({
  name: requiredLine(120),
  email: z.union([line(0), email], says("form.email")),
  locale: z.enum(locales),
  skills: paragraphs(600).transform(parseSkills),
  isActive: tick,
});

export type FacilitatorDetails = z.output<typeof FacilitatorForm>;
