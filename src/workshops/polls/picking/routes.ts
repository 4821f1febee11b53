import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { findClashes } from "../../calendar/queries.ts";
import { pollsUrl } from "../addresses.ts";
import { DateParams, PickForm } from "../forms.ts";
import { getPoll, loadPoll } from "../queries.ts";
import { pickDate, type PickRefusal } from "./commands.ts";
import { pickPage } from "./pages.ts";

/** Choosing one of the dates: first what it means, then the act. */
export function pickingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const path = "/programmes/:programmeId/workshops/polls/:pollId/dates/:dateId";
  const show = async (req: Request, res: Response, refused: PickRefusal | null) => {
    const { programmeId, pollId, dateId } = parseParams(DateParams, req.params);
    const contents = await loadPoll(db, await getPoll(db, programmeId, pollId));
    const date = contents.dates.find(({ id }) => id === dateId);
    if (date === undefined || contents.workshop === null) throw new NotFound("date");
    const { startsAt, endsAt } = date;
    const clashes = await findClashes(db, programmeId, { workshopId: contents.workshop.id, startsAt, endsAt });
    const page = pickPage(contents, { dateId, clashes, refused }, asking(res));
    await sendPage(req, res, page, refused === null ? 200 : 409);
  };
  return [
    get(path, "planner", async (req, res) => await show(req, res, null)),

    post(path, "planner", async (req, res) => {
      const { programmeId, pollId, dateId } = parseParams(DateParams, req.params);
      const { invites, version } = parseStrictly(PickForm, req.body);
      const picked = await pickDate(db, deps, { programmeId, pollId, dateId, invites, version }, actorId(res));
      if (typeof picked === "string") return await show(req, res, picked);
      res.redirect(303, pollsUrl(programmeId, `/${pollId}?done=picked&count=${picked.told}`));
    }),
  ];
}
