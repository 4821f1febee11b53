import { actorId, asking } from "../platform/asking.ts";
import type { Deps } from "../platform/deps.ts";
import { emptyForm, parseForm, parseParams, withMistake } from "../platform/forms.ts";
import { sendPage } from "../platform/pages.ts";
import { get, post, type Route } from "../platform/routes.ts";
import { editProgramme, startProgramme } from "./commands.ts";
import { ProgrammeForm, ProgrammeParams } from "./forms.ts";
import {
  industriesText,
  newProgrammePage,
  programmePage,
  programmesPage,
  programmeUrl,
  settingsPage,
  type LoadHomeFigures,
} from "./pages.ts";
import { getProgramme, listIndustries, listProgrammes } from "./queries.ts";
import { roadmapRoutes } from "./roadmap/routes.ts";

export function programmeRoutes(deps: Deps, loadHomeFigures: LoadHomeFigures): Route[] {
  const { db } = deps;
  return [
    get("/", "signed-in", (_req, res) => {
      res.redirect(303, "/programmes");
    }),

    get("/programmes", "signed-in", async (req, res) => {
      const { visitor } = asking(res);
      const programmes = visitor === null ? [] : await listProgrammes(db, visitor);
      await sendPage(req, res, programmesPage(programmes, asking(res)));
    }),

    get("/programmes/new", "admin", async (req, res) => {
      await sendPage(req, res, newProgrammePage(emptyForm, asking(res)));
    }),

    post("/programmes", "admin", async (req, res) => {
      const parsed = parseForm(ProgrammeForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, newProgrammePage(parsed.form, asking(res)));
      const outcome = await startProgramme(db, parsed.data, actorId(res));

      if ("id" in outcome) return res.redirect(303, programmeUrl(outcome.id));
      const form = withMistake(req.body, "industries", industriesText[outcome.mistake]);
      await sendPage(req, res, newProgrammePage(form, asking(res)));
    }),

    get("/programmes/:programmeId", "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const [frame, figures] = await Promise.all([asking(res).loadFrame(), loadHomeFigures(programmeId, asking(res))]);
      await sendPage(req, res, programmePage(await getProgramme(db, programmeId), frame, figures, asking(res)));
    }),

    get("/programmes/:programmeId/settings", "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const programme = await getProgramme(db, programmeId);
      await sendPage(req, res, settingsPage(programme, await listIndustries(db, programmeId), emptyForm, asking(res)));
    }),

    post("/programmes/:programmeId/settings", "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const programme = await getProgramme(db, programmeId);
      const parsed = parseForm(ProgrammeForm, req.body);
      const outcome = parsed.ok ? await editProgramme(db, programmeId, parsed.data, actorId(res)) : parsed;

      if ("id" in outcome) return res.redirect(303, programmeUrl(programmeId));
      const form =
        "form" in outcome ? outcome.form : withMistake(req.body, "industries", industriesText[outcome.mistake]);
      await sendPage(req, res, settingsPage(programme, await listIndustries(db, programmeId), form, asking(res)));
    }),

    ...roadmapRoutes(deps),
  ];
}
