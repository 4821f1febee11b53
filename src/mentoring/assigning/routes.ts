import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { Forbidden } from "../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage, sendSaved } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { mentoringUrl } from "../addresses.ts";
import { ProgrammeParams } from "../forms.ts";
import { listLoads, listUnitDays } from "../mentors/months/queries.ts";
import { overviewPage } from "../mentors/overview/pages.ts";
import { loadOverview } from "../mentors/overview/queries.ts";
import { plans } from "../mentors/pages.ts";
import { findOwnMentor, listMentors, lookedAtDay } from "../mentors/queries.ts";
import { getSettings } from "../mentors/settings/queries.ts";
import { assignUnit } from "./commands.ts";
import { GiveForm, ListQuery } from "./forms.ts";
import { assignmentsPage } from "./list/pages.ts";
import { assignText } from "./pages.ts";
import { proposingRoutes } from "./proposing/routes.ts";
import { listAssigned, listUnits } from "./queries.ts";
import { unitRoutes } from "./unit/routes.ts";

const base = "/programmes/:programmeId/mentoring/assignments";

/** Who helps whom. */
export function assigningRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const overview = async (programmeId: string, alert: string | null, asked: Asking) => {
    const own = await findOwnMentor(db, programmeId, asked.visitor?.userId ?? "");
    return overviewPage(await loadOverview(db, programmeId), { page: 1, ownMentorId: own?.id ?? null, alert }, asked);
  };

  return [
    get(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const mentors = await listMentors(db, programmeId);
      const today = await lookedAtDay(db, programmeId);
      const everything = {
        ...{ programmeId, today, mentors },
        loads: await listLoads(db, programmeId, mentors, [today.slice(0, 7)]),
        units: await listUnits(db, programmeId),
        assigned: await listAssigned(db, programmeId),
        unitDays: await listUnitDays(db, programmeId),
        usualDays: (await getSettings(db, programmeId)).usualDays,
      };
      await sendPage(req, res, assignmentsPage(everything, parseStrictly(ListQuery, req.query), asking(res)));
    }),

    // By one press: planners give units, a mentor takes one that nobody has.
    post(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { unitId, mentorId } = parseStrictly(GiveForm, req.body);
      const isOnlyFree = !plans(asking(res));
      if (isOnlyFree && (await findOwnMentor(db, programmeId, actorId(res)))?.id !== mentorId)
        throw new Forbidden("assignment");
      const startsOn = await lookedAtDay(db, programmeId);
      const refused = await assignUnit(db, { programmeId, unitId, mentorId, startsOn, isOnlyFree }, actorId(res));
      const alert = refused === null ? null : asking(res).t(assignText[refused]);
      const page = () => overview(programmeId, alert, asking(res));
      if (refused === null) await sendSaved(req, res, `${mentoringUrl(programmeId)}#waiting`, page);
      else await sendPage(req, res, await page(), 409);
    }),

    ...proposingRoutes(deps),
    ...unitRoutes(deps),
  ];
}
