import { z } from "zod";
import { line, many, says, tick, wholeNumber } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import { day } from "../register/forms.ts";

const numberOrNone = (least: number, most: number, wrong: Key) =>
  z.union([line(0).transform(() => null), wholeNumber(least, most, wrong)], says(wrong));

/** What is told of a workshop held: about a topic or under a title of its own. */
export const heldFields = z.object({
  topicId: z.union([z.literal("").transform(() => null), z.uuid()]),
  ownTitle: line(160),
  level: z.enum(["all", "basics", "intermediate", "advanced"]),
  eventKind: z.enum(["workshop", "training", "meeting"]),
  heldOn: day,
  durationMinutes: numberOrNone(5, 2880, "workshops.log.durationWrong"),
  headCount: numberOrNone(0, 100_000, "workshops.log.headCountWrong"),
  place: line(160),
});

export const isTitled = ({ topicId, ownTitle }: { topicId: string | null; ownTitle: string }) =>
  topicId !== null || ownTitle !== "";
export const titleMissing = { path: ["topicId"], ...says("workshops.log.topicMissing") };

/** And who was there: all, those picked or named, or an earlier workshop's audience. */
export const LogForm = heldFields
  .extend({
    audience: z.union([z.enum(["all", "picked"]), z.uuid()]),
    isSamePeople: tick,
    organisationIds: many.pipe(z.array(z.uuid())),
    audienceName: line(120),
    participantIds: many.pipe(z.array(z.uuid())),
    attendeeIds: many.pipe(z.array(z.uuid())),
  })
  .refine(isTitled, titleMissing)
  .refine(
    ({ audience, organisationIds, participantIds }) =>
      audience !== "picked" || organisationIds.length + participantIds.length > 0,
    { path: ["organisationIds"], ...says("workshops.log.nobody") },
  );

export type LogDetails = z.output<typeof LogForm>;
