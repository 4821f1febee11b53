import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, withMistake, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { workshopUrl } from "../../one/pages.ts";
import { WorkshopParams } from "../../register/forms.ts";
import { workshopsUrl } from "../../register/pages.ts";
import { listTopics } from "../../topics/queries.ts";
import { logField, logText } from "../details/pages.ts";
import { correctHeld, getHeldWorkshop, removeLogged, type RemovalRefusal } from "./commands.ts";
import { CorrectionForm } from "./forms.ts";
import { correctionPage, readCorrection } from "./pages.ts";

export function correctingRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/workshops/:workshopId/log";
  type Which = Record<"programmeId" | "workshopId", string>;
  const page = async (which: Which, form: FormState, asked: Asking, refused: RemovalRefusal | null = null) => {
    const around = {
      programme: await getProgramme(db, which.programmeId),
      workshop: await getHeldWorkshop(db, which),
      topics: await listTopics(db, which.programmeId),
    };
    return correctionPage(around, form, refused, asked);
  };
  return [
    get(base, "facilitator", async (req, res) => {
      await sendPage(req, res, await page(parseParams(WorkshopParams, req.params), emptyForm, asking(res)));
    }),

    post(base, "facilitator", async (req, res) => {
      const which = parseParams(WorkshopParams, req.params);
      const workshop = await getHeldWorkshop(db, which);
      const parsed = parseForm(CorrectionForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(which, parsed.form, asking(res)));
      const details = readCorrection(await getProgramme(db, which.programmeId), workshop, parsed.data);
      const refused = await correctHeld(db, which, details, actorId(res));

      if (refused === null) return res.redirect(303, workshopUrl(which.programmeId, which.workshopId));
      const form = withMistake(req.body, logField[refused], logText[refused]);
      await sendPage(req, res, await page(which, form, asking(res)));
    }),

    post(`${base}/removal`, "facilitator", async (req, res) => {
      const which = parseParams(WorkshopParams, req.params);
      const refused = await removeLogged(db, which, actorId(res));
      if (refused === null) return res.redirect(303, workshopsUrl(which.programmeId));
      await sendPage(req, res, await page(which, emptyForm, asking(res), refused), 409);
    }),
  ];
}
