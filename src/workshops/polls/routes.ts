import type { Request, Response } from "express";
import { Temporal } from "temporal-polyfill";
import { actorId, asking } from "../../platform/asking.ts";
import { databaseNow } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { ProgrammeParams } from "../register/forms.ts";
import { pollsUrl } from "./addresses.ts";
import { answeringRoutes } from "./answering/routes.ts";
import { endOfDay } from "./closing-time.ts";
import { closePoll, prolongPoll, remindPoll, type PollPlace } from "./commands.ts";
import { ClosingForm, PollParams, PollQuery, type PollDone } from "./forms.ts";
import { makingRoutes } from "./making/routes.ts";
import { pollPage, pollsPage } from "./pages.ts";
import { pickingRoutes } from "./picking/routes.ts";
import { getPoll, listPolls, loadPoll } from "./queries.ts";

/** Which dates suit: asked by personal link, picked by staff; or left to the planning of the series. */
export function pollRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/workshops/polls";
  const one = `${base}/:pollId`;
  const show = async (req: Request, res: Response, form: FormState) => {
    const { programmeId, pollId } = parseParams(PollParams, req.params);
    const query = parseStrictly(PollQuery, req.query);
    const contents = await loadPoll(db, await getPoll(db, programmeId, pollId));
    await sendPage(req, res, pollPage(contents, { ...query, form }, asking(res)));
  };
  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const programme = await getProgramme(db, programmeId);
      const polls = await listPolls(db, programmeId);
      await sendPage(req, res, pollsPage({ programme, polls, now: await databaseNow(db) }, asking(res)));
    }),

    ...makingRoutes(deps),

    get(one, "viewer", async (req, res) => await show(req, res, emptyForm)),

    post(`${one}/reminders`, "planner", async (req, res) => {
      const place = parseParams(PollParams, req.params);
      const outcome = await remindPoll(db, deps, place, actorId(res));
      if (typeof outcome === "string") return res.redirect(303, doneUrl(place, outcome));
      res.redirect(303, doneUrl(place, "reminded", outcome.mailed));
    }),

    post(`${one}/closing`, "planner", async (req, res) => {
      const place = parseParams(PollParams, req.params);
      res.redirect(303, doneUrl(place, (await closePoll(db, place, actorId(res))) ?? "closed"));
    }),

    post(`${one}/closing-time`, "planner", async (req, res) => {
      const place = parseParams(PollParams, req.params);
      await getPoll(db, place.programmeId, place.pollId);
      const parsed = parseForm(ClosingForm, req.body);
      if (!parsed.ok) return await show(req, res, parsed.form);
      const { timeZone } = await getProgramme(db, place.programmeId);
      const closesAt = endOfDay(parsed.data.closesOn, timeZone);
      if (Temporal.Instant.compare(closesAt, await databaseNow(db)) <= 0)
        return await show(req, res, withMistake(req.body, "closesOn", "workshops.polls.closesPast"));
      const refused = await prolongPoll(db, { ...place, closesAt }, actorId(res));
      res.redirect(303, doneUrl(place, refused ?? "prolonged"));
    }),

    ...pickingRoutes(deps),
    ...answeringRoutes(deps),
  ];
}

function doneUrl({ programmeId, pollId }: PollPlace, done: PollDone, count = 0): string {
  return pollsUrl(programmeId, `/${pollId}?done=${done}&count=${count}`);
}
