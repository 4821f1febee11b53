import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { topicOptionsFor } from "../../series/index.ts";
import { listTopics } from "../../workshops/index.ts";
import { closeBallot, planWinner, settled } from "../closing/commands.ts";
import { countsAreShown } from "../closing/pages.ts";
import { listPapers } from "../closing/queries.ts";
import { recountFile } from "../closing/result.ts";
import { hideProposal, showProposal } from "../moderating/commands.ts";
import { getBallot, getTurnout, listBallots, listOptions } from "../queries.ts";
import type { AudienceChoice } from "./audience.ts";
import { draftBallot, editBallot, moveClosing, openBallot, printSlips, removeBallot } from "./commands.ts";
import {
  BallotForm,
  BallotParams,
  BallotQuery,
  ClosingTimeForm,
  HidingForm,
  NewBallotForm,
  NewBallotQuery,
  OptionParams,
  ProgrammeParams,
  type Done,
} from "./forms.ts";
import {
  ballotPage,
  ballotsPage,
  ballotsUrl,
  ballotUrl,
  chooseAudiencePage,
  draftText,
  editBallotPage,
  newBallotPage,
  openingText,
  rescheduleText,
  slipSheetPage,
  slipsPage,
  type Draft,
  type Shown,
  type Trouble,
} from "./pages.ts";
import { getAudience, getElectorate, listAudiences } from "./queries.ts";

const list = "/programmes/:programmeId/ballots";
const one = `${list}/:ballotId`;

/** Staff's ballots: made ready, opened, followed, closed. */
export function holdingRoutes(deps: Deps): Route[] {
  return [...draftingRoutes(deps), ...openRoutes(deps), ...closedRoutes(deps)];
}

function draftingRoutes(deps: Deps): Route[] {
  const { db, texts } = deps;
  const everyone = Object.fromEntries(locales.map((locale) => [locale, texts[locale]("voting.everyone")])) as Texts;
  const showNew = async (req: Request, res: Response, programmeId: string, choice: AudienceChoice, form: FormState) => {
    const audience = await getAudience(db, programmeId, choice, everyone);
    const draft = await loadDraft(db, programmeId, audience.groupId);
    await sendPage(req, res, newBallotPage(draft, { choice, audience }, form, texts, asking(res)));
  };
  return [
    get(list, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const programme = await getProgramme(db, programmeId);
      const ballots = await Promise.all(
        (await listBallots(db, programmeId)).map(async (ballot) => ({ ...ballot, ...(await settled(db, ballot)) })),
      );
      await sendPage(req, res, ballotsPage(programme, ballots, await databaseNow(db), asking(res)));
    }),

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

    post(`${one}/opening`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const outcome = await openBallot(deps, place, actorId(res));
      // A second press of the same button: the first one has done it.
      if ("voters" in outcome || outcome.refused === "already-open") return res.redirect(303, doneUrl(place, "opened"));
      await showTrouble(db, req, res, { at: "opening", text: openingText[outcome.refused] });
    }),
  ];
}

