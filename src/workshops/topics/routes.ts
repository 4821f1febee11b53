import { listNeeds, listThemes } from "../../catalogue/index.ts";
import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { listTopicFeedback } from "../learning/queries.ts";
import { useTopicTemplate } from "./commands.ts";
import { topicDraftRoutes } from "./drafts/routes.ts";
import { topicEditingRoutes } from "./editing/routes.ts";
import { topicExportRoutes } from "./exports/routes.ts";
import { ProgrammeParams, TemplateForm, TopicsQuery } from "./forms.ts";
import { topicsPage, topicsUrl, type Surroundings } from "./pages.ts";
import { listSkills, listTopics } from "./queries.ts";

export function topicRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/workshops/topics";
  const surroundings = async (programmeId: string): Promise<Surroundings> => ({
    programme: await getProgramme(db, programmeId),
    themes: await listThemes(db, programmeId),
    needs: await listNeeds(db, programmeId),
    topics: await listTopics(db, programmeId),
    skills: await listSkills(db, programmeId),
    ratings: await listTopicFeedback(db, programmeId),
  });

  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const asked = parseStrictly(TopicsQuery, req.query);
      await sendPage(req, res, topicsPage(await surroundings(programmeId), asked, asking(res)));
    }),

    post(`${base}/template`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { template } = parseStrictly(TemplateForm, req.body);
      await useTopicTemplate(db, { programmeId, template }, actorId(res));
      res.redirect(303, topicsUrl(programmeId));
    }),

    ...topicDraftRoutes(deps),
    ...topicExportRoutes(surroundings),
    ...topicEditingRoutes(deps, surroundings),
  ];
}
