import { z } from "zod";
import { line } from "../../../platform/forms.ts";
import { shownLists } from "./listing.ts";

const id = z.uuid().or(z.literal("")).catch("");
const day = z.iso.date().or(z.literal("")).catch("");

/** Which interviews are looked at; `response` leads from an answer to its interview. */
export const ListQuery = z.object({
  show: z.enum(shownLists).catch("held"),
  q: line(120).catch("").default(""),
  /** A part of the register, with all below it. */
  unit: id.default(""),
  mentor: id.default(""),
  from: day.default(""),
  to: day.default(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  response: z.uuid().optional().catch(undefined),
  /** The draft that has just been put aside. */
  later: z.uuid().optional().catch(undefined),
});
export type ListWanted = z.output<typeof ListQuery>;
