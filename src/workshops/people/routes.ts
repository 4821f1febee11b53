import { actorId, asking } from "../../platform/asking.ts";
import { recordExport } from "../../platform/audit-log.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { textIn } from "../../platform/i18n.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../platform/spreadsheets.ts";
import { getProgramme } from "../../programmes/index.ts";
import { workshopUrl } from "../one/pages.ts";
import { WorkshopParams } from "../register/forms.ts";
import { getWorkshop } from "../register/queries.ts";
import { remindNow } from "../reminders/commands.ts";
import { getRoom } from "../seats/queries.ts";
import { answerInPlace, takeAway } from "./commands.ts";
import { AnswerForm, PeopleQuery, RemindForm, SeatParams } from "./forms.ts";
import { invitingRoutes } from "./inviting/routes.ts";
import { endLinks, sendLink } from "./links/commands.ts";
import { peoplePage, peopleTable } from "./pages.ts";
import { listPeople } from "./queries.ts";
import type { Done } from "./words.ts";

const base = "/programmes/:programmeId/workshops/:workshopId/people";

/** Who comes to one workshop: invited, answered for, reminded, taken away, and taken along as a table. */
export function peopleRoutes(deps: Deps): Route[] {
  const { db, texts } = deps;
  const loadTable = async (programmeId: string, workshopId: string) => {
    const { defaultLocale } = await getProgramme(db, programmeId);
    const { names } = await getWorkshop(db, programmeId, workshopId);
    const people = await listPeople(db, programmeId, workshopId);
    return { name: textIn(names, defaultLocale), ...peopleTable({ people }, texts[defaultLocale]) };
  };
  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      const { done, count } = parseStrictly(PeopleQuery, req.query);
      const seen = {
        programme: await getProgramme(db, programmeId),
        workshop: await getWorkshop(db, programmeId, workshopId),
        room: await getRoom(db, programmeId, workshopId),
        people: await listPeople(db, programmeId, workshopId),
        now: await databaseNow(db),
      };
      await sendPage(req, res, peoplePage({ ...seen, done, count }, asking(res)));
    }),

    get(`${base}.csv`, "facilitator", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const { name, header, rows } = await loadTable(place.programmeId, place.workshopId);
      await recordTaken(db, place, { kind: "csv", people: rows.length }, actorId(res));
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    get(`${base}.xlsx`, "facilitator", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const { name, header, rows } = await loadTable(place.programmeId, place.workshopId);
      await recordTaken(db, place, { kind: "xlsx", people: rows.length }, actorId(res));
      sendFile(res, { name: `${name}.xlsx`, type: "xlsx", content: await writeXlsx([{ name, header, rows }]) });
    }),

    ...invitingRoutes(deps),

    post(`${base}/reminders`, "planner", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const { to: kind } = parseStrictly(RemindForm, req.body);
      const outcome = await remindNow(db, deps, { ...place, kind }, actorId(res));
      const [done, count] = "mailed" in outcome ? (["reminded", outcome.mailed] as const) : [outcome.refused, 0];
      res.redirect(303, doneUrl(place, done, count));
    }),

    post(`${base}/:seatId/answer`, "planner", async (req, res) => {
      const place = parseParams(SeatParams, req.params);
      const { answer } = parseStrictly(AnswerForm, req.body);
      const refused = await answerInPlace(db, deps, { ...place, answer }, actorId(res));
      res.redirect(303, doneUrl(place, refused ?? "answered"));
    }),

    post(`${base}/:seatId/link`, "planner", async (req, res) => {
      const place = parseParams(SeatParams, req.params);
      const refused = await sendLink(db, deps, place, actorId(res));
      res.redirect(303, doneUrl(place, refused ?? "linked"));
    }),

    post(`${base}/:seatId/link/removal`, "planner", async (req, res) => {
      const place = parseParams(SeatParams, req.params);
      await endLinks(db, place, actorId(res));
      res.redirect(303, doneUrl(place, "links-ended"));
    }),

    post(`${base}/:seatId/removal`, "planner", async (req, res) => {
      const place = parseParams(SeatParams, req.params);
      await takeAway(db, deps, place, actorId(res));
      res.redirect(303, doneUrl(place, "removed"));
    }),
  ];
}

async function recordTaken(
  db: Db,
  { programmeId, workshopId }: { programmeId: string; workshopId: string },
  details: { kind: string; people: number },
  by: string,
): Promise<void> {
  await recordExport(db, { actorId: by, programmeId, act: "workshop.export-people", subject: workshopId, details });
}

function doneUrl(
  { programmeId, workshopId }: { programmeId: string; workshopId: string },
  done: Done,
  count = 0,
): string {
  return workshopUrl(programmeId, workshopId, `/people?done=${done}&count=${count}`);
}
