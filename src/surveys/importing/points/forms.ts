import type { Key } from "../../../platform/keys.ts";
import { decisionChoices, linesOf, type Decisions } from "../files/decisions.ts";
import { listName, seenWordsId, type Point } from "./point.ts";

/** What was answered to the points; `mistakes` are those that were not, by their fields. */
export interface Answered {
  decisions: Decisions;
  mistakes: Record<string, Key>;
}

/** Reads the answers out of a form whose fields are called by `fieldOf`. An answer that no point offers is none. */
export function answersToPoints(points: readonly Point[], body: unknown, fieldOf: (id: string) => string): Answered {
  const fields = (body ?? {}) as Record<string, unknown>;
  const typed = (id: string) => {
    const value = fields[fieldOf(id)];
    return typeof value === "string" ? value.slice(0, 20_000).replaceAll("\r\n", "\n").replaceAll("\0", "").toWellFormed() : ""; // prettier-ignore
  };
  const decisions: Record<string, string> = {};
  const mistakes: Record<string, Key> = {};
  for (const point of points) {
    const said = typed(point.id);
    if (point.ask === "steps") {
      if (linesOf(said).length < 2) mistakes[fieldOf(point.id)] = "importing.points.twoSteps";
      else {
        decisions[point.id] = linesOf(said).join("\n");
        decisions[seenWordsId(point.unit)] = point.steps.join("\n");
      }
      continue;
    }
    const isOffered = point.ask === "match" ? point.unmatched.choices.some(({ value }) => value === said) : (decisionChoices[point.undecided.why] as readonly string[]).includes(said); // prettier-ignore
    if (!isOffered) mistakes[fieldOf(point.id)] = "importing.points.choose";
    else decisions[point.id] = said;
    if (point.ask !== "choice" || said !== "options") continue;
    const options = linesOf(typed(listName(point)));
    if (options.length === 0) mistakes[fieldOf(listName(point))] = "importing.points.optionsWanted";
    else decisions[listName(point)] = options.join("\n");
  }
  return { decisions, mistakes };
}
