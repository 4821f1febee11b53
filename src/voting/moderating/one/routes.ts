import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import { databaseNow } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly, withMistake } from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { OptionParams } from "../../forms.ts";
import { withMerged } from "../../marks.ts";
import { getBallot, listOptions } from "../../queries.ts";
import { optionsUrl, optionUrl } from "../addresses.ts";
import { listChanges } from "../changes/queries.ts";
import { ApartForm, HidingForm, MergerForm, MergerQuery, OptionQuery, type OptionDone } from "../forms.ts";
import { hideOption, showOption } from "../hiding/commands.ts";
import { mergeOption, partOption } from "../merging/commands.ts";
import { mergeChoicePage, mergePage, mergingText } from "../merging/pages.ts";
import { findSupport } from "../merging/queries.ts";
import { isOnPapers, isTended, optionOf, type OptionPlace } from "../queries.ts";
import { listDuplicatesOf } from "../similar/queries.ts";
import { tellApart } from "../telling-apart/commands.ts";
import { rewordOption } from "../wording/commands.ts";
import { WordingForm } from "../wording/forms.ts";
import { hidingText, optionPage, wordingField, wordingText, type OptionTrouble } from "./pages.ts";

const one = "/programmes/:programmeId/ballots/:ballotId/options/:optionId";

/** One option: its words, whether it is shown, and what it is merged into. */
export function oneOptionRoutes({ db }: Deps): Route[] {
  const show = async (req: Request, res: Response, trouble: OptionTrouble, status?: number) => {
    const place = parseParams(OptionParams, req.params);
    const { done } = parseStrictly(OptionQuery, req.query);
    const loaded = await load(place);
    const shown = { ...loaded, ...(await loadTrace(loaded)) };
    await sendPage(req, res, optionPage(shown, trouble, done, asking(res)), status);
  };
  const load = async ({ programmeId, ballotId, optionId }: OptionPlace) => {
    const ballot = await getBallot(db, programmeId, ballotId);
    const options = await listOptions(db, ballotId);
    return { ballot, options, option: optionOf(options, optionId) };
  };
  const loadTrace = async ({ ballot, options, option: { id: optionId } }: Awaited<ReturnType<typeof load>>) => ({
    programme: await getProgramme(db, ballot.programmeId),
    changes: await listChanges(db, ballot.id, optionId),
    isVotedOn: await isOnPapers(db, ballot.id, withMerged(options, optionId)),
    isTended: isTended(ballot, await databaseNow(db)),
  });
  /** An act that cannot be done as things stand now, as when a colleague has done it: the page says so. */
  const showRefused = async (req: Request, res: Response, text: Key) => {
    await show(req, res, { at: "act", text }, 409);
  };
  const goTo = (res: Response, { programmeId, ballotId, optionId }: OptionPlace, done: OptionDone) => {
    res.redirect(303, `${optionUrl({ programmeId, id: ballotId }, optionId)}?done=${done}`);
  };
  return [
    get(one, "facilitator", async (req, res) => {
      await show(req, res, null);
    }),

    post(`${one}/words`, "facilitator", async (req, res) => {
      const place = parseParams(OptionParams, req.params);
      const parsed = parseForm(WordingForm, req.body);
      if (!parsed.ok) return await show(req, res, { at: "words", form: parsed.form });
      const { newReason: reason, ...rewording } = parsed.data;
      const outcome = await rewordOption(db, place, { ...rewording, reason }, actorId(res));
      if ("done" in outcome) return goTo(res, place, outcome.done);
      const [text, field] = [wordingText[outcome.refused], wordingField[outcome.refused]];
      const form = withMistake(req.body, field ?? "", text);
      if (field !== undefined) return await show(req, res, { at: "words", form });
      await show(req, res, { at: "act", text, form }, 409);
    }),

    post(`${one}/hiding`, "facilitator", async (req, res) => {
      const place = parseParams(OptionParams, req.params);
      const parsed = parseForm(HidingForm, req.body);
      if (!parsed.ok) return await show(req, res, { at: "hiding", form: parsed.form });
      const refused = await hideOption(db, place, parsed.data.reason, actorId(res));
      if (refused === null) return goTo(res, place, "hidden");
      await showRefused(req, res, hidingText[refused]);
    }),

    post(`${one}/showing`, "facilitator", async (req, res) => {
      const place = parseParams(OptionParams, req.params);
      const refused = await showOption(db, place, actorId(res));
      if (refused === null) return goTo(res, place, "shown");
      await showRefused(req, res, hidingText[refused]);
    }),

    get(`${one}/merger`, "facilitator", async (req, res) => {
      const chosen = await load(parseParams(OptionParams, req.params));
      const { into: intoId } = parseStrictly(MergerQuery, req.query);
      const into = chosen.options.find(({ id }) => id === intoId);
      if (into === undefined) {
        const alike = await listDuplicatesOf(db, chosen.options, chosen.option);
        return await sendPage(req, res, mergeChoicePage(chosen, alike, asking(res)));
      }
      const support = await findSupport(db, chosen.ballot, chosen.options, {
        optionId: chosen.option.id,
        into: into.id,
      });
      await sendPage(req, res, mergePage({ ...chosen, into, support }, null, asking(res)));
    }),

    post(`${one}/merger`, "facilitator", async (req, res) => {
      const place = parseParams(OptionParams, req.params);
      const { into: intoId } = parseStrictly(MergerForm, req.body);
      const refused = await mergeOption(db, place, intoId, actorId(res));
      if (refused === null) return goTo(res, place, "merged");
      const chosen = await load(place);
      const into = optionOf(chosen.options, intoId);
      await sendPage(req, res, mergePage({ ...chosen, into, support: null }, refused, asking(res)), 409);
    }),

    post(`${one}/apart`, "facilitator", async (req, res) => {
      const place = parseParams(OptionParams, req.params);
      const { other } = parseStrictly(ApartForm, req.body);
      const refused = await tellApart(db, place, other, actorId(res));
      const url = optionsUrl({ programmeId: place.programmeId, id: place.ballotId });
      if (refused === null) return res.redirect(303, `${url}?done=apart`);
      await showRefused(req, res, mergingText[refused]);
    }),

    post(`${one}/parting`, "facilitator", async (req, res) => {
      const place = parseParams(OptionParams, req.params);
      const refused = await partOption(db, place, actorId(res));
      if (refused === null) return goTo(res, place, "parted");
      await showRefused(req, res, hidingText[refused]);
    }),
  ];
}
