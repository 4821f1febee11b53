import type { Db } from "../../../platform/database.ts";
import { everyText, withTexts } from "../../questionnaire/every-text.ts";
import type { Questionnaire } from "../../questionnaire/questionnaire.ts";
import { correctTextsOf, lockWorking, type Place } from "../edits/commands.ts";
import { changesOf, type TextClash, type TypedTexts } from "./typed-texts.ts";

/**
 * Saves the texts that were typed, all of them or, where a colleague has meanwhile written something else, none. How many
 * texts have changed, or which clash.
 */
export async function saveTexts(
  db: Db,
  place: Place,
  typed: TypedTexts,
  actorId: string,
): Promise<{ saved: number } | { clashes: TextClash[] }> {
  return await db.transaction().execute(async (trx) => {
    const working = await lockWorking(trx, place);
    const { changes, clashes } = changesOf(everyText(working.questionnaire), typed);
    if (clashes.length > 0) return { clashes };
    const correct = (each: Questionnaire) => withTexts(each, changes);
    if (changes.size > 0)
      await correctTextsOf(trx, place, actorId, working, { act: "texts.edit", subject: "", correct });
    return { saved: changes.size };
  });
}
