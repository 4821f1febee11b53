import type { Request, Response } from "express";
import { listOrganisations } from "../../organisations/index.ts";
import { actorId, asking } from "../../platform/asking.ts";
import { recordExport } from "../../platform/audit-log.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../platform/spreadsheets.ts";
import { coverage } from "../coverage/coverage.ts";
import { loadCoverage } from "../coverage/queries.ts";
import { figuresSheets } from "./exports/pages.ts";
import { EventsQuery, FiguresQuery, ProgrammeParams } from "./forms.ts";
import { eventsPage, organisationsPage } from "./lists/pages.ts";
import { figuresPage, seesPeople } from "./pages.ts";
import { between } from "./periods.ts";
import { PeopleQuery } from "./people/forms.ts";
import { peoplePage, perPage } from "./people/pages.ts";
import { listPeopleByPage } from "./people/queries.ts";
import { listHeldEvents } from "./queries.ts";

/** What has been held, as the funder counts it, with the rows behind each figure. */
export function figuresRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/workshops/figures";
  const load = async <W extends { from: string; to: string }>(programmeId: string, wanted: W, res: Response) => {
    const time = seesPeople(asking(res)) ? wanted : { ...wanted, from: "", to: "" };
    return { wanted: time, events: between(await listHeldEvents(db, programmeId), time.from, time.to) };
  };
  const loadSeen = async (req: Request, res: Response) => {
    const { programmeId } = parseParams(ProgrammeParams, req.params);
    const { events, wanted } = await load(programmeId, parseStrictly(FiguresQuery, req.query), res);
    const material = await loadCoverage(db, programmeId);
    const counted = new Set(events.map(({ id }) => id));
    const held = material.workshops.filter(({ workshop }) => counted.has(workshop.id)).map(({ reaching }) => reaching);
    const all = coverage(material, material.workshops.map(({ reaching }) => reaching)); // prettier-ignore
    return { programmeId, events, wanted, served: coverage(material, held), withPlanned: all, needs: material.needsInOrder }; // prettier-ignore
  };
  const sheets = async (req: Request, res: Response, kind: "csv" | "xlsx") => {
    const seen = await loadSeen(req, res);
    const act = { actorId: actorId(res), programmeId: seen.programmeId, act: "figures.export", details: { kind } };
    await recordExport(db, act);
    return figuresSheets(seen, asking(res));
  };
  return [
    get(base, "viewer", async (req, res) => {
      await sendPage(req, res, figuresPage(await loadSeen(req, res), asking(res)));
    }),

    get(`${base}/events`, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { events, wanted } = await load(programmeId, parseStrictly(EventsQuery, req.query), res);
      await sendPage(req, res, eventsPage(programmeId, events, wanted, asking(res)));
    }),

    get(`${base}/people`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(PeopleQuery, req.query);
      const people = await listPeopleByPage(db, programmeId, { ...wanted, perPage });
      await sendPage(req, res, peoplePage(programmeId, people, wanted, asking(res)));
    }),

    get(`${base}/organisations`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { events, wanted } = await load(programmeId, parseStrictly(FiguresQuery, req.query), res);
      const organisations = await listOrganisations(db, programmeId);
      await sendPage(req, res, organisationsPage(programmeId, events, organisations, wanted, asking(res)));
    }),

    get(`${base}/export.csv`, "planner", async (req, res) => {
      const { name, header, rows } = (await sheets(req, res, "csv")).first;
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    get(`${base}/export.xlsx`, "planner", async (req, res) => {
      const { first, all } = await sheets(req, res, "xlsx");
      sendFile(res, { name: `${first.name}.xlsx`, type: "xlsx", content: await writeXlsx(all) });
    }),
  ];
}
