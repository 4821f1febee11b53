import { z } from "zod";
import { line, tick, wholeNumber } from "../../../platform/forms.ts";
import { day } from "../../mentors/forms.ts";

/** What counts: not at all, as usual, or much. */
export const weightSteps = ["0", "1", "3"] as const;
const weight = z.enum(weightSteps).transform(Number);

export const WishesForm = z
  .object({
    startsOn: day,
    months: wholeNumber(1, 12, "mentors.proposal.wrongMonths"),
    skills: weight,
    balance: weight,
    continuity: weight,
    keepsPresent: tick,
    branchId: line(40)
      .transform((typed) => (typed === "" ? null : typed))
      .pipe(z.uuid().nullable()),
  })
  .transform(({ skills, balance, continuity, ...wishes }) => ({ ...wishes, weights: { skills, balance, continuity } }));

export const shownRows = ["changes", "left", "all"] as const;
export type ShownRows = (typeof shownRows)[number];

/** Which of the rows are looked at. */
export const ProposalQuery = z.object({
  show: z.enum(shownRows).catch("changes"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  accepted: z.coerce.number().int().min(0).max(100_000).optional().catch(undefined),
});
export type ProposalWanted = z.output<typeof ProposalQuery>;

/** A row is given to another mentor ("" for none), or locked and unlocked. */
export const RowForm = z
  .object({
    proposalId: z.uuid(),
    unitId: z.uuid(),
    mentorId: z.union([z.literal(""), z.uuid()]).optional(),
    lock: z.enum(["on", "off"]).optional(),
  })
  .transform(({ mentorId, lock, ...row }) => ({
    ...row,
    change:
      lock === undefined ? { mentorId: mentorId === "" ? null : (mentorId ?? null) } : { isLocked: lock === "on" },
  }));

export const AcceptForm = z.object({ proposalId: z.uuid() });

/** Which run is to be stopped: a page that is not new any more stops none that was begun later. */
export const RunForm = z.object({ runId: z.uuid() });
