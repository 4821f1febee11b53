import { z } from "zod";
import { AttendeeParams } from "../../own/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import { dateAnswers, type DateAnswer } from "../poll.ts";

export const OwnPollParams = AttendeeParams.extend({ pollId: z.uuid() });
export const OwnPollQuery = z.object({ done: z.literal("saved").optional().catch(undefined) });

/** The answers as they were typed, and what is missing; `fields` are the names of the dates' fields by their ids. */
export function parseAnswers(
  values: Readonly<Record<string, string>>,
  fields: readonly { id: string; name: string }[],
): { answers: Map<string, DateAnswer>; mistakes: Record<string, Key> } {
  const answers = new Map<string, DateAnswer>();
  const mistakes: Record<string, Key> = {};
  for (const { id, name } of fields) {
    const answer = dateAnswers.find((each) => each === values[name]);
    if (answer === undefined) mistakes[name] = "workshops.polls.own.missing";
    else answers.set(id, answer);
  }
  return { answers, mistakes };
}
