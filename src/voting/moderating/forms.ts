import { z } from "zod";
import { line, requiredLine } from "../../platform/forms.ts";

/** Why an option is hidden, as its proposer and the others read it. */
export const HidingForm = z.object({ reason: requiredLine(140, "voting.moderating.hide.missing") });

/** The option that another is merged into: chosen on the page before, or not yet. */
export const MergerQuery = z.object({ into: z.uuid().optional().catch(undefined) });
export const MergerForm = z.object({ into: z.uuid() });

/** The option from which one is told apart. */
export const ApartForm = z.object({ other: z.uuid() });

export const shownKinds = ["all", "proposals", "team", "hidden", "merged"] as const;

/** What has just been done to an option. */
export const OptionQuery = z.object({
  done: z.enum(["reworded", "replaced", "kept", "hidden", "shown", "merged", "parted"]).optional().catch(undefined),
});
export type OptionDone = NonNullable<z.output<typeof OptionQuery>["done"]>;

/** Which of the options are listed, and what has just been done. */
export const ListQuery = z.object({
  find: line(140).catch(""),
  show: z.enum(shownKinds).catch("all"),
  done: z.enum(["added", "invited", "apart"]).optional().catch(undefined),
});
export type Listing = z.output<typeof ListQuery>;
