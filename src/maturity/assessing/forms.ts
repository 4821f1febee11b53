import { z } from "zod";
import { freeText, line, says } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import { anchorScores } from "../anchors.ts";
import { ToolParams, UnitParams } from "../forms.ts";
import type { ScoreMistake } from "./scores.ts";

export const PairParams = UnitParams.extend(ToolParams.shape);
export const AssessmentParams = PairParams.extend({ assessmentId: z.uuid() });

/** The day that a judgement is of. A year typed by halves is none: "0026". */
export const day = line(10)
  .pipe(z.iso.date(says("form.date")))
  .refine((typed) => typed >= "2000-01-01", says("maturity.assessing.score.tooOld"));

/** The anchor that was chosen; null where it was left at "not now". */
export const anchorTyped = z
  .enum(["", ...anchorScores.map(String)])
  .transform((value) => (value === "" ? null : Number(value)));

export const exactTyped = line(20);
export const noteTyped = freeText(2000);

export const scoreMistakeText: Record<ScoreMistake, Key> = {
  "not-a-score": "maturity.assessing.score.wrong",
  apart: "maturity.assessing.score.apart",
};
