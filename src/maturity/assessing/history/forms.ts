import { z } from "zod";
import { line } from "../../../platform/forms.ts";
import { anchorTyped, day, exactTyped, noteTyped, scoreMistakeText } from "../forms.ts";
import { anchorOf } from "../../anchors.ts";
import { scoreOf } from "../scores.ts";

/** What has just been done. */
export const HistoryQuery = z.object({
  done: z.enum(["corrected", "taken-back", "unchanged"]).optional().catch(undefined),
});
export type HistoryDone = NonNullable<z.output<typeof HistoryQuery>["done"]>;

/**
 * A judgement as it should have been. The form begins with the number and the anchor that it has reached. Where the number
 * is what it was and another anchor was chosen, the anchor is meant; where only the number was changed to one that another
 * anchor has reached, or both were and they do not agree, nobody can tell.
 */
export const CorrectionForm = z
  .object({
    on: day,
    anchor: anchorTyped.default(null),
    exact: exactTyped,
    exactShown: exactTyped.default(""),
    anchorShown: line(3).default(""),
    note: noteTyped,
    evidence: noteTyped,
  })
  .transform(({ anchor, exact, exactShown, anchorShown, ...rest }, context) => {
    const givesWay = exact === exactShown && anchor !== null && String(anchor) !== anchorShown;
    const given = scoreOf({ anchor, exact: givesWay ? "" : exact });
    const isHalfChanged = typeof given === "number" && anchor !== null && anchorOf(given) * 100 !== anchor;
    const score = isHalfChanged ? "apart" : given;
    if (typeof score === "number") return { ...rest, score };
    const message = score === null ? ("maturity.assessing.correction.noScore" as const) : scoreMistakeText[score];
    context.addIssue({ code: "custom", message, path: ["exact"], input: exact });
    return z.NEVER;
  });
export type Correction = z.output<typeof CorrectionForm>;
