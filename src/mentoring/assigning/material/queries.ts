import { listTools } from "../../../maturity/index.ts";
import { loadProfiles } from "../../../needs/index.ts";
import type { Db } from "../../../platform/database.ts";
import { listSurveys } from "../../../surveys/index.ts";
import type { UnitNeeds } from "../method/distance.ts";
import { needsOfUnits, type Known } from "./unit-needs.ts";

/** What is known of the needs of each of the units. */
export async function loadUnitNeeds(
  db: Db,
  programmeId: string,
  units: readonly { id: string; parentId: string | null }[],
): Promise<Map<string, UnitNeeds>> {
  const surveyIds = (await listSurveys(db, programmeId)).map(({ id }) => id);
  const { organisations, needs, values } = await loadProfiles(db, programmeId, { surveyIds });
  const profiles = organisations.flatMap(({ id: unitId }, row) =>
    needs.flatMap(({ id: needId }, column): Known[] => {
      const strength = values[row]?.[column] ?? null;
      return strength === null ? [] : [{ unitId, id: needId, strength }];
    }),
  );
  const followed = new Set((await listTools(db, programmeId)).flatMap(({ id, isEnded }) => (isEnded ? [] : [id])));
  const levels = (await listLatestLevels(db, programmeId)).flatMap(({ unitId, toolId, score }): Known[] =>
    followed.has(toolId) ? [{ unitId, id: toolId, strength: 1 - score / highestScore }] : [],
  );
  const open = await listOpenFollowUps(db, programmeId);
  return needsOfUnits(units, {
    needs: [
      ...profiles,
      ...open.flatMap(({ unitId, needId: id }) => (id === null ? [] : [{ unitId, id, strength: 1 }])),
    ],
    tools: [...levels, ...open.flatMap(({ unitId, toolId: id }) => (id === null ? [] : [{ unitId, id, strength: 1 }]))],
  });
}

/** The top of the scale of digital maturity. */
const highestScore = 500;

/** What mentors have judged last of each unit and tool. */
async function listLatestLevels(db: Db, programmeId: string) {
  return await db
    .selectFrom("assessments")
    .distinctOn(["unitId", "toolId"])
    .select(["unitId", "toolId", "score"])
    .where("programmeId", "=", programmeId)
    .where("judge", "=", "mentor")
    .where("isCorrected", "=", false)
    .where("score", "is not", null)
    .$narrowType<{ score: number }>()
    .orderBy("unitId")
    .orderBy("toolId")
    .orderBy("assessedOn", "desc")
    .orderBy("createdAt", "desc")
    .execute();
}

/** What is still to be done for units. */
async function listOpenFollowUps(db: Db, programmeId: string) {
  return await db
    .selectFrom("followUps")
    .select(["unitId", "needId", "toolId"])
    .where("programmeId", "=", programmeId)
    .where("state", "in", ["open", "under-way", "no-resources"])
    .execute();
}
