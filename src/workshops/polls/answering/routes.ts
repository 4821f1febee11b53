import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseParams, parseStrictly, typedValues } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getHolder } from "../../own/queries.ts";
import { ownPollUrl } from "../addresses.ts";
import { answerPoll } from "./commands.ts";
import { OwnPollParams, OwnPollQuery, parseAnswers } from "./forms.ts";
import { dateField, openDates, ownPollPage } from "./pages.ts";
import { getOwnPoll } from "./queries.ts";

/** Which dates suit: the page that the personal link of the letter opens. */
export function answeringRoutes({ db }: Deps): Route[] {
  const path = "/attendee/:attendeeId/polls/:pollId";
  const load = async (params: unknown) => {
    const { attendeeId, pollId } = parseParams(OwnPollParams, params);
    return { attendeeId, pollId, own: await getOwnPoll(db, await getHolder(db, attendeeId), pollId) };
  };
  return [
    get(path, "personal:attendee", async (req, res) => {
      const { own } = await load(req.params);
      const { done } = parseStrictly(OwnPollQuery, req.query);
      await sendPage(req, res, ownPollPage(own, emptyForm, { isSaved: done === "saved", isLate: false }, asking(res)));
    }),

    post(`${path}/answers`, "personal:attendee", async (req, res) => {
      const { attendeeId, pollId, own } = await load(req.params);
      const values = typedValues(req.body);
      const fields = openDates(own).map((date) => ({ id: date.id, name: dateField(date) }));
      const { answers, mistakes } = parseAnswers(values, fields);
      if (own.state === "open" && Object.keys(mistakes).length > 0) {
        const page = ownPollPage(own, { values, mistakes }, { isSaved: false, isLate: false }, asking(res));
        return await sendPage(req, res, page);
      }
      const refused = await answerPoll(db, { attendeeId, pollId, answers });
      if (refused === null) return res.redirect(303, ownPollUrl(attendeeId, pollId, "?done=saved"));
      const late = { isSaved: false, isLate: true };
      const { own: closed } = await load(req.params);
      await sendPage(req, res, ownPollPage(closed, { values, mistakes: {} }, late, asking(res)), 409);
    }),
  ];
}
