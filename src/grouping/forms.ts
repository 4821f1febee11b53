import { z } from "zod";
import { line, names, nested, says, wholeNumber } from "../platform/forms.ts";
import { defaultSeed, defaultSettings } from "./runs/settings.ts";

const programmeId = z.uuid();
export const GroupsParams = z.object({ programmeId });
export const RunParams = z.object({ programmeId, runId: z.uuid() });
export const GroupParams = z.object({ programmeId, groupId: z.uuid() });
export const MemberParams = z.object({ programmeId, organisationId: z.uuid() });

/** The numbers of groups that staff may set. */
export const groupNumbers = ["auto", "1", "2", "3", "4", "5", "6", "7", "8"] as const;
export const wishesWeights = ["1", "0.5", "0.25"] as const;

/** How to group; what is left out takes the usual setting. */
export const RunForm = z.object({
  survey: z.uuid().optional(),
  k: z
    .enum(groupNumbers)
    .default("auto")
    .transform((k) => (k === "auto" ? k : Number(k))),
  blank: z.enum(["missing", "lowest"]).default(defaultSettings.blank),
  wishesWeight: z.enum(wishesWeights).default("0.5").transform(Number),
  seed: wholeNumber(0, 999_999_999, "grouping.settings.seedWrong").default(defaultSeed),
});
export type RunChoice = z.output<typeof RunForm>;

/** A group's name in each language. */
export const NameForm = nested(z.object({ names: names(120) }));

/** Where a member goes: a group, or none ("") ; and which group's page the form was on. */
export const PlacementForm = z.object({
  group: z.union([z.literal("").transform(() => null), z.uuid()]),
  from: z.union([z.literal("").transform(() => null), z.uuid()]).default(null),
});

/** Which group's rows the heat map shows. */
export const PicturesQuery = z.object({ group: z.union([line(0), z.uuid(says("form.wrong"))]).optional() });
