import type { Request, Response } from "express";
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
import { closingMistake, endOfDay } from "./closing-time.ts";
import { askingMoreRoutes } from "./asking-more/routes.ts";
import { closePoll, prolongPoll, remindPoll, removePoll, type PollPlace } from "./commands.ts";
import { ClosingForm, PollParams, PollQuery, type PollDone } from "./forms.ts";
import { makingRoutes } from "./making/routes.ts";
import { pollsPage } from "./list/pages.ts";
import { pollPage } from "./pages.ts";
import { pickingRoutes } from "./picking/routes.ts";
import { getPoll, listPolls, loadPoll } from "./queries.ts";
import { closingText } from "./words.ts";

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
      const done = parseStrictly(PollQuery, req.query);
      await sendPage(req, res, pollsPage({ programme, polls, now: await databaseNow(db) }, done, asking(res)));
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
      const { programme, dates, now } = await loadPoll(db, await getPoll(db, place.programmeId, place.pollId));
      const parsed = parseForm(ClosingForm, req.body);
      if (!parsed.ok) return await show(req, res, parsed.form);
      const closesAt = endOfDay(parsed.data.closesOn, programme.timeZone);
      const mistake = closingMistake(closesAt, dates, now);
      if (mistake !== null) return await show(req, res, withMistake(req.body, "closesOn", closingText[mistake]));
      const refused = await prolongPoll(db, deps, { ...place, closesAt }, actorId(res));
      res.redirect(303, doneUrl(place, refused ?? "prolonged"));
    }),

    post(`${one}/removal`, "planner", async (req, res) => {
      const place = parseParams(PollParams, req.params);
      await removePoll(db, place, actorId(res));
      res.redirect(303, pollsUrl(place.programmeId, "?done=removed"));
    }),

    ...askingMoreRoutes(deps),
    ...pickingRoutes(deps),
    ...answeringRoutes(deps),
  ];
}

function doneUrl({ programmeId, pollId }: PollPlace, done: PollDone, count = 0): string {
  return pollsUrl(programmeId, `/${pollId}?done=${done}&count=${count}`);
}
