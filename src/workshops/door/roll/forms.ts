import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { line, says, wholeNumber } from "../../../platform/forms.ts";
import { day } from "../../register/forms.ts";

const sought = line(200).catch("");

/** An instant as our own form sends it back. */
const instant = z.iso.datetime().transform((text) => Temporal.Instant.from(text));

/** What is looked for in the list, and what has just been done. */
export const RollQuery = z.object({
  q: sought,
  done: z.enum(["held", "walk-in", "walk-in-added-place", "nobody-left", "undone"]).optional().catch(undefined),
  /** When everybody was marked as present: so that it can be taken back. */
  everybody: instant.optional().catch(undefined),
});
export type RollDone = Omit<z.output<typeof RollQuery>, "q">;

/** What is said of one person. It is said as it is to be, so that two who say it at once say the same. */
export const MarkForm = z.object({
  q: sought,
  attended: z.enum(["yes", "no"]),
  /** Whether the room gets a place more for them. */
  more: z.literal("yes").optional(),
});

export const EverybodyForm = z.object({ q: sought });
export const UndoForm = z.object({ q: sought, everybody: instant });

export const HoldForm = z.object({
  heldOn: day,
  headCount: z.union(
    [line(0).transform(() => null), wholeNumber(0, 100_000, "workshops.log.headCountWrong")],
    says("workshops.log.headCountWrong"),
  ),
});
