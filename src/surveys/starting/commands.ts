import { copyEntriesOf } from "../../catalogue/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import type { Db } from "../../platform/database.ts";
import { getProgramme } from "../../programmes/index.ts";
import { emptyQuestionnaire } from "../building/acts/starting.ts";
import { insertSurvey } from "../commands.ts";
import { digivointiNotice } from "../digivointi-notice.ts";
import { getQuestionnaire, listCatalogueIds } from "../questionnaire/queries.ts";
import { plainQuestionnaire } from "../questionnaire/stored.ts";
import { textsOf } from "../survey-texts.ts";
import { copyTitles } from "./copy-titles.ts";
import { fittedTo, missingEntries } from "./fitting.ts";
import type { Source } from "./queries.ts";

/**
 * Makes a draft that asks nothing yet, with the notice of a survey whose answers bear a name to begin with. A name that
 * was given is in the programme's first language; the others are still to be written.
 */
export async function createEmptySurvey(
  db: Db,
  { programmeId, name }: { programmeId: string; name: string },
  actorId: string,
): Promise<{ id: string }> {
  return await db.transaction().execute(async (trx) => {
    const { defaultLocale } = await getProgramme(trx, programmeId);
    const empty = emptyQuestionnaire();
    const titles = name === "" ? empty.titles : textsOf((locale) => (locale === defaultLocale ? name : ""));
    const id = await insertSurvey(trx, programmeId, { ...empty, titles, notice: digivointiNotice });
    await recordAct(trx, { actorId, programmeId, act: "survey.create", subject: id });
    return { id };
  });
}

export interface Copying {
  programmeId: string;
  source: Source;
  /** Whether the catalogue gets what the survey asks about and it lacks; it is left out of the copy otherwise. */
  addsToCatalogue: boolean;
}

/**
 * Makes a draft of what the other survey asks now, in the same way anonymous or not, with the mails as they were worded.
 * Answers, invitations, links and times are not copied.
 */
export async function copySurvey(
  db: Db,
  { programmeId, source, addsToCatalogue }: Copying,
  actorId: string,
): Promise<{ id: string }> {
  const { id: sourceId, anonymity, access } = source;
  return await db.transaction().execute(async (trx) => {
    const questionnaire = copyTitles(plainQuestionnaire(await getQuestionnaire(trx, sourceId)));
    const missing = missingEntries(await listCatalogueIds(trx, programmeId), questionnaire);
    if (addsToCatalogue) await copyEntriesOf(trx, { programmeId, from: source.programmeId }, missing, actorId);
    const fitted = fittedTo(await listCatalogueIds(trx, programmeId), questionnaire);
    const id = await insertSurvey(trx, programmeId, fitted.questionnaire, "needs", { anonymity, access });
    await trx
      .insertInto("surveyLetters")
      .columns(["surveyId", "kind", "subjects", "bodies"])
      .expression((eb) =>
        eb
          .selectFrom("surveyLetters")
          .select((own) => [own.val(id).as("surveyId"), "kind", "subjects", "bodies"])
          .where("surveyId", "=", sourceId),
      )
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "survey.create", subject: id, details: { copyOf: sourceId } });
    return { id };
  });
}
