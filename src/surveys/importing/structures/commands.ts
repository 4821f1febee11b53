import { keyFrom } from "../../../catalogue/index.ts";
import { finishImportDraft, getImportDraft } from "../../../organisations/index.ts";
import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { insertSurvey } from "../../commands.ts";
import { fileTitle } from "../identity.ts";

import { questionnaireOf, type Languages } from "./carried.ts";
import { findMade, lockProgramme } from "../queries.ts";
import type { ForeignSurvey } from "./structure.ts";

/** Makes a draft of the survey in the uploaded structure file; accepting it twice makes one. */
export async function makeSurveyOfStructure(
  db: Db,
  { programmeId, draftId, languages }: { programmeId: string; draftId: string; languages: Languages },
  actorId: string,
): Promise<{ surveyId: string }> {
  return await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, programmeId);
    const made = await findMade(trx, programmeId, draftId);
    if (made !== undefined) return made;
    const draft = await getImportDraft(trx, programmeId, draftId, "structure");
    const survey = draft.content as ForeignSurvey;
    const { questionnaire } = questionnaireOf(survey, languages, fileTitle(draft.fileName), keyFrom);
    const surveyId = await insertSurvey(trx, programmeId, questionnaire);
    await finishImportDraft(trx, programmeId, draftId, { surveyId });
    await recordAct(trx, {
      actorId,
      programmeId,
      act: "survey.create",
      subject: surveyId,
      details: { kind: survey.kind },
    });
    return { surveyId };
  });
}
