import { z } from "zod";
import { email, many, paragraphs, requiredLine, says } from "../../../platform/forms.ts";
import { locales } from "../../../platform/locales.ts";
import { SurveyParams } from "../../answering/forms.ts";

/** Sections for a colleague: which ones, whose they become, and what to say. */
export const SharingForm = z.object({
  sections: many.pipe(z.array(z.uuid()).max(500).min(1, says("answering.sharing.noSections"))),
  name: requiredLine(100, "answering.sharing.noName"),
  email,
  locale: z.enum(locales),
  words: paragraphs(500),
});

export type SharingWish = z.output<typeof SharingForm>;

export const ColleagueParams = SurveyParams.extend({ linkId: z.uuid() });

export const DoneQuery = z.object({ done: z.enum(["shared", "ended"]).optional().catch(undefined) });
export type SharingDone = NonNullable<z.output<typeof DoneQuery>["done"]>;
