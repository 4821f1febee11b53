import { listOrganisations } from "../../../organisations/index.ts";
import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, withMistake, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { toolsUrl } from "../../addresses.ts";
import { ToolParams } from "../../forms.ts";
import { getTool } from "../../queries.ts";
import { chooseUnits } from "./commands.ts";
import { ReachForm } from "./forms.ts";
import { reachText, unitsPage } from "./pages.ts";

export function toolUnitRoutes({ db }: Deps): Route[] {
  const path = "/programmes/:programmeId/maturity/tools/:toolId/units";
  const page = async (programmeId: string, toolId: string, form: FormState, asked: Asking) => {
    const units = (await listOrganisations(db, programmeId)).filter(({ kind }) => kind !== "person");
    return unitsPage(await getTool(db, programmeId, toolId), units, form, asked);
  };
  return [
    get(path, "planner", async (req, res) => {
      const { programmeId, toolId } = parseParams(ToolParams, req.params);
      await sendPage(req, res, await page(programmeId, toolId, emptyForm, asking(res)));
    }),

    post(path, "planner", async (req, res) => {
      const { programmeId, toolId } = parseParams(ToolParams, req.params);
      const parsed = parseForm(ReachForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(programmeId, toolId, parsed.form, asking(res)));
      const mistake = await chooseUnits(db, programmeId, toolId, parsed.data, actorId(res));
      if (mistake === null) return res.redirect(303, `${toolsUrl(programmeId)}#tool-${toolId}`);
      const form = withMistake(req.body, "unitIds", reachText[mistake]);
      await sendPage(req, res, await page(programmeId, toolId, form, asking(res)));
    }),
  ];
}
