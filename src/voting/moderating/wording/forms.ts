import { z } from "zod";
import { line, names, nested, says } from "../../../platform/forms.ts";
import { locales, type Texts } from "../../../platform/locales.ts";
import { longestTitle, shortestTitle, tidyTitle } from "../../proposals.ts";

const before = z.string().max(1_000).catch("");

/** A language that is left empty has the words of the first that is not. */
function filled(typed: Texts): Texts {
  const tidy = locales.map((locale) => tidyTitle(typed[locale]));
  const first = tidy.find((title) => title !== "") ?? "";
  const [fi = "", sv = "", en = ""] = tidy.map((title) => (title === "" ? first : title));
  return { fi, sv, en };
}

const isLong = (typed: Texts) => Object.values(filled(typed)).every((title) => title.length >= shortestTitle);

/** An option's new words in each language, and whether it stays the same topic. */
export const WordingForm = nested(
  z.object({
    names: names(longestTitle)
      .refine(isLong, { path: ["fi"], ...says("voting.moderating.words.short") })
      .transform(filled),
    before: z.object({ fi: before, sv: before, en: before }),
    becomes: z.enum(["same", "new"]).nullable().catch(null),
    /** Why the old topic is hidden, where another takes its place. */
    newReason: line(140).catch(""),
  }),
);
