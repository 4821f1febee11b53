import { Temporal } from "temporal-polyfill";
import { asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { listFacilitators } from "../facilitators/queries.ts";
import { ProgrammeParams } from "../register/forms.ts";
import { listCancelled, listWorkshops, programmeToday } from "../register/queries.ts";
import { listRooms } from "../rooms/queries.ts";
import { clashesAmong } from "./clashes.ts";
import { feedRoutes } from "./feeds/routes.ts";
import { CalendarQuery } from "./forms.ts";
import { nextMonth } from "./month.ts";
import { calendarPage, monthsShown } from "./pages.ts";
import { listTimed } from "./queries.ts";

export function calendarRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get("/programmes/:programmeId/workshops/calendar", "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const choice = parseStrictly(CalendarQuery, req.query);
      const programme = await getProgramme(db, programmeId);
      const today = await programmeToday(db, programmeId);
      const months = monthsShown(choice, today);
      const startOf = (month: string) => Temporal.PlainDate.from(`${month}-01`).toZonedDateTime(programme.timeZone);
      const [first = "", last = first] = [months[0], months.at(-1)];
      const period = { from: startOf(first).toInstant(), to: startOf(nextMonth(last, 1)).toInstant() };
      const contents = {
        programme,
        today,
        workshops: await listWorkshops(db, programmeId),
        cancelled: await listCancelled(db, programmeId),
        clashes: clashesAmong(await listTimed(db, programmeId, period)),
        facilitators: await listFacilitators(db, programmeId),
        rooms: await listRooms(db, programmeId),
      };
      await sendPage(req, res, calendarPage(contents, choice, asking(res)));
    }),

    ...feedRoutes(deps),
  ];
}
