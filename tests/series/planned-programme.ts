import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { json, type Db } from "../../src/platform/database.ts";
import { useTopicTemplate } from "../../src/workshops/index.ts";
import { anAnsweredProgramme } from "../needs/answered-programme.ts";

export interface GroupedProgramme {
  id: string;
  ownerId: string;
  groupIds: string[];
  /** By group. */
  organisationIds: string[][];
}

const names = (name: string) => json({ fi: name, sv: `${name} (sv)`, en: `${name} (en)` });

/** A programme of twelve who answered the DigiVointi survey, in two groups: seven and five. Its topics are the template's, or none. */
export async function aGroupedProgramme(db: Db, { topics = true } = {}): Promise<GroupedProgramme> {
  const answering = digivointiAnswers()
    .filter(({ answers }) => answers !== null)
    .slice(0, 12);
  const { id, ownerId, surveyId, organisationIds } = await anAnsweredProgramme(db, answering);
  if (topics) await useTopicTemplate(db, { programmeId: id, template: "digivointi" }, ownerId);
  const all = answering.map(({ name }) => organisationIds.get(name)!);
  const grouped = [all.slice(0, 7), all.slice(7)];
  const run = {
    programmeId: id,
    surveyId,
    isCurrent: true,
    state: "done" as const,
    settings: json({}),
    seed: 1,
    methodVersion: "1",
  };
  const result = json({ k: 2, verdict: "groups", groups: [], organisationIds: all });
  const { id: runId } = await db
    .insertInto("groupingRuns")
    .values({ ...run, result })
    .returning("id")
    .executeTakeFirstOrThrow();
  const variant = { programmeId: id, runId, isCurrent: true };
  const { id: variantId } = await db
    .insertInto("groupVariants")
    .values(variant)
    .returning("id")
    .executeTakeFirstOrThrow();
  const groupIds: string[] = [];
  for (const [position, members] of grouped.entries()) {
    const group = { variantId, position, names: names(position === 0 ? "Some ja videot" : "Tietosuoja") };
    const { id: groupId } = await db.insertInto("needGroups").values(group).returning("id").executeTakeFirstOrThrow();
    groupIds.push(groupId);
    await db
      .insertInto("groupMembers")
      .values(members.map((organisationId) => ({ variantId, organisationId, groupId, computedGroupId: groupId })))
      .execute();
  }
  return { id, ownerId, groupIds, organisationIds: grouped };
}

/** What the settings form sends as it stands. */
export const settings = {
  mode: "groups",
  own: "2",
  common: "1",
  workshops: "5",
  perPerson: "3",
  least: "4",
  most: "20",
  fairness: "balanced",
  limit: "none",
  amount: "",
  seed: "1",
};
