import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import { databaseNow } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { ballotUrl } from "../addresses.ts";
import { listEditedOptions } from "../casting/proposing/queries.ts";
import { loadDraft } from "../drafting/queries.ts";
import { BallotParams } from "../forms.ts";
import { getBallot, listOptions } from "../queries.ts";
import { addOptions } from "./adding/commands.ts";
import { AddingForm } from "./adding/forms.ts";
import { addingPage, addingText } from "./adding/pages.ts";
import { optionsUrl } from "./addresses.ts";
import { ListQuery } from "./forms.ts";
import { inviteBack } from "./inviting/commands.ts";
import { findInvitation } from "./inviting/queries.ts";
import { optionsPage } from "./list/pages.ts";
import { oneOptionRoutes } from "./one/routes.ts";
import { isTended } from "./queries.ts";
import { listDuplicates } from "./similar/queries.ts";

const options = "/programmes/:programmeId/ballots/:ballotId/options";

/** The options of a ballot as the team tends them; ".../options/new" is no option's id, so it comes first. */
export function moderatingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const showAdding = async (req: Request, res: Response, form: FormState) => {
    const { programmeId, ballotId } = parseParams(BallotParams, req.params);
    const ballot = await getBallot(db, programmeId, ballotId);
    if (!isTended(ballot, await databaseNow(db))) {
      res.redirect(303, optionsUrl(ballot));
      return;
    }
    const draft = await loadDraft(db, programmeId, { groupId: ballot.groupId, isList: false });
    const shown = { ballot, options: await listOptions(db, ballotId), draft };
    await sendPage(req, res, addingPage(shown, form, asking(res)), form === emptyForm ? 200 : 422);
  };
  return [
    get(options, "viewer", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const listing = parseStrictly(ListQuery, req.query);
      const ballot = await getBallot(db, programmeId, ballotId);
      const all = await listOptions(db, ballotId);
      const shown = {
        ballot,
        options: all,
        editedIds: await listEditedOptions(db, ballotId),
        duplicates: asking(res).role === "viewer" ? [] : await listDuplicates(db, all),
        invitation: await findInvitation(db, ballot, all),
        isTended: isTended(ballot, await databaseNow(db)),
      };
      await sendPage(req, res, optionsPage(shown, listing, asking(res)));
    }),

    get(`${options}/new`, "facilitator", async (req, res) => {
      await showAdding(req, res, emptyForm);
    }),

    post(`${options}/new`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const parsed = parseForm(AddingForm, req.body);
      if (!parsed.ok) return await showAdding(req, res, parsed.form);
      const outcome = await addOptions(db, { ...place, ...parsed.data }, actorId(res));
      const ballot = { programmeId: place.programmeId, id: place.ballotId };
      if (!("refused" in outcome)) return res.redirect(303, `${optionsUrl(ballot)}?done=added`);
      if (outcome.refused === "not-open") return res.redirect(303, ballotUrl(ballot));
      const { field, text } = addingText[outcome.refused];
      await showAdding(req, res, withMistake(req.body, field, text));
    }),

    post(`${options}/invitation`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const invited = await inviteBack(deps, place, actorId(res));
      const url = optionsUrl({ programmeId: place.programmeId, id: place.ballotId });
      res.redirect(303, invited === 0 ? url : `${url}?done=invited`);
    }),

    ...oneOptionRoutes(deps),
  ];
}
