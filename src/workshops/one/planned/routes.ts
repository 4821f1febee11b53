import { randomUUID } from "node:crypto";
import { listOrganisations } from "../../../organisations/index.ts";
import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { ProgrammeParams } from "../../register/forms.ts";
import { listTopics } from "../../topics/queries.ts";
import { readAudience } from "../audience/pages.ts";
import { workshopUrl } from "../pages.ts";
import { planByHand } from "./commands.ts";
import { PlannedForm, PlannedQuery } from "./forms.ts";
import { plannedPage } from "./pages.ts";

export function plannedRoutes({ db, texts }: Deps): Route[] {
  const base = "/programmes/:programmeId/workshops/planned";
  const formPage = async (programmeId: string, workshopId: string, form: FormState, asked: Asking) => {
    const topics = await listTopics(db, programmeId);
    const organisations = await listOrganisations(db, programmeId);
    return plannedPage({ programmeId, topics, organisations }, workshopId, form, asked);
  };

  return [
    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { topic } = parseStrictly(PlannedQuery, req.query);
      const form = { ...emptyForm, values: topic === undefined ? {} : { topicId: topic } };
      await sendPage(req, res, await formPage(programmeId, randomUUID(), form, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(PlannedForm, req.body);
      if (!parsed.ok)
        return await sendPage(req, res, await formPage(programmeId, randomUUID(), parsed.form, asking(res)));
      const { workshopId: id, topicId, ownTitle, level, kind, ...audience } = parsed.data;
      const programme = await getProgramme(db, programmeId);
      const organisations = await listOrganisations(db, programmeId);
      const { organisationIds, names: audienceNames } = readAudience(programme, audience, organisations, texts);
      const own = { fi: "", sv: "", en: "", [programme.defaultLocale]: ownTitle };
      const ownTitles = ownTitle === "" ? null : own;
      const plan = { programmeId, topicId, ownTitles, level, kind, audienceNames, organisationIds };
      await planByHand(db, { id, ...plan }, actorId(res));
      res.redirect(303, `${workshopUrl(programmeId, id)}?done=planned`);
    }),
  ];
}
