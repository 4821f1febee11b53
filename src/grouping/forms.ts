import { z } from "zod";
import { line, many, names, nested, says, wholeNumber } from "../platform/forms.ts";
import { locales } from "../platform/locales.ts";
import { defaultSeed, defaultSettings, defaultWeights } from "./runs/settings.ts";

const programmeId = z.uuid();
export const GroupsParams = z.object({ programmeId });
export const RunParams = z.object({ programmeId, runId: z.uuid() });
export const GroupParams = z.object({ programmeId, groupId: z.uuid() });
export const MemberParams = z.object({ programmeId, organisationId: z.uuid() });

/** The numbers of groups that staff may set. */
export const groupNumbers = ["auto", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"] as const;
/** What a block of questions, or a need within its block, counts. */
export const blockWeights = ["0", "0.25", "0.5", "1", "2"] as const;
export const needWeights = ["0", "0.5", "1", "2"] as const;

const weight = z.enum(blockWeights).transform(Number);
/** A size that may be left open. */
const size = line(9)
  .pipe(z.string().regex(/^([1-9]\d{0,3})?$/, says("grouping.settings.sizeWrong")))
  .transform((text) => (text === "" ? null : Number(text)))
  .default(null);
const few = many.pipe(z.array(z.string().max(200)).max(1000));

/** How to group; what is left out takes the usual setting. */
export const RunForm = nested(
  z.object({
    /** The settings of an earlier run: with staff's links and locks as they are now, or exactly as it was. */
    sameAs: z.uuid().optional(),
    repeat: z.uuid().optional(),
    survey: many.pipe(z.array(z.uuid(says("form.wrong"))).max(100)),
    subject: z.enum(["respondents", "organisations"]).default("respondents"),
    k: z
      .enum(groupNumbers)
      .default("auto")
      .transform((k) => (k === "auto" ? k : Number(k))),
    least: size,
    most: size,
    weight: z
      .object({
        support: weight.default(defaultWeights.support),
        wishes: weight.default(defaultWeights.wishes),
        ratings: weight.default(defaultWeights.ratings),
      })
      .default(defaultWeights),
    need: z.record(z.string().max(200), z.enum(needWeights).transform(Number)).default({}),
    industries: few,
    languages: many.pipe(z.array(z.enum(locales))),
    sizes: few,
    municipalities: few,
    parts: few,
    hand: z.enum(["keep", "leave"]).default("keep"),
    blank: z.enum(["missing", "lowest"]).default(defaultSettings.blank),
    seed: wholeNumber(0, 999_999_999, "grouping.settings.seedWrong").default(defaultSeed),
  }),
);
export type RunChoice = z.output<typeof RunForm>;

/** Whose settings the form begins with. */
export const SettingsQuery = z.object({ run: z.uuid().optional() });

/** A group's name in each language. */
export const NameForm = nested(z.object({ names: names(120) }));

/** Which group's rows the heat map shows. */
export const PicturesQuery = z.object({ group: z.union([line(0), z.uuid(says("form.wrong"))]).optional() });
