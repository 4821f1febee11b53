import type { Need } from "../../catalogue/index.ts";
import type { Survey } from "../../surveys/index.ts";
import type { CodableAnswer } from "./open-answers.ts";
import type { Learned } from "./suggestions.ts";

/** What the coding page is made of. */
export interface CodingSeen {
  programmeId: string;
  survey: Survey;
  /** Those that have been published, newest first. */
  surveys: Survey[];
  themes: { id: string; names: Need["names"] }[];
  needs: Need[];
  hasQuestions: boolean;
  answers: CodableAnswer[];
  learned: Learned;
}
