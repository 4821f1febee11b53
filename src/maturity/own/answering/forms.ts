import { z } from "zod";
import { freeText, nested } from "../../../platform/forms.ts";
import type { TypedOwn } from "./commands.ts";
import { answers, nothing, type Answer } from "./said.ts";

export const TokenParams = z.object({ token: z.string().regex(/^[\w-]{43}$/) });
export const OwnParams = z.object({ unitId: z.uuid() });
export const OwnToolParams = OwnParams.extend({ toolId: z.uuid() });

const note = freeText(2000);
const byTool = <T extends z.ZodType>(value: T) => z.record(z.uuid(), value).default({});

/** What the unit's page holds: of each tool the answer, a note, and the mark of what was shown. */
export const AnswersForm = nested(
  z
    .object({
      answer: byTool(z.enum(answers).transform((typed) => typed as Answer)),
      note: byTool(note),
      was: byTool(z.string().regex(/^[0-9a-f]{16}$/)),
    })
    .transform(({ answer, note, was }): TypedOwn[] =>
      Object.keys(was).map((toolId) => ({
        toolId,
        answer: answer[toolId] ?? nothing.answer,
        note: note[toolId] ?? nothing.note,
        was: was[toolId] ?? null,
      })),
    ),
);

/** What the page says at its top. */
export const OwnQuery = z.object({ gone: z.literal("yes").optional().catch(undefined) });
