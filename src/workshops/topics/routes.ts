import { listNeeds, listThemes } from "../../catalogue/index.ts";
import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { useTopicTemplate } from "./commands.ts";
import { topicEditingRoutes } from "./editing/routes.ts";
import { ProgrammeParams, TemplateForm } from "./forms.ts";
import { topicsPage, topicsUrl } from "./pages.ts";
import { listTopics } from "./queries.ts";

export function topicRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/workshops/topics";
  const surroundings = async (programmeId: string) => ({
    programme: await getProgramme(db, programmeId),
    themes: await listThemes(db, programmeId),
    needs: await listNeeds(db, programmeId),
  });

  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(
        req,
        res,
        topicsPage(await surroundings(programmeId), await listTopics(db, programmeId), asking(res)),
      );
    }),

    post(`${base}/template`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { template } = parseStrictly(TemplateForm, req.body);
      await useTopicTemplate(db, { programmeId, template }, actorId(res));
      res.redirect(303, topicsUrl(programmeId));
    }),

    ...topicEditingRoutes(deps, surroundings),
  ];
}
