import { z } from "zod";

const key = z.string().min(1).max(200);

export const BuildingParams = z.object({ programmeId: z.uuid(), surveyId: z.uuid() });
export const QuestionKeyParams = BuildingParams.extend({ questionKey: key });
export const SectionKeyParams = BuildingParams.extend({ sectionKey: key });

const acts = [
  "question.add",
  "question.edit",
  "question.copy",
  "question.move",
  "question.remove",
  "section.add",
  "section.edit",
  "section.move",
  "section.remove",
  "condition.edit",
  "condition.remove",
  "texts.edit",
  "version.restore",
] as const;

/** What has just been done, for the words at the top of the page. */
export const BuildingQuery = z.object({
  done: z
    .enum([...acts, "undo", "redo", "used", "discarded"])
    .optional()
    .catch(undefined),
});
export type DoneAct = NonNullable<z.output<typeof BuildingQuery>["done"]>;

/** Whether conditions that could not be followed any more may go with what is done. */
export const ConditionsForm = z.object({
  conditions: z
    .literal("drop")
    .optional()
    .transform((value) => value === "drop"),
});

/** A place for a question, as one value of a list: the section, and before which of its questions. */
const place = z
  .string()
  .max(2000)
  .regex(/^[^/]+\/[^/]*$/)
  .transform((text, context) => {
    try {
      const [section = "", before = ""] = text.split("/").map(decodeURIComponent);
      return { section, before: before === "" ? null : before };
    } catch {
      context.addIssue("place");
      return z.NEVER;
    }
  });

/** One step, or the place where a question is to stand. */
export const MoveForm = z.union([
  ConditionsForm.extend({ way: z.enum(["up", "down"]) }),
  ConditionsForm.extend({ to: place }),
]);

export const StepForm = z.object({ way: z.enum(["up", "down"]) }).extend(ConditionsForm.shape);

/** Where the edits stood on the page whose button was pressed. */
export const TurnForm = z.object({ seen: z.string().max(40) });

const latestEdit = 1_000_000_000;

/** The edit where the page of something new stood; a form that does not say it counts as opened just now. */
export const Since = z.coerce.number().int().min(0).max(latestEdit).catch(latestEdit);

export const CopyForm = z.object({ since: Since });

/** Where a new question is to stand, which kind it is and which need it is about. */
export const NewQuestionQuery = z.object({
  section: z.string().max(200).optional(),
  before: z.string().max(200).optional(),
  kind: z.string().max(20).optional(),
  need: z.string().max(200).optional(),
});
