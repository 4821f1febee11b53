import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { pollsUrl } from "../addresses.ts";
import { listAskable, listSeatedOf } from "../asked/queries.ts";
import { PollParams } from "../forms.ts";
import { getPoll, loadPoll } from "../queries.ts";
import { askMore } from "./commands.ts";
import { AskMoreForm } from "./forms.ts";
import { askMorePage, type AskingMore } from "./pages.ts";

/** Asking more people, once a poll has been sent. */
export function askingMoreRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const path = "/programmes/:programmeId/workshops/polls/:pollId/people";
  const load = async (params: unknown): Promise<AskingMore> => {
    const { programmeId, pollId } = parseParams(PollParams, params);
    const contents = await loadPoll(db, await getPoll(db, programmeId, pollId));
    const { workshopId } = contents.poll;
    const contacts = await listAskable(db, programmeId, workshopId);
    return { contents, contacts, seated: await listSeatedOf(db, programmeId, workshopId) };
  };
  return [
    get(path, "planner", async (req, res) => {
      await sendPage(req, res, askMorePage(await load(req.params), emptyForm, asking(res)));
    }),

    post(path, "planner", async (req, res) => {
      const place = parseParams(PollParams, req.params);
      await getPoll(db, place.programmeId, place.pollId);
      const parsed = parseForm(AskMoreForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, askMorePage(await load(req.params), parsed.form, asking(res)));
      const outcome = await askMore(db, deps, { ...place, meant: parsed.data }, actorId(res));
      const done = typeof outcome === "string" ? `done=${outcome}` : `done=asked&count=${outcome.mailed}`;
      res.redirect(303, pollsUrl(place.programmeId, `/${place.pollId}?${done}`));
    }),
  ];
}
