import { actorId, asking } from "../../platform/asking.ts";
import type { Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, withMistake } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { OrganisationParams } from "../forms.ts";
import { organisationUrl } from "../pages.ts";
import { getOrganisation } from "../queries.ts";
import { addParticipant, editParticipant, removeParticipant } from "./commands.ts";
import { participantForm, ParticipantParams } from "./forms.ts";
import { participantPage, participantRemovalPage, participantText } from "./pages.ts";
import { getParticipant } from "./queries.ts";

const base = "/programmes/:programmeId/organisations/:organisationId/participants";

export function participantRoutes({ db }: Deps): Route[] {
  return [
    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId, organisationId } = parseParams(OrganisationParams, req.params);
      await sendPage(
        req,
        res,
        participantPage(await loadForm(db, programmeId, organisationId, null), emptyForm, asking(res)),
      );
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId, organisationId } = parseParams(OrganisationParams, req.params);
      const around = await loadForm(db, programmeId, organisationId, null);
      const parsed = parseForm(participantForm(around.programme.locales), req.body);
      if (!parsed.ok) {
        await sendPage(req, res, participantPage(around, parsed.form, asking(res)));
        return;
      }
      const mistake = await addParticipant(db, { programmeId, organisationId, actorId: actorId(res) }, parsed.data);

      if (mistake === null) {
        res.redirect(303, organisationUrl(programmeId, organisationId));
        return;
      }
      await sendPage(
        req,
        res,
        participantPage(around, withMistake(req.body, "email", participantText[mistake]), asking(res)),
      );
    }),

    get(`${base}/:participantId`, "planner", async (req, res) => {
      const { programmeId, organisationId, participantId } = parseParams(ParticipantParams, req.params);
      await sendPage(
        req,
        res,
        participantPage(await loadForm(db, programmeId, organisationId, participantId), emptyForm, asking(res)),
      );
    }),

    post(`${base}/:participantId`, "planner", async (req, res) => {
      const { programmeId, organisationId, participantId } = parseParams(ParticipantParams, req.params);
      const around = await loadForm(db, programmeId, organisationId, participantId);
      const parsed = parseForm(participantForm(around.programme.locales), req.body);
      if (!parsed.ok) {
        await sendPage(req, res, participantPage(around, parsed.form, asking(res)));
        return;
      }
      const mistake = await editParticipant(
        db,
        { programmeId, organisationId, actorId: actorId(res) },
        participantId,
        parsed.data,
      );

      if (mistake === null) {
        res.redirect(303, organisationUrl(programmeId, organisationId));
        return;
      }
      await sendPage(
        req,
        res,
        participantPage(around, withMistake(req.body, "email", participantText[mistake]), asking(res)),
      );
    }),

    get(`${base}/:participantId/removal`, "planner", async (req, res) => {
      const { programmeId, organisationId, participantId } = parseParams(ParticipantParams, req.params);
      const participant = await getParticipant(db, programmeId, organisationId, participantId);
      await sendPage(req, res, participantRemovalPage(participant, programmeId, null, asking(res)));
    }),

    post(`${base}/:participantId/removal`, "planner", async (req, res) => {
      const { programmeId, organisationId, participantId } = parseParams(ParticipantParams, req.params);
      const participant = await getParticipant(db, programmeId, organisationId, participantId);
      const refused = await removeParticipant(
        db,
        { programmeId, organisationId, actorId: actorId(res) },
        participantId,
      );

      if (refused === null) {
        res.redirect(303, organisationUrl(programmeId, organisationId));
        return;
      }
      await sendPage(req, res, participantRemovalPage(participant, programmeId, refused, asking(res)), 409);
    }),
  ];
}

async function loadForm(db: Db, programmeId: string, organisationId: string, participantId: string | null) {
  return {
    organisation: await getOrganisation(db, programmeId, organisationId),
    participant: participantId === null ? null : await getParticipant(db, programmeId, organisationId, participantId),
    programme: await getProgramme(db, programmeId),
  };
}
