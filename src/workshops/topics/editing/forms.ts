import { z } from "zod";
import { many, names, nested, says, texts, wholeNumber } from "../../../platform/forms.ts";
import { coverages } from "../coverage.ts";
import { ProgrammeParams } from "../forms.ts";
import { topicKinds, topicLevels } from "../kinds.ts";

export const TopicParams = ProgrammeParams.extend({ topicId: z.uuid() });

const coverage = z.union([z.literal("").transform(() => null), z.enum(coverages)]);

/** A topic as staff give it; `covers.<need id>` holds how well it meets that need, in a word. */
export const TopicForm = nested(
  z.object({
    names: names(160),
    descriptions: texts(800),
    kind: z.enum(topicKinds),
    durationMinutes: wholeNumber(15, 960, "workshops.topic.durationWrong"),
    costEuros: wholeNumber(0, 1_000_000, "workshops.topic.costWrong"),
    levels: many.pipe(z.array(z.enum(topicLevels)).min(1, says("workshops.topic.levelsMissing"))),
    covers: z
      .record(z.uuid(), coverage)
      .optional()
      .transform((covers) => covers ?? {}),
  }),
);
