import { actorId, asking } from "../platform/asking.ts";
import type { Db } from "../platform/database.ts";
import type { Deps } from "../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly } from "../platform/forms.ts";
import { sendPage } from "../platform/pages.ts";
import { get, post, type Route } from "../platform/routes.ts";
import { getProgramme, listIndustries } from "../programmes/index.ts";
import { addOrganisation, editOrganisation, removeOrganisation } from "./commands.ts";
import { commitmentRoutes } from "./commitment/routes.ts";
import { detailsPage, newOrganisationPage, withDetailsMistake } from "./details/pages.ts";
import { exportRoutes } from "./exports/routes.ts";
import { newOrganisationForm, NewQuery, OrganisationForm, OrganisationParams, OrganisationsParams } from "./forms.ts";
import { importRoutes } from "./imports/routes.ts";
import { listRoutes } from "./list/routes.ts";
import { organisationPage, organisationsUrl, organisationUrl, removalPage } from "./pages.ts";
import { participantRoutes } from "./participants/routes.ts";
import { segmentsByUnit } from "./segments/queries.ts";
import { segmentRoutes } from "./segments/routes.ts";
import { listParticipantsOf } from "./participants/queries.ts";
import { findTies, getOrganisation, listOrganisations, listProgress } from "./queries.ts";
import { removalRefusal } from "./ties.ts";

/** Who takes part in a programme: the list, its import and export, and each organisation with its contact people. */
export function organisationRoutes(deps: Deps): Route[] {
  return [
    ...listRoutes(deps),
    ...exportRoutes(deps),
    ...importRoutes(deps),
    ...newRoutes(deps),
    ...oneRoutes(deps),
    ...participantRoutes(deps),
    ...commitmentRoutes(deps),
    ...segmentRoutes(deps),
  ];
}

const base = "/programmes/:programmeId/organisations";

function newRoutes({ db }: Deps): Route[] {
  return [
    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId } = parseParams(OrganisationsParams, req.params);
      const { parent } = parseStrictly(NewQuery, req.query);
      const programme = await getProgramme(db, programmeId);
      const choices = await loadChoices(db, programmeId);
      await sendPage(req, res, newOrganisationPage(programme, choices, parent, emptyForm, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(OrganisationsParams, req.params);
      const programme = await getProgramme(db, programmeId);
      const parsed = parseForm(newOrganisationForm(programme.locales), req.body);
      const outcome = parsed.ok ? await addOrganisation(db, programmeId, parsed.data, actorId(res)) : parsed;

      if ("id" in outcome) {
        res.redirect(303, organisationUrl(programmeId, outcome.id));
        return;
      }
      const form = "form" in outcome ? outcome.form : withDetailsMistake(req.body, outcome.mistake);
      const choices = await loadChoices(db, programmeId);
      const parent = form.values["kind"] === "organisation" ? null : (form.values["parentId"] ?? null);
      await sendPage(req, res, newOrganisationPage(programme, choices, parent, form, asking(res)));
    }),
  ];
}

async function loadChoices(db: Db, programmeId: string) {
  return {
    industries: await listIndustries(db, programmeId),
    organisations: await listOrganisations(db, programmeId),
  };
}

function oneRoutes({ db }: Deps): Route[] {
  return [
    get(`${base}/:organisationId`, "facilitator", async (req, res) => {
      const { programmeId, organisationId } = parseParams(OrganisationParams, req.params);
      const organisation = await getOrganisation(db, programmeId, organisationId);
      const participants = await listParticipantsOf(db, programmeId, organisationId);
      const progress = (await listProgress(db, programmeId)).get(organisationId);
      const all = await listOrganisations(db, programmeId);
      const segment = (await segmentsByUnit(db, programmeId)).get(organisationId) ?? null;
      await sendPage(
        req,
        res,
        organisationPage(organisation, { participants, progress, all, segment }, programmeId, asking(res)),
      );
    }),

    get(`${base}/:organisationId/details`, "planner", async (req, res) => {
      const { programmeId, organisationId } = parseParams(OrganisationParams, req.params);
      const organisation = await getOrganisation(db, programmeId, organisationId);
      const choices = await loadChoices(db, programmeId);
      await sendPage(req, res, detailsPage(organisation, programmeId, choices, emptyForm, asking(res)));
    }),

    post(`${base}/:organisationId/details`, "planner", async (req, res) => {
      const { programmeId, organisationId } = parseParams(OrganisationParams, req.params);
      const organisation = await getOrganisation(db, programmeId, organisationId);
      const parsed = parseForm(OrganisationForm, req.body);
      const outcome = parsed.ok
        ? await editOrganisation(db, programmeId, organisationId, parsed.data, actorId(res))
        : parsed;

      if ("id" in outcome) {
        res.redirect(303, organisationUrl(programmeId, organisationId));
        return;
      }
      const form = "form" in outcome ? outcome.form : withDetailsMistake(req.body, outcome.mistake);
      const choices = await loadChoices(db, programmeId);
      await sendPage(req, res, detailsPage(organisation, programmeId, choices, form, asking(res)));
    }),

    get(`${base}/:organisationId/removal`, "planner", async (req, res) => {
      const { programmeId, organisationId } = parseParams(OrganisationParams, req.params);
      const organisation = await getOrganisation(db, programmeId, organisationId);
      const refused = removalRefusal(await findTies(db, programmeId, organisationId));
      await sendPage(req, res, removalPage(organisation, programmeId, refused, asking(res)));
    }),

    post(`${base}/:organisationId/removal`, "planner", async (req, res) => {
      const { programmeId, organisationId } = parseParams(OrganisationParams, req.params);
      const organisation = await getOrganisation(db, programmeId, organisationId);
      const refused = await removeOrganisation(db, programmeId, organisationId, actorId(res));

      if (refused === null) {
        res.redirect(303, organisationsUrl(programmeId));
        return;
      }
      await sendPage(req, res, removalPage(organisation, programmeId, refused, asking(res)), 409);
    }),
  ];
}
