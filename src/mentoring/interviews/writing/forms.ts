import { z } from "zod";
import { freeLine, freeText, nested, says } from "../../../platform/forms.ts";
import { interviewForms } from "../../../surveys/index.ts";
import { personMistake, type PersonMet } from "../interview.ts";
import { personText } from "../words.ts";

/** Which unit a new interview is to be of. */
export const NewQuery = z.object({ unit: z.uuid().optional().catch(undefined) });

const day = z.iso
  .date(says("interviews.writing.dayWrong"))
  .refine((text) => text >= "2000-01-01", says("interviews.writing.dayWrong"));
const mentor = z
  .union([z.uuid(), z.literal("")])
  .default("")
  .transform((id) => (id === "" ? null : id));

/** What a new interview is of, before anything is asked. */
export const NewForm = z.object({
  unitId: z.uuid(says("interviews.writing.unitMissing")),
  form: z.enum(interviewForms),
  heldOn: day,
  mentorId: mentor,
});

const parts = ["role", "count", "name", "agreed"] as const;
const partName = new RegExp(`^\\d{1,3}\\.(${parts.join("|")})$`);
const mostPeople = 500;

/** The rows of people met, "people.0.role"; those left empty are none. */
const people = z
  .record(z.string().regex(partName), freeLine(120))
  .default({})
  .transform((given, context): PersonMet[] => {
    const rows = [...new Set(Object.keys(given).map((name) => name.split(".")[0] ?? ""))].sort((a, b) => +a - +b);
    const wrong = (row: string, part: (typeof parts)[number], message: string) =>
      context.addIssue({ code: "custom", message, path: [`${row}.${part}`], input: given });
    return rows.flatMap((row) => {
      const typed = (part: (typeof parts)[number]) => given[`${row}.${part}`] ?? "";
      if (typed("role") === "" && typed("name") === "") return [];
      const count = /^\d{1,3}$/.test(typed("count")) ? Number(typed("count")) : 0;
      const isCounted = count >= 1 && count <= mostPeople;
      if (!isCounted) wrong(row, "count", says("interviews.people.countWrong").error);
      const hasAgreed = typed("name") !== "" && typed("agreed") === "on";
      const person = { role: typed("role"), name: typed("name"), count, hasAgreed };
      const mistake = personMistake(person);
      if (mistake !== null)
        wrong(
          row,
          mistake === "not-agreed" ? "agreed" : mistake === "role-missing" ? "role" : "name",
          personText[mistake],
        );
      return [person];
    });
  });

/** Which button the page was sent with. */
export const writingActs = ["later", "rows", "done"] as const;

/**
 * An interview's own details, and by `shown` those that its page had shown; the answers are read beside them, by the
 * questions that its form has.
 */
export const WritingForm = nested(
  z.object({
    heldOn: day,
    mentorId: mentor,
    summary: freeText(4000).default(""),
    people,
    act: z.enum(writingActs).catch("later"),
    shown: z.string().max(64).default(""),
  }),
);