function openRoutes(deps: Deps): Route[] {
  const { db, texts } = deps;
  return [
    get(one, "viewer", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const { done } = parseStrictly(BallotQuery, req.query);
      await sendPage(
        req,
        res,
        ballotPage({ ...(await loadBallot(db, programmeId, ballotId)), done }, null, asking(res)),
      );
    }),

    post(`${one}/closing-time`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const parsed = parseForm(ClosingTimeForm, req.body);
      if (!parsed.ok) return await showTrouble(db, req, res, { at: "closing", form: parsed.form });
      const refused = await moveClosing(deps, { ...place, ...parsed.data }, actorId(res));

      if (refused === null) return res.redirect(303, doneUrl(place, "moved"));
      await showTrouble(db, req, res, {
        at: "closing",
        form: withMistake(req.body, "closesOn", rescheduleText[refused]),
      });
    }),

    post(`${one}/closing`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const refused = await closeBallot(db, place, actorId(res));
      res.redirect(
        303,
        refused === "not-open"
          ? ballotUrl({ programmeId: place.programmeId, id: place.ballotId })
          : doneUrl(place, "closed"),
      );
    }),

    post(`${one}/proposals/:optionId/hiding`, "facilitator", async (req, res) => {
      const place = parseParams(OptionParams, req.params);
      const parsed = parseForm(HidingForm, req.body);
      if (!parsed.ok)
        return await showTrouble(db, req, res, { at: "hiding", optionId: place.optionId, form: parsed.form });
      const refused = await hideProposal(db, place, parsed.data.reason, actorId(res));
      res.redirect(
        303,
        refused === null ? doneUrl(place, "hidden") : ballotUrl({ programmeId: place.programmeId, id: place.ballotId }),
      );
    }),

    post(`${one}/proposals/:optionId/showing`, "facilitator", async (req, res) => {
      const place = parseParams(OptionParams, req.params);
      const refused = await showProposal(db, place, actorId(res));
      res.redirect(
        303,
        refused === null ? doneUrl(place, "shown") : ballotUrl({ programmeId: place.programmeId, id: place.ballotId }),
      );
    }),

    get(`${one}/slips`, "facilitator", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const ballot = await settled(db, await getBallot(db, programmeId, ballotId));
      await sendPage(
        req,
        res,
        slipsPage({ ballot, turnout: await getTurnout(db, ballotId), now: await databaseNow(db) }, asking(res)),
      );
    }),

    // The links are nowhere but on this page, so it is the answer itself.
    post(`${one}/slips`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const slips = await printSlips(deps, place, actorId(res));
      const ballot = await getBallot(db, place.programmeId, place.ballotId);
      if (slips === "not-open") return res.redirect(303, ballotUrl(ballot));
      await sendPage(
        req,
        res,
        slipSheetPage(ballot, await getProgramme(db, place.programmeId), slips, texts, asking(res)),
      );
    }),
  ];
}

function closedRoutes({ db }: Deps): Route[] {
  return [
    get(`${one}/recount`, "viewer", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const { result, lotSeed } = await settled(db, await getBallot(db, programmeId, ballotId));
      if (result === null || lotSeed === null || !countsAreShown(result)) throw new NotFound("recount");
      const file = recountFile(await listPapers(db, ballotId), result.options, lotSeed);
      sendFile(res, { name: `ballot-${ballotId}.json`, type: "application/json", content: JSON.stringify(file) });
    }),

    post(`${one}/winner`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const outcome = await planWinner(db, place, actorId(res));
      res.redirect(
        303,
        "workshopId" in outcome
          ? doneUrl(place, "planned")
          : ballotUrl({ programmeId: place.programmeId, id: place.ballotId }),
      );
    }),
  ];
}

/** The ballot's page again, with what was wrong; 404 for another programme's ballot. */
async function showTrouble(db: Db, req: Request, res: Response, trouble: Trouble): Promise<void> {
  const { programmeId, ballotId } = parseParams(BallotParams, req.params);
  await sendPage(req, res, ballotPage(await loadBallot(db, programmeId, ballotId), trouble, asking(res)), 422);
}

async function loadBallot(db: Db, programmeId: string, ballotId: string): Promise<Shown> {
  const ballot = await settled(db, await getBallot(db, programmeId, ballotId));
  return {
    ballot,
    programme: await getProgramme(db, programmeId),
    options: await listOptions(db, ballotId),
    turnout: await getTurnout(db, ballotId),
    now: await databaseNow(db),
    electorate:
      ballot.state === "draft" ? await getElectorate(db, ballot) : { voters: [], without: [], organisations: 0 },
    done: undefined,
  };
}

async function loadDraft(db: Db, programmeId: string, groupId: string | null): Promise<Draft> {
  return {
    programme: await getProgramme(db, programmeId),
    topics: await listTopics(db, programmeId),
    suggested: await topicOptionsFor(db, programmeId, groupId),
    now: await databaseNow(db),
  };
}

function doneUrl({ programmeId, ballotId }: { programmeId: string; ballotId: string }, done: Done): string {
  return `${ballotUrl({ programmeId, id: ballotId })}?done=${done}`;
}
