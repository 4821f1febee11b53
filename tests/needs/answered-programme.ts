import { digivointiAnswers, type AnsweringOrganisation } from "../../seeds/digivointi-answers.ts";
import { registerOrganisations } from "../../src/organisations/index.ts";
import { json, type Db } from "../../src/platform/database.ts";
import { listIndustries } from "../../src/programmes/index.ts";
import { createSurveyFromTemplate } from "../../src/surveys/commands.ts";
import type { Answers } from "../../src/surveys/index.ts";
import { aProgramme } from "../support/app.ts";

export interface AnsweredProgramme {
  id: string;
  ownerId: string;
  surveyId: string;
  /** Organisations' ids by their names. */
  organisationIds: Map<string, string>;
}

/** A programme whose DigiVointi survey has been answered and closed: by the demo's organisations, or by those given. */
export async function anAnsweredProgramme(
  db: Db,
  organisations: AnsweringOrganisation[] = digivointiAnswers(),
): Promise<AnsweredProgramme> {
  const { id, ownerId } = await aProgramme(db);
  const { id: surveyId } = await createSurveyFromTemplate(db, { programmeId: id, template: "digivointi" }, ownerId);
  await db.updateTable("surveys").set({ state: "closed" }).where("id", "=", surveyId).execute();
  const industries = await listIndustries(db, id);
  const industryAt = { physiotherapy: 0, care: 1, "child-welfare": 2 };
  const rows = organisations.map(({ name, industry, sizeClass, municipality, contacts }) => ({
    name,
    industryId: industries[industryAt[industry]]!.id,
    sizeClass,
    municipality,
    contacts,
  }));
  const organisationIds = await db.transaction().execute((trx) => registerOrganisations(trx, id, rows));
  for (const { name, answers } of organisations)
    if (answers !== null)
      await sendAnswers(db, { programmeId: id, surveyId, organisationId: organisationIds.get(name)! }, answers);
  return { id, ownerId, surveyId, organisationIds };
}

/** One organisation's answers, sent. */
export async function sendAnswers(
  db: Db,
  place: { programmeId: string; surveyId: string; organisationId: string },
  answers: Answers,
): Promise<void> {
  const questions = await db
    .selectFrom("questions")
    .select(["id", "key"])
    .where("surveyId", "=", place.surveyId)
    .execute();
  const { id: responseId } = await db
    .insertInto("responses")
    .values((eb) => ({ ...place, locale: "fi" as const, noticeVersion: 1, sentAt: eb.fn("now") }))
    .returning("id")
    .executeTakeFirstOrThrow();
  const values = questions.flatMap(({ id: questionId, key }) => {
    const value = answers[key];
    return value === undefined ? [] : [{ responseId, questionId, value: json(value) }];
  });
  if (values.length > 0) await db.insertInto("answers").values(values).execute();
}
