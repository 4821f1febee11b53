import { z } from "zod";
import { line, many, names, nested, paragraphs, says, texts, wholeNumber } from "../../../platform/forms.ts";
import { parseSkills } from "../../skills.ts";
import { coverages } from "../coverage.ts";
import { Back, ProgrammeParams } from "../forms.ts";
import { placeModes, topicKinds, topicLevels } from "../kinds.ts";

export const TopicParams = ProgrammeParams.extend({ topicId: z.uuid() });

/** A new topic may begin as the draft of a need; `back` is where the form was asked for. */
export const NewTopicQuery = z.object({ need: z.uuid().optional().catch(undefined), back: Back });

const coverage = z.union([z.literal("").transform(() => null), z.enum(coverages)]);

const wrongPeople = says("workshops.topic.peopleWrong");

/** How many people: empty is any number. */
const people = line(9)
  .pipe(z.string().regex(/^\d*$/, wrongPeople))
  .transform((typed) => (typed === "" ? null : Number(typed)))
  .pipe(z.number().min(1, wrongPeople).max(10_000, wrongPeople).nullable());

const Details = z.object({
  names: names(160),
  descriptions: texts(800),
  kind: z.enum(topicKinds),
  durationMinutes: wholeNumber(15, 960, "workshops.topic.durationWrong"),
  costEuros: wholeNumber(0, 1_000_000, "workshops.topic.costWrong"),
  levels: many.pipe(z.array(z.enum(topicLevels)).min(1, says("workshops.topic.levelsMissing"))),
  skills: paragraphs(400).optional().transform((typed) => parseSkills(typed ?? "")), // prettier-ignore
  placeMode: z.enum(placeModes).default("either"),
  leastPeople: people.optional().transform((given) => given ?? null),
  mostPeople: people.optional().transform((given) => given ?? null),
  covers: z
    .record(z.uuid(), coverage)
    .optional()
    .transform((covers) => covers ?? {}),
  /** The topics that the one in the form is known to resemble: of them it is not asked again. */
  known: many.transform((ids) => ids.filter((id) => z.uuid().safeParse(id).success)),
  back: Back,
});

/** A topic as staff give it; `covers.<need id>` holds how well it meets that need, in a word. */
export const TopicForm = nested(
  Details.refine(({ leastPeople, mostPeople }) => (leastPeople ?? 1) <= (mostPeople ?? Infinity), {
    path: ["mostPeople"],
    ...says("workshops.topic.peopleCrossed"),
  }),
);
