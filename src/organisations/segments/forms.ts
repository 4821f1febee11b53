import { z } from "zod";
import { many, names, nested, texts } from "../../platform/forms.ts";

export const SegmentParams = z.object({ programmeId: z.uuid(), segmentId: z.uuid() });

/** A segment's names and promise in each language, and the parts that were ticked in the tree. */
export const SegmentForm = nested(
  z.object({ names: names(80), promises: texts(2000), unitIds: many.pipe(z.array(z.uuid())) }),
);

/** The button of a segment that moves it one step. */
export const MoveForm = z.object({ direction: z.enum(["up", "down"]) });
