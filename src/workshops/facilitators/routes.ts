import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { workshopUrl } from "../one/pages.ts";
import { FromWorkshop, ProgrammeParams } from "../register/forms.ts";
import { ownWorkshopId } from "../register/queries.ts";
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
  const newPage = async (programmeId: string, workshop: string | undefined, form: FormState, asked: Asking) =>
    facilitatorPage(programmeId, await knownSkills(programmeId), { workshop }, form, asked);
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
      const workshop = await ownWorkshopId(db, programmeId, parseStrictly(FromWorkshop, req.query).workshop);
      await sendPage(req, res, await newPage(programmeId, workshop, emptyForm, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const workshop = await ownWorkshopId(db, programmeId, parseStrictly(FromWorkshop, req.body).workshop);
      const parsed = parseForm(FacilitatorForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await newPage(programmeId, workshop, parsed.form, asking(res)));
      const added = await addFacilitator(db, programmeId, parsed.data, actorId(res));
      if (typeof added === "object") return res.redirect(303, afterAdding(programmeId, workshop, added.id));
      const form = withMistake(req.body, "name", facilitatorText[added]);
      await sendPage(req, res, await newPage(programmeId, workshop, form, asking(res)));
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

/** Back to the workshop's form where one came from there, with the facilitator chosen; else to the list. */
function afterAdding(programmeId: string, workshopId: string | undefined, id: string): string {
  if (workshopId === undefined) return facilitatorsUrl(programmeId);
  return workshopUrl(programmeId, workshopId, `/time?facilitator=${id}`);
}
