import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { buildingUrl } from "../addresses.ts";
import type { Place } from "../edits/commands.ts";
import { BuildingParams } from "../forms.ts";
import { loadBuilding } from "../queries.ts";
import { discardEdits, restoreVersion, takeIntoUse } from "./commands.ts";
import { UseForm, VersionParams, VersionQuery } from "./forms.ts";
import { changesPage, versionPage, versionsPage } from "./pages.ts";
import { getVersion, listGiven, listVersions } from "./queries.ts";
import type { UseRefusal } from "./use.ts";

const base = "/programmes/:programmeId/surveys/:surveyId/building";

/** A published survey's edits: what they change, taking them into use, and the versions before. */
export function useRoutes({ db }: Deps): Route[] {
  return [
    get(`${base}/changes`, "planner", async (req, res) => {
      await sendChanges(db, req, res, parseParams(BuildingParams, req.params), null);
    }),

    post(`${base}/changes`, "planner", async (req, res) => {
      const place = parseParams(BuildingParams, req.params);
      const { seen } = parseStrictly(UseForm, req.body);
      const refused = await takeIntoUse(db, place, seen, actorId(res));
      if (refused !== null) return await sendChanges(db, req, res, place, refused);
      res.redirect(303, `${urlOf(place)}?done=used`);
    }),

    post(`${base}/changes/removal`, "planner", async (req, res) => {
      const place = parseParams(BuildingParams, req.params);
      const { seen } = parseStrictly(UseForm, req.body);
      const refused = await discardEdits(db, place, seen, actorId(res));
      if (refused !== null) return await sendChanges(db, req, res, place, refused);
      res.redirect(303, `${urlOf(place)}?done=discarded`);
    }),

    get(`${base}/versions`, "planner", async (req, res) => {
      const place = parseParams(BuildingParams, req.params);
      const building = await loadBuilding(db, place);
      await sendPage(req, res, versionsPage(building, await listVersions(db, place.surveyId), asking(res)));
    }),

    get(`${base}/versions/:versionNumber`, "planner", async (req, res) => {
      const { versionNumber, ...place } = parseParams(VersionParams, req.params);
      const building = await loadBuilding(db, place);
      const version = await getVersion(db, place.surveyId, versionNumber);
      const shown = parseStrictly(VersionQuery, req.query).in ?? asking(res).locale;
      await sendPage(req, res, versionPage(building, version, shown, asking(res)));
    }),

    post(`${base}/versions/:versionNumber/restoration`, "planner", async (req, res) => {
      const { versionNumber, ...place } = parseParams(VersionParams, req.params);
      await restoreVersion(db, place, versionNumber, actorId(res));
      res.redirect(303, `${urlOf(place)}?done=version.restore`);
    }),
  ];
}

async function sendChanges(
  db: Db,
  req: Request,
  res: Response,
  place: Place,
  refused: UseRefusal | null,
): Promise<void> {
  const building = await loadBuilding(db, place);
  const given = building.working.survey.anonymity === "anonymous" ? null : await listGiven(db, place.surveyId);
  await sendPage(req, res, changesPage(building, given, refused, asking(res)), refused === null ? 200 : 409);
}

function urlOf({ programmeId, surveyId: id }: Place): string {
  return buildingUrl({ programmeId, id });
}
