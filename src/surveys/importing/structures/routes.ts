import { keyFrom } from "../../../catalogue/index.ts";
import { getImportDraft } from "../../../organisations/index.ts";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseParams, withMistake } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { surveyUrl } from "../../pages.ts";
import { DraftParams } from "../forms.ts";
import { findMade } from "../queries.ts";
import { guessedLanguages, questionnaireOf, type Languages } from "./carried.ts";
import { makeSurveyOfStructure } from "./commands.ts";
import { languagesFrom } from "./forms.ts";
import { structurePage } from "./pages.ts";
import type { ForeignSurvey } from "./structure.ts";

const base = "/programmes/:programmeId/surveys/import/structures/:draftId";

/** A survey's structure out of another tool's file: what it holds, and the draft that it becomes. */
export function structureRoutes({ db }: Deps): Route[] {
  return [
    get(base, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const made = await findMade(db, programmeId, draftId);
      if (made !== undefined) return res.redirect(303, surveyUrl({ programmeId, id: made.surveyId }));
      const { defaultLocale } = await getProgramme(db, programmeId);
      const draft = await getImportDraft(db, programmeId, draftId, "structure");
      const languages = guessedLanguages(draft.content as ForeignSurvey, defaultLocale);
      await sendPage(
        req,
        res,
        structurePage(programmeId, { ...shown(draft, languages), form: emptyForm }, asking(res)),
      );
    }),

    post(`${base}/survey`, "planner", async (req, res) => {
      const { programmeId, draftId } = parseParams(DraftParams, req.params);
      const made = await findMade(db, programmeId, draftId);
      if (made !== undefined) return res.redirect(303, surveyUrl({ programmeId, id: made.surveyId }));
      const draft = await getImportDraft(db, programmeId, draftId, "structure");
      const { languages, isClear } = languagesFrom(req.body, (draft.content as ForeignSurvey).languages);
      if (!isClear) {
        const form = withMistake(req.body, "language-0", "importing.structure.languagesUnclear");
        return await sendPage(req, res, structurePage(programmeId, { ...shown(draft, languages), form }, asking(res)));
      }
      const order = { programmeId, draftId, languages };
      const { surveyId } = await makeSurveyOfStructure(db, order, actorId(res));
      res.redirect(303, surveyUrl({ programmeId, id: surveyId }));
    }),
  ];
}

function shown(draft: { id: string; fileName: string; content: unknown }, languages: Languages) {
  const survey = draft.content as ForeignSurvey;
  const { notCarried } = questionnaireOf(survey, languages, draft.fileName, keyFrom);
  return { draft, survey, languages, notCarried: [...survey.notCarried, ...notCarried] };
}
