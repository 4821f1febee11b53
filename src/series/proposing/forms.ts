import { z } from "zod";
import { line, many, says, tick, wholeNumber } from "../../platform/forms.ts";
import { defaultSeed, fairnessSteps } from "./settings.ts";
import { wishFrom, wishMistake, wishPattern, type WishMistake } from "./wishes/wish.ts";

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

const none = z.literal("").transform(() => null);
const topicKey = z.string().regex(/^[a-z0-9:-]{1,80}$/);
const mostWishes = 100;
const kept = many.pipe(z.array(z.string().regex(wishPattern)).max(mostWishes));
const unwanted = many.pipe(z.array(topicKey).max(mostWishes));

const wishText: Record<WishMistake, ReturnType<typeof says>> = {
  "free-in-groups": says("series.wish.freeInGroups"),
  "group-in-free": says("series.wish.groupInFree"),
};

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
    plannedFor: z.enum(["committed", "all"]).optional(),
    pollId: z.union([none, z.uuid()]).optional(),
    atOnce: z
      .union([none, wholeNumber(1, 1000, "series.settings.countWrong")], says("series.settings.countWrong"))
      .optional(),
    withFacilitators: tick,
    kept: kept.transform((wishes) => wishes.map(wishFrom)),
    unwanted,
    seed: z
      .union([line(0), wholeNumber(1, 999_999_999, "series.settings.countWrong")])
      .optional()
      .transform((seed) => (typeof seed === "number" ? seed : defaultSeed)),
  })
  .refine(({ least, most }) => least <= most, { path: ["most"], ...says("series.settings.sizeUpsideDown") })
  .refine(({ limit, amount: given }) => limit === "none" || given !== null, {
    path: ["amount"],
    ...says("series.settings.amountMissing"),
  })
  .superRefine(({ mode, kept: wishes }, context) => {
    const mistake = wishMistake(mode, wishes);
    if (mistake !== null) context.addIssue({ code: "custom", path: ["kept"], message: wishText[mistake].error });
  });

/** A wish added to those of the form, or taken away; the rest of the form comes along as it was typed. */
export const WishForm = z.object({
  kept,
  unwanted,
  drop: z.union([z.string().regex(wishPattern), topicKey]).optional(),
  wishTopic: z.union([z.literal(""), topicKey]).default(""),
  wishLevel: z.string().regex(/^\d$/).transform(Number).default(0),
  wishAudience: z.union([z.enum(["all", "free", "none"]), z.uuid()]).default("all"),
});
