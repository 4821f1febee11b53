import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { mentoringUrl } from "../../addresses.ts";
import { ProgrammeParams } from "../../forms.ts";
import { chooseSettings } from "./commands.ts";
import { SettingsForm } from "./forms.ts";
import { settingsPage } from "./pages.ts";
import { getSettings } from "./queries.ts";

export function settingRoutes({ db }: Deps): Route[] {
  const path = "/programmes/:programmeId/mentoring/settings";
  const page = async (programmeId: string, form: FormState, asked: Asking) =>
    settingsPage(programmeId, await getSettings(db, programmeId), form, asked);
  return [
    get(path, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, await page(programmeId, emptyForm, asking(res)));
    }),

    post(path, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(SettingsForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(programmeId, parsed.form, asking(res)));
      await chooseSettings(db, programmeId, parsed.data, actorId(res));
      res.redirect(303, mentoringUrl(programmeId));
    }),
  ];
}
