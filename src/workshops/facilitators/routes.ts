import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { ProgrammeParams } from "../register/forms.ts";
import { unitedSkills } from "../skills.ts";
import { listTopics } from "../topics/queries.ts";
import { addFacilitator, editFacilitator, removeFacilitator, type FacilitatorRefusal } from "./commands.ts";
import { FacilitatorForm, FacilitatorParams } from "./forms.ts";
import { facilitatorPage, facilitatorsPage, facilitatorsUrl, facilitatorText } from "./pages.ts";
import { countWorkshopsOf, getFacilitator, listFacilitators } from "./queries.ts";

export function facilitatorRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/workshops/facilitators";
  const knownSkills = async (programmeId: string) => {
    const skilled = [...(await listTopics(db, programmeId)), ...(await listFacilitators(db, programmeId))];
    return unitedSkills(skilled.map(({ skills }) => skills));
  };
  const newPage = async (programmeId: string, form: FormState, asked: Asking) =>
    facilitatorPage(programmeId, await knownSkills(programmeId), null, form, asked);
  const editPage = async (
    programmeId: string,
    id: string,
    form: FormState,
    asked: Asking,
    refused: FacilitatorRefusal | null = null,
  ) => {
    const facilitator = await getFacilitator(db, programmeId, id);
    const workshops = (await countWorkshopsOf(db, programmeId)).get(id) ?? 0;
    const existing = { facilitator, workshops, refused };
    return facilitatorPage(programmeId, await knownSkills(programmeId), existing, form, asked);
  };

  return [
    get(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const workshops = await countWorkshopsOf(db, programmeId);
      const facilitators = await listFacilitators(db, programmeId);
      await sendPage(req, res, facilitatorsPage(programmeId, facilitators, workshops, asking(res)));
    }),

    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, await newPage(programmeId, emptyForm, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(FacilitatorForm, req.body);
      const refused = parsed.ok ? await addFacilitator(db, programmeId, parsed.data, actorId(res)) : null;
      if (parsed.ok && refused === null) return res.redirect(303, facilitatorsUrl(programmeId));
      const form = parsed.ok ? withMistake(req.body, "name", facilitatorText[refused ?? "name-taken"]) : parsed.form;
      await sendPage(req, res, await newPage(programmeId, form, asking(res)));
    }),

    get(`${base}/:facilitatorId`, "planner", async (req, res) => {
      const { programmeId, facilitatorId } = parseParams(FacilitatorParams, req.params);
      await sendPage(req, res, await editPage(programmeId, facilitatorId, emptyForm, asking(res)));
    }),

    post(`${base}/:facilitatorId`, "planner", async (req, res) => {
      const { programmeId, facilitatorId } = parseParams(FacilitatorParams, req.params);
      await getFacilitator(db, programmeId, facilitatorId);
      const parsed = parseForm(FacilitatorForm, req.body);
      const refused = parsed.ok
        ? await editFacilitator(db, programmeId, facilitatorId, parsed.data, actorId(res))
        : null;
      if (parsed.ok && refused === null) return res.redirect(303, facilitatorsUrl(programmeId));
      const form = parsed.ok ? withMistake(req.body, "name", facilitatorText[refused ?? "name-taken"]) : parsed.form;
      await sendPage(req, res, await editPage(programmeId, facilitatorId, form, asking(res)));
    }),

    post(`${base}/:facilitatorId/removal`, "planner", async (req, res) => {
      const { programmeId, facilitatorId } = parseParams(FacilitatorParams, req.params);
      const refused = await removeFacilitator(db, programmeId, facilitatorId, actorId(res));
      if (refused === null) return res.redirect(303, facilitatorsUrl(programmeId));
      await sendPage(req, res, await editPage(programmeId, facilitatorId, emptyForm, asking(res), refused), 409);
    }),
  ];
}
