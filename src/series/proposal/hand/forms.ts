import { z } from "zod";
import type { Change } from "./changes.ts";

const place = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);
const noPlace = z.literal("").transform(() => null);

/** A topic's key and a level with a bar between. */
const choice = z
  .string()
  .regex(/^[a-z0-9:-]{1,80}\|\d$/)
  .transform((text) => ({ topic: text.slice(0, -2), level: Number(text.at(-1)) }));

/** A change of one workshop: another topic and level, left out, or as it was proposed. */
export const ChangeForm = z.object({
  place,
  choice: z.union([z.enum(["left-out", "proposed"]), choice]).transform((given): Change => given),
});

/** A workshop more: for a group, for all, or to be chosen freely. */
export const AdditionForm = z.object({ audience: z.union([z.enum(["all", "free"]), z.uuid()]), choice });

/** An organisation from one workshop to another; "" is none. */
export const MoveForm = z.object({
  member: z.uuid(),
  from: z.union([noPlace, place]),
  to: z.union([noPlace, place]),
});

export const TimeForm = z.object({ place, slot: z.uuid() });

export const KeepForm = z.object({ place, keep: z.enum(["yes", "no"]).transform((keep) => keep === "yes") });
