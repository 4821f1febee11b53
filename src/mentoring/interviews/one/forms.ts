import { z } from "zod";
import { many } from "../../../platform/forms.ts";

/** What has just been done, or refused, for the words at the top of the page. */
export const OneQuery = z.object({
  refused: z.enum(["has-follow-ups", "not-yours", "changed", "nothing"]).optional().catch(undefined),
});
export type OneNews = z.output<typeof OneQuery>["refused"];

const ids = many.pipe(z.array(z.uuid().or(z.literal(""))).max(1000)).transform((all) => all.filter((id) => id !== ""));

/** The needs that a mentor found in an open answer; `digest` is of the text that the page showed. */
export const CodesForm = z.object({
  chosen: ids,
  none: z.literal("yes").optional(),
  offered: ids,
  shown: ids,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
