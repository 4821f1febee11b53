import type { Answers } from "../questionnaire/answers.ts";

/** One sent response as results read it: who it is from is not here, only in which part of each dimension they are. */
export interface ResultRow {
  /** In which order own words stand follows from it, and nothing else. */
  id: string;
  /** By the dimension's key; null where it is not known. */
  places: Readonly<Record<string, string | null>>;
  /** As they count: what conditions hid says that it was not shown. */
  answers: Answers;
}
