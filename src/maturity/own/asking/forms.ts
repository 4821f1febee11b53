import { z } from "zod";
import { line, many, nested, paragraphs, says } from "../../../platform/forms.ts";
import { askStates } from "../round.ts";
import { wordsMistake } from "../words.ts";
import { whos } from "./choosing.ts";

export const AskParams = z.object({ programmeId: z.uuid(), askId: z.uuid() });

const closing = {
  closesOn: line(40).pipe(z.iso.date(says("form.date"))),
  closesAt: line(40).pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, says("surveys.closing.timeForm"))),
};

/** The day and the time of day when answers are no longer taken in. */
export const ClosingForm = z.object(closing);

const worded = <T extends z.ZodType<string>>(schema: T) =>
  schema.refine((text) => wordsMistake(text) === null, says("selfAssessing.words.unknownPlaceholder"));
const inEach = <T extends z.ZodType<string>>(schema: T) => z.object({ fi: schema, sv: schema, en: schema });

/** Whom to ask, until when and in which words; the button that only shows these is told apart from the one that sends. */
export const AskForm = nested(
  z.object({
    who: z.enum(whos),
    unitIds: many.pipe(z.array(z.uuid())),
    ...closing,
    subjects: inEach(worded(line(200))).optional(),
    openings: inEach(worded(paragraphs(3_000))).optional(),
    show: z.literal("mail").optional(),
  }),
);

const dones = ["asked", "reminded", "reminded-none", "moved", "closed", "renewed", "revoked"] as const;
const refusals = ["no-contact", "just-sent", "not-open"] as const;

/** What of the list is looked at, and what has just been done. */
export const AskingQuery = z.object({
  state: z.union([z.literal(""), z.enum(askStates)]).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  done: z
    .enum([...dones, ...refusals])
    .optional()
    .catch(undefined),
  count: z.coerce.number().int().min(0).max(100_000).catch(0),
});
export type AskingWanted = z.output<typeof AskingQuery>;
export type Done = NonNullable<AskingWanted["done"]>;
