import type { Db } from "../../../platform/database.ts";
import type { Condition } from "../../questionnaire/conditions/condition.ts";
import { edit, type Place } from "../edits/commands.ts";
import type { ConditionRefusal, Edit } from "../edits/edit.ts";
import { firstText } from "../question/question-of.ts";
import { conditionSeen, thingOf, withCondition, type Conditioned } from "./conditioned.ts";

/** Why a condition was not saved: what it is of has been removed, or a colleague has changed it. */
export type ConditionSaving = "gone" | "changed-meanwhile";

/** Sets when a question or a section is shown, always where the condition is null; why not, or null when it is done. */
export async function saveCondition(
  db: Db,
  place: Place,
  { on, condition, seen }: { on: Conditioned; condition: Condition | null; seen: string },
  actorId: string,
): Promise<ConditionSaving | ConditionRefusal | null> {
  const what: Edit = { act: condition === null ? "condition.remove" : "condition.edit", subject: "" };
  const outcome = await edit<ConditionSaving>(db, place, actorId, what, (questionnaire) => {
    const thing = thingOf(questionnaire, on);
    if (thing === undefined) return { refused: "gone" };
    if (conditionSeen(thing.condition) !== seen) return { refused: "changed-meanwhile" };
    what.subject = firstText("titles" in thing ? thing.titles : thing.texts);
    return withCondition(questionnaire, on, condition);
  });
  return "refused" in outcome ? outcome.refused : null;
}
