import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { emptyForm, parseForm, parseParams, withMistake, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { ToolParams } from "../../forms.ts";
import { getTool } from "../../queries.ts";
import { toolUseUrl } from "../addresses.ts";
import { VersionParams } from "../forms.ts";
import { listVersions } from "../queries.ts";
import { addVersion, editVersion, removeVersion } from "./commands.ts";
import { VersionForm } from "./forms.ts";
import { versionPage, versionText } from "./pages.ts";

const base = "/programmes/:programmeId/maturity/tools/:toolId/use/versions";
const one = `${base}/:versionId`;

/** Which versions of a tool have been taken into use. */
export function versionRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(`${base}/new`, "facilitator", async (req, res) => {
      await showNew(deps, req, res, emptyForm);
    }),

    post(base, "facilitator", async (req, res) => {
      const place = parseParams(ToolParams, req.params);
      const parsed = parseForm(VersionForm, req.body);
      if (!parsed.ok) return await showNew(deps, req, res, parsed.form);
      const outcome = await addVersion(db, { ...place, ...parsed.data }, actorId(res));
      if ("id" in outcome) return goBack(res, place);
      await showNew(deps, req, res, withMistake(req.body, "name", versionText[outcome.mistake]));
    }),

    get(one, "facilitator", async (req, res) => {
      await show(deps, req, res, emptyForm);
    }),

    post(one, "facilitator", async (req, res) => {
      const place = parseParams(VersionParams, req.params);
      const parsed = parseForm(VersionForm, req.body);
      if (!parsed.ok) return await show(deps, req, res, parsed.form);
      const mistake = await editVersion(db, place, parsed.data, actorId(res));
      if (mistake === null) return goBack(res, place);
      await show(deps, req, res, withMistake(req.body, "name", versionText[mistake]));
    }),

    post(`${one}/removal`, "facilitator", async (req, res) => {
      const place = parseParams(VersionParams, req.params);
      await removeVersion(db, place, actorId(res));
      goBack(res, place);
    }),
  ];
}

function goBack(res: Response, { programmeId, toolId }: { programmeId: string; toolId: string }): void {
  res.redirect(303, `${toolUseUrl({ programmeId, id: toolId })}#versions`);
}

async function showNew({ db }: Deps, req: Request, res: Response, form: FormState): Promise<void> {
  const { programmeId, toolId } = parseParams(ToolParams, req.params);
  await sendPage(req, res, versionPage(await getTool(db, programmeId, toolId), null, form, asking(res)));
}

async function show({ db }: Deps, req: Request, res: Response, form: FormState): Promise<void> {
  const { programmeId, toolId, versionId } = parseParams(VersionParams, req.params);
  const tool = await getTool(db, programmeId, toolId);
  const version = (await listVersions(db, programmeId)).find((each) => each.id === versionId && each.toolId === toolId);
  if (version === undefined) throw new NotFound("version");
  await sendPage(req, res, versionPage(tool, version, form, asking(res)));
}
