import { z } from "zod";
import { line } from "../../../platform/forms.ts";

export const SurveyParams = z.object({ programmeId: z.uuid(), surveyId: z.uuid() });

/** Of which question it is said what its options stand for. */
export const PlacesQuery = z.object({ question: line(300).default("") });

/** By the option's key after "place.", the id of what it stands for; empty is nothing. Ids are the act's to know. */
export const PlacesForm = z
  .object({ question: line(300) })
  .catchall(z.unknown())
  .transform(({ question, ...rest }) => ({
    question,
    chosen: new Map(
      Object.entries(rest).flatMap(([name, value]): [string, string][] =>
        name.startsWith("place.") && typeof value === "string" ? [[name.slice("place.".length), value]] : [],
      ),
    ),
  }));
