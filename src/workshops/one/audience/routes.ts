import { listOrganisations } from "../../../organisations/index.ts";
import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, typedValues, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { WorkshopParams } from "../../register/forms.ts";
import { getWorkshop } from "../../register/queries.ts";
import type { EditRefusal } from "../edit-refusal.ts";
import { workshopUrl } from "../pages.ts";
import { changeAudience } from "./commands.ts";
import { AudienceForm } from "./forms.ts";
import { audiencePage, readAudience } from "./pages.ts";

export function audienceRoutes({ db, texts }: Deps): Route[] {
  const base = "/programmes/:programmeId/workshops/:workshopId/audience";
  const formPage = async (
    { programmeId, workshopId }: { programmeId: string; workshopId: string },
    form: FormState,
    asked: Asking,
    refused: EditRefusal | null = null,
  ) => {
    const workshop = await getWorkshop(db, programmeId, workshopId);
    const programme = await getProgramme(db, programmeId);
    const organisations = await listOrganisations(db, programmeId);
    return audiencePage({ programme, workshop, organisations }, form, asked, refused);
  };

  return [
    get(base, "planner", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      await sendPage(req, res, await formPage(place, emptyForm, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const parsed = parseForm(AudienceForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await formPage(place, parsed.form, asking(res)));
      const { version, ...details } = parsed.data;
      const organisations = await listOrganisations(db, place.programmeId);
      const { audienceNames } = await getWorkshop(db, place.programmeId, place.workshopId);
      const programme = await getProgramme(db, place.programmeId);
      const read = readAudience(programme, details, organisations, texts, audienceNames);
      const refused = await changeAudience(db, { ...place, ...read, version }, actorId(res));

      if (refused === null) return res.redirect(303, `${workshopUrl(place.programmeId, place.workshopId)}?done=saved`);
      const form = { values: typedValues(req.body), mistakes: {} };
      await sendPage(req, res, await formPage(place, form, asking(res), refused), 409);
    }),
  ];
}
