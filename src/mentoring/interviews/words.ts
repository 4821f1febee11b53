import type { Key } from "../../platform/keys.ts";
import type { PersonMistake } from "./interview.ts";

/** What is wrong with a row of people met, in words. */
export const personText: Record<PersonMistake, Key> = {
  "role-missing": "interviews.people.roleMissing",
  "not-agreed": "interviews.people.notAgreed",
  "name-of-many": "interviews.people.nameOfMany",
};
