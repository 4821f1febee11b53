import { listOrganisations, listParticipants } from "../../organisations/index.ts";
import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { ProgrammeParams } from "../register/forms.ts";
import { workshopsUrl } from "../register/pages.ts";
import { listWorkshops, programmeToday } from "../register/queries.ts";
import { listTopics } from "../topics/queries.ts";
import { logWorkshop } from "./commands.ts";
import { correctingRoutes } from "./correcting/routes.ts";
import { logField, logText } from "./details/pages.ts";
import { LogForm } from "./forms.ts";
import { logPage, readHeldWorkshop } from "./pages.ts";
import { listGuests, listPresent } from "./people/queries.ts";

export function loggingRoutes(deps: Deps): Route[] {
  const { db, texts } = deps;
  const base = "/programmes/:programmeId/workshops";
  const newPage = async (programmeId: string, form: FormState, asked: Asking) => {
    const around = {
      programmeId,
      topics: await listTopics(db, programmeId),
      workshops: await listWorkshops(db, programmeId),
      organisations: await listOrganisations(db, programmeId),
      participants: await listParticipants(db, programmeId),
      guests: await listGuests(db, programmeId),
      present: await listPresent(db, programmeId),
      today: await programmeToday(db, programmeId),
    };
    return logPage(around, form, asked);
  };

  return [
    get(`${base}/new`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, await newPage(programmeId, emptyForm, asking(res)));
    }),

    post(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(LogForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await newPage(programmeId, parsed.form, asking(res)));
      const known = {
        organisations: await listOrganisations(db, programmeId),
        participants: await listParticipants(db, programmeId),
      };
      const held = readHeldWorkshop(await getProgramme(db, programmeId), parsed.data, known, texts);
      const logged = await logWorkshop(db, held, actorId(res));

      if (typeof logged === "object") return res.redirect(303, `${workshopsUrl(programmeId)}?held=${logged.id}`);
      const form = withMistake(req.body, logField[logged], logText[logged]);
      await sendPage(req, res, await newPage(programmeId, form, asking(res)));
    }),

    ...correctingRoutes(deps),
  ];
}
