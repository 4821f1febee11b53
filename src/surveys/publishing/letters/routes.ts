import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { getSurvey } from "../../queries.ts";
import { listLettersTo } from "../../anonymous/inviting/queries.ts";
import { unwordLetter, wordLetter } from "./commands.ts";
import { LetterForm, LetterParams, LetterQuery } from "./forms.ts";
import type { WordedKind } from "./letter.ts";
import { letterPage, letterRefusalText, letterUrl, type Worded } from "./pages.ts";
import { getLetterTexts } from "./queries.ts";

const address = "/programmes/:programmeId/surveys/:surveyId/letters/:kind";

/** What the invitation and the reminder of a survey say, and how they look to who gets them. */
export function letterRoutes({ db, texts, publicUrl }: Deps): Route[] {
  const load = async (place: { programmeId: string; surveyId: string; kind: WordedKind }): Promise<Worded> => {
    const { programmeId, surveyId, kind } = place;
    const survey = await getSurvey(db, programmeId, surveyId);
    return {
      ...{ survey, kind, wanted: {}, texts, publicUrl },
      programme: await getProgramme(db, programmeId),
      own: await getLetterTexts(db, surveyId),
      recipients: await listLettersTo(db, survey),
    };
  };
  return [
    get(address, "planner", async (req, res) => {
      const worded = await load(parseParams(LetterParams, req.params));
      const wanted = parseStrictly(LetterQuery, req.query);
      await sendPage(req, res, letterPage({ ...worded, wanted }, emptyForm, asking(res)));
    }),

    post(address, "planner", async (req, res) => {
      const place = parseParams(LetterParams, req.params);
      const worded = await load(place);
      const parsed = parseForm(LetterForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, letterPage(worded, parsed.form, asking(res)));

      const refused = await wordLetter(db, place, parsed.data, actorId(res));
      if (refused === null) return res.redirect(303, `${letterUrl(worded.survey, place.kind)}?done=saved`);
      const again = withMistake(req.body, "subjects.fi", letterRefusalText[refused]);
      await sendPage(req, res, letterPage(worded, again, asking(res)));
    }),

    post(`${address}/removal`, "planner", async (req, res) => {
      const place = parseParams(LetterParams, req.params);
      await unwordLetter(db, place, actorId(res));
      const { programmeId, surveyId: id } = place;
      res.redirect(303, `${letterUrl({ programmeId, id }, place.kind)}?done=restored`);
    }),
  ];
}
