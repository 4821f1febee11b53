import type { Asking } from "../../platform/asking.ts";
import type { Key } from "../../platform/keys.ts";
import type { InterviewForm } from "../../surveys/index.ts";
import type { InterviewRefusal, PersonMet } from "./interview.ts";

/** Why an interview was not taken in, in words. */
export const refusalText: Record<InterviewRefusal, Key> = {
  "in-future": "interviews.refused.inFuture",
  "form-ended": "interviews.refused.formEnded",
  "person-wrong": "interviews.refused.personWrong",
  "mentor-unknown": "interviews.refused.mentorUnknown",
  "answer-wrong": "interviews.refused.answerWrong",
  "nothing-written": "interviews.refused.nothingWritten",
  "changed-meanwhile": "interviews.refused.changedMeanwhile",
};

export const formText: Record<InterviewForm, Key> = {
  template: "interviews.form.template",
  free: "interviews.form.free",
};

/** "esihenkilö, hoitajia 3": who were met; a name only where it was agreed. */
export function peopleText(people: readonly PersonMet[], { t }: Asking): string {
  return people
    .map(({ role, count, name }) =>
      name === "" ? (count === 1 ? role : t("interviews.people.many", { role, count })) : `${role} (${name})`,
    )
    .join(", ");
}
