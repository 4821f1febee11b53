import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import {
  emptyForm,
  parseForm,
  parseParams,
  typedValues,
  withMistake,
  type FormState,
} from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { WorkshopParams } from "../../register/forms.ts";
import { getWorkshop } from "../../register/queries.ts";
import type { EditRefusal } from "../edit-refusal.ts";
import { workshopUrl } from "../pages.ts";
import { changeDetails } from "./commands.ts";
import { DetailsForm } from "./forms.ts";
import { detailsPage } from "./pages.ts";

export function detailsRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/workshops/:workshopId/details";
  const formPage = async (
    { programmeId, workshopId }: { programmeId: string; workshopId: string },
    form: FormState,
    asked: Asking,
    refused: EditRefusal | null = null,
  ) => {
    const workshop = await getWorkshop(db, programmeId, workshopId);
    return detailsPage(await getProgramme(db, programmeId), workshop, form, asked, refused);
  };

  return [
    get(base, "planner", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      await sendPage(req, res, await formPage(place, emptyForm, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const parsed = parseForm(DetailsForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await formPage(place, parsed.form, asking(res)));
      const refused = await changeDetails(db, { ...place, ...parsed.data }, actorId(res));

      if (refused === null) return res.redirect(303, `${workshopUrl(place.programmeId, place.workshopId)}?done=saved`);
      if (refused === "title-missing") {
        const form = withMistake(req.body, "titles.fi", "form.nameMissing");
        return await sendPage(req, res, await formPage(place, form, asking(res)));
      }
      const form = { values: typedValues(req.body), mistakes: {} };
      await sendPage(req, res, await formPage(place, form, asking(res), refused), 409);
    }),
  ];
}
