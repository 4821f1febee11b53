import { z } from "zod";
import { anchorTyped, day, exactTyped, noteTyped, scoreMistakeText } from "../forms.ts";
import { scoreOf } from "../scores.ts";

/** What has just been done. */
export const HistoryQuery = z.object({
  done: z.enum(["corrected", "taken-back", "unchanged"]).optional().catch(undefined),
});
export type HistoryDone = NonNullable<z.output<typeof HistoryQuery>["done"]>;

/** A judgement as it should have been. */
export const CorrectionForm = z
  .object({ on: day, anchor: anchorTyped.default(null), exact: exactTyped, note: noteTyped, evidence: noteTyped })
  .transform(({ anchor, exact, ...rest }, context) => {
    const score = scoreOf({ anchor, exact });
    if (typeof score === "number") return { ...rest, score };
    const message = score === null ? ("maturity.assessing.correction.noScore" as const) : scoreMistakeText[score];
    context.addIssue({ code: "custom", message, path: ["exact"], input: exact });
    return z.NEVER;
  });
export type Correction = z.output<typeof CorrectionForm>;
