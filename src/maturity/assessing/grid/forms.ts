import { z } from "zod";
import { nested, says } from "../../../platform/forms.ts";
import { anchorTyped, day, exactTyped, noteTyped, scoreMistakeText } from "../forms.ts";
import { scoreOf } from "../scores.ts";

/** What has just been stored. */
export const GridQuery = z.object({ saved: z.coerce.number().int().min(0).max(10_000).catch(0) });

/** One tool's judgement as the grid gives it. */
export interface GridRow {
  toolId: string;
  score: number;
  note: string;
  evidence: string;
}

const byTool = <T extends z.ZodType>(value: T) => z.record(z.uuid(), value).default({});

/** The whole grid: a day, and of each tool what was filled in. A row with a note and no score is a mistake, an empty one is none. */
export const GridForm = nested(
  z
    .object({
      on: day,
      anchor: byTool(anchorTyped),
      exact: byTool(exactTyped),
      note: byTool(noteTyped),
      evidence: byTool(noteTyped),
    })
    .transform(({ on, ...given }, context) => {
      const toolIds = new Set(Object.values(given).flatMap((values) => Object.keys(values)));
      const rows = [...toolIds].flatMap((toolId): GridRow[] => {
        const score = scoreOf({ anchor: given.anchor[toolId] ?? null, exact: given.exact[toolId] ?? "" });
        const [note = "", evidence = ""] = [given.note[toolId], given.evidence[toolId]];
        if (typeof score === "number") return [{ toolId, score, note, evidence }];
        const hasWords = note !== "" || evidence !== "";
        const mistake = score !== null ? says(scoreMistakeText[score]) : hasWords ? noScore : null;
        if (mistake !== null)
          context.addIssue({ code: "custom", message: mistake.error, path: ["exact", toolId], input: given });
        return [];
      });
      if (rows.length === 0 && context.issues.length === 0)
        context.addIssue({ code: "custom", message: nothing.error, path: ["rows"], input: given });
      return { on, rows };
    }),
);

const noScore = says("maturity.assessing.grid.noScore");
const nothing = says("maturity.assessing.grid.nothing");
