import { z } from "zod";
import { locales } from "../../platform/locales.ts";

/** In which language the survey is walked through, and which edition: what staff edit, or what respondents see now. */
export const WalkQuery = z.object({
  in: z.enum(locales).optional().catch(undefined),
  edition: z.enum(["working", "inUse"]).catch("working"),
});

const own = z.string().max(300).optional();

/** Where the walk is, what the button asks for, and beside these every answer so far. */
export const WalkForm = z
  .object({
    in: z.enum(locales).optional().catch(undefined),
    /** The language that is gone over to. */
    switch: z.enum(locales).optional().catch(undefined),
    edition: z.enum(["working", "inUse"]).catch("working"),
    at: own,
    act: z.enum(["begin", "next", "back", "look"]).optional().catch(undefined),
    /** A section to go to from the end. */
    go: own,
    /** Which questions the page showed, by their keys. */
    shown: z.union([z.string(), z.array(z.string())]).optional(),
  })
  .catchall(z.union([z.string(), z.array(z.string())]));
