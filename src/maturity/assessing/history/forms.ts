import { z } from "zod";
import { anchorTyped, day, exactTyped, noteTyped, scoreMistakeText } from "../forms.ts";
import { anchorOf } from "../../anchors.ts";
import { scoreOf } from "../scores.ts";

/** What has just been done. */
export const HistoryQuery = z.object({
  done: z.enum(["corrected", "taken-back", "unchanged"]).optional().catch(undefined),
});
export type HistoryDone = NonNullable<z.output<typeof HistoryQuery>["done"]>;

/**
 * A judgement as it should have been. The form begins with the number and the anchor that it has reached: where only one
 * of them was changed, nobody can tell which was meant.
 */
export const CorrectionForm = z
  .object({ on: day, anchor: anchorTyped.default(null), exact: exactTyped, note: noteTyped, evidence: noteTyped })
  .transform(({ anchor, exact, ...rest }, context) => {
    const given = scoreOf({ anchor, exact });
    const isHalfChanged = typeof given === "number" && anchor !== null && anchorOf(given) * 100 !== anchor;
    const score = isHalfChanged ? "apart" : given;
    if (typeof score === "number") return { ...rest, score };
    const message = score === null ? ("maturity.assessing.correction.noScore" as const) : scoreMistakeText[score];
    context.addIssue({ code: "custom", message, path: ["exact"], input: exact });
    return z.NEVER;
  });
export type Correction = z.output<typeof CorrectionForm>;
