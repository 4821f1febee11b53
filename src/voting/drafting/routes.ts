import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { topicOptionsFor } from "../../series/index.ts";
import { listTopics } from "../../workshops/index.ts";
import type { AudienceChoice } from "../holding/audience.ts";
import { draftBallot, editBallot, removeBallot } from "../holding/commands.ts";
import { BallotForm, BallotParams, NewBallotForm, NewBallotQuery, ProgrammeParams } from "../holding/forms.ts";
import { ballotsUrl, ballotUrl } from "../holding/pages.ts";
import { getAudience, listAudiences } from "../holding/queries.ts";
import { getBallot, listOptions } from "../queries.ts";
import { chooseAudiencePage, draftText, editBallotPage, newBallotPage, type Draft } from "./pages.ts";

const list = "/programmes/:programmeId/ballots";
const one = `${list}/:ballotId`;

/** A ballot is made ready: for whom, between which topics, until when. */
export function draftingRoutes(deps: Deps): Route[] {
  const { db, texts } = deps;
  const everyone = Object.fromEntries(locales.map((locale) => [locale, texts[locale]("voting.everyone")])) as Texts;
  const showNew = async (req: Request, res: Response, programmeId: string, choice: AudienceChoice, form: FormState) => {
    const audience = await getAudience(db, programmeId, choice, everyone);
    const draft = await loadDraft(db, programmeId, audience.groupId);
    await sendPage(req, res, newBallotPage(draft, { choice, audience }, form, texts, asking(res)));
  };
  return [
    get(`${list}/new`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const query = parseStrictly(NewBallotQuery, req.query);
      const choice = query.after ?? query.for;
      if (choice !== undefined) return await showNew(req, res, programmeId, choice, emptyForm);
      await sendPage(req, res, chooseAudiencePage(programmeId, await listAudiences(db, programmeId), asking(res)));
    }),

    post(list, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const choice =
        NewBallotForm.safeParse(req.body).data?.audience ??
        parseStrictly(NewBallotQuery, { for: (req.body as { audience?: unknown }).audience }).for;
      const parsed = parseForm(NewBallotForm, req.body);
      if (!parsed.ok) return await showNew(req, res, programmeId, choice ?? { kind: "everyone" }, parsed.form);
      const outcome = await draftBallot(db, programmeId, parsed.data, everyone, actorId(res));

      if ("id" in outcome) return res.redirect(303, ballotUrl({ programmeId, id: outcome.id }));
      await showNew(
        req,
        res,
        programmeId,
        parsed.data.audience,
        withMistake(req.body, "topics", draftText[outcome.refused]),
      );
    }),

    get(`${one}/details`, "facilitator", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const ballot = await getBallot(db, programmeId, ballotId);
      if (ballot.state !== "draft") return res.redirect(303, ballotUrl(ballot));
      const draft = await loadDraft(db, programmeId, ballot.groupId);
      await sendPage(req, res, editBallotPage(draft, ballot, await listOptions(db, ballotId), emptyForm, asking(res)));
    }),

    post(`${one}/details`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const ballot = await getBallot(db, place.programmeId, place.ballotId);
      const parsed = parseForm(BallotForm, req.body);
      const refused = parsed.ok ? await editBallot(db, place, parsed.data, actorId(res)) : null;
      if (parsed.ok && (refused === null || refused === "not-draft")) return res.redirect(303, ballotUrl(ballot));

      const form = parsed.ok ? withMistake(req.body, "topics", "voting.edit.topicUnknown") : parsed.form;
      const draft = await loadDraft(db, place.programmeId, ballot.groupId);
      await sendPage(req, res, editBallotPage(draft, ballot, await listOptions(db, ballot.id), form, asking(res)));
    }),

    post(`${one}/removal`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const refused = await removeBallot(db, place, actorId(res));
      res.redirect(
        303,
        refused === null
          ? ballotsUrl(place.programmeId)
          : ballotUrl({ programmeId: place.programmeId, id: place.ballotId }),
      );
    }),
  ];
}

async function loadDraft(db: Db, programmeId: string, groupId: string | null): Promise<Draft> {
  return {
    programme: await getProgramme(db, programmeId),
    topics: await listTopics(db, programmeId),
    suggested: await topicOptionsFor(db, programmeId, groupId),
    now: await databaseNow(db),
  };
}
