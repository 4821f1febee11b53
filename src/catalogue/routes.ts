import { actorId, asking } from "../platform/asking.ts";
import type { Db } from "../platform/database.ts";
import type { Deps } from "../platform/deps.ts";
import { parseParams, parseStrictly } from "../platform/forms.ts";
import { sendPage, type Page } from "../platform/pages.ts";
import { get, post, type Route } from "../platform/routes.ts";
import { getProgramme } from "../programmes/index.ts";
import type { Asking } from "../platform/asking.ts";
import { useCatalogueTemplate } from "./commands.ts";
import { entryRoutes } from "./entries/routes.ts";
import { CatalogueParams, TemplateForm } from "./forms.ts";
import { needRoutes } from "./needs/routes.ts";
import { cataloguePage, catalogueUrl } from "./pages.ts";
import { listBarriers, listNeeds, listServices, listThemes } from "./queries.ts";

export function catalogueRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const page = (programmeId: string, asked: Asking) => loadCatalogue(db, programmeId, asked);
  return [
    get("/programmes/:programmeId/catalogue", "viewer", async (req, res) => {
      const { programmeId } = parseParams(CatalogueParams, req.params);
      await sendPage(req, res, await page(programmeId, asking(res)));
    }),

    post("/programmes/:programmeId/catalogue/template", "planner", async (req, res) => {
      const { programmeId } = parseParams(CatalogueParams, req.params);
      const { template } = parseStrictly(TemplateForm, req.body);
      await useCatalogueTemplate(db, { programmeId, template }, actorId(res));
      res.redirect(303, catalogueUrl(programmeId));
    }),

    ...needRoutes(deps, page),
    ...entryRoutes(deps, page),
  ];
}

async function loadCatalogue(db: Db, programmeId: string, asked: Asking): Promise<Page> {
  const catalogue = {
    programme: await getProgramme(db, programmeId),
    themes: await listThemes(db, programmeId),
    needs: await listNeeds(db, programmeId),
    services: await listServices(db, programmeId),
    barriers: await listBarriers(db, programmeId),
  };
  return cataloguePage(catalogue, asked);
}
