import { z } from "zod";
import { line, says, wholeNumber } from "../../platform/forms.ts";
import { defaultSeed, fairnessSteps } from "./settings.ts";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const ProposalParams = z.object({ programmeId: z.uuid(), proposalId: z.uuid() });

const count = (most: number) => wholeNumber(0, most, "series.settings.countWrong");
const size = wholeNumber(1, 1_000_000, "series.settings.sizeWrong");
const amount = line(9).pipe(
  z.union(
    [
      z.literal("").transform(() => null),
      z.string().regex(/^\d+$/, says("series.settings.amountWrong")).transform(Number),
    ],
    says("series.settings.amountWrong"),
  ),
);

/** What staff choose for a proposal. */
export const SettingsForm = z
  .object({
    mode: z.enum(["groups", "free", "mixed"]),
    own: count(10),
    common: count(10),
    workshops: count(100),
    perPerson: count(20),
    least: size,
    most: size,
    fairness: z.enum(Object.keys(fairnessSteps) as [keyof typeof fairnessSteps]),
    limit: z.enum(["none", "euros", "hours"]),
    amount,
    seed: z
      .union([line(0), wholeNumber(1, 999_999_999, "series.settings.countWrong")])
      .optional()
      .transform((seed) => (typeof seed === "number" ? seed : defaultSeed)),
  })
  .refine(({ least, most }) => least <= most, { path: ["most"], ...says("series.settings.sizeUpsideDown") })
  .refine(({ limit, amount: given }) => limit === "none" || given !== null, {
    path: ["amount"],
    ...says("series.settings.amountMissing"),
  });
