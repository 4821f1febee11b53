import { z } from "zod";

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** What was typed, without what no text of people's holds. */
const typed = z
  .string()
  .max(200_000)
  .transform((text) => text.toWellFormed().replaceAll(controls, "").replaceAll("\r\n", "\n").trim());

/** A question's form: its fields are read by their names, which depend on the kind and on how many options there are. */
export const QuestionForm = z.record(z.string().max(200), z.union([typed, z.array(typed).max(50)]));
