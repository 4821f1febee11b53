import { z } from "zod";
import { line, requiredLine } from "../../platform/forms.ts";

/** A code as it is typed: capitals make no difference, and what no code holds (spaces, hyphens) is left out. */
const code = z
  .string()
  .max(40)
  .transform((typed) => typed.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));

export const CodeParams = z.object({ code });
export const CodeForm = z.object({ code: line(40).pipe(code) });

const longestName = 120;
/** Who joins a secret vote may stay without a name; in an open one votes have names. */
export const JoinForm = z.object({ name: line(longestName).catch("") });
export const NamedJoinForm = z.object({ name: requiredLine(longestName, "voting.joining.nameMissing") });
