import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { loadPlacedReadiness } from "./queries.ts";

/** Why it is not stored: there is no such question, or no such part of the register or industry any more. */
export type PlacingRefusal = "no-question" | "no-place";

/**
 * Stores what the options of a survey's background question stand for, all at once, in place of what was said before. An
 * option that is not named stands for nothing.
 */
export async function placeOptions(
  db: Db,
  {
    programmeId,
    surveyId,
    questionKey,
    chosen,
  }: { programmeId: string; surveyId: string; questionKey: string; chosen: ReadonlyMap<string, string> },
  actorId: string,
): Promise<PlacingRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const { told, places } = await loadPlacedReadiness(trx, programmeId, surveyId);
    // One at a time: the rows of both would be left otherwise.
    await trx.selectFrom("surveys").select("id").where("id", "=", surveyId).forNoKeyUpdate().execute();
    const question = told.backgrounds.find(({ key }) => key === questionKey);
    if (question === undefined) return "no-question";
    const byId = new Map(places.map((place) => [place.id, place]));
    const wanted = question.options.map(({ key }) => ({ key, id: chosen.get(key) ?? "" }));
    if (wanted.some(({ id }) => id !== "" && !byId.has(id))) return "no-place";

    await trx.deleteFrom("readinessPlaces").where("surveyId", "=", surveyId).execute();
    const rows = wanted.map(({ key, id }) => ({
      ...{ programmeId, surveyId, questionKey, optionKey: key },
      unitId: byId.get(id)?.kind === "unit" ? id : null,
      industryId: byId.get(id)?.kind === "industry" ? id : null,
    }));
    if (rows.length > 0) await trx.insertInto("readinessPlaces").values(rows).execute();
    const details = { question: questionKey, places: wanted.filter(({ id }) => id !== "").length };
    await recordAct(trx, { actorId, programmeId, act: "summary.place-readiness", subject: surveyId, details });
    return null;
  });
}
