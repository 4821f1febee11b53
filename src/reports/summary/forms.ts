import { z } from "zod";
import { line, says } from "../../platform/forms.ts";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });

/** A day; empty is no limit, and not given at all the programme's own. */
const day = line(10)
  .pipe(
    z
      .string()
      .refine((typed) => typed === "" || z.iso.date().safeParse(typed).success, says("form.date"))
      .transform((typed) => (typed === "" ? null : typed)),
  )
  .optional();

const time = { from: day, to: day };
const inOrder = ({ from, to }: { from?: string | null | undefined; to?: string | null | undefined }) =>
  from == null || to == null || from <= to;
const crossed = { path: ["to"], ...says("summary.time.toBeforeFrom") };

/** Which time the summary is of. */
export const SummaryQuery = z.object(time).refine(inOrder, crossed);

const id = z.union([z.literal("").transform(() => null), z.uuid()]);

/** Which sectors are set side by side, over which time, and which judgement of readiness is read. */
export const SectorsQuery = z
  .object({ ...time, part: id.default(null), survey: id.default(null), measure: line(400).default("") })
  .refine(inOrder, crossed);
export type SectorsWanted = z.output<typeof SectorsQuery>;
