import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import {
  emptyForm,
  parseForm,
  parseParams,
  parseStrictly,
  typedValues,
  withMistake,
  type FormState,
} from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Handler, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { instantOf } from "../../../surveys/index.ts";
import { ProgrammeParams } from "../../forms.ts";
import { askingUrl } from "../addresses.ts";
import { askUnits, closeRound, moveClosing, remindUnits } from "../commands.ts";
import { renewLink, revokeLink } from "../links/commands.ts";
import { AskForm, AskingQuery, AskParams, ClosingForm, type Done } from "./forms.ts";
import { askingPage, newAskPage } from "./pages.ts";
import { noWords, withoutDefaults } from "../words.ts";
import { listMeant, loadChoices, loadStanding } from "./queries.ts";
import { allProductWords, type Shown } from "./words/pages.ts";

type Req = Parameters<Handler>[0];
type Res = Parameters<Handler>[1];

const base = "/programmes/:programmeId/maturity/own";
const one = `${base}/asks/:askId`;

/** Units are asked for their own view of how they use the tools. */
export function askingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  return [
    get(base, "facilitator", async (req, res) => {
      await showStanding(deps, req, res, emptyForm);
    }),

    get(`${base}/new`, "planner", async (req, res) => {
      await showNew(deps, req, res, emptyForm);
    }),

    post(`${base}/asks`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(AskForm, req.body);
      if (!parsed.ok) return await showNew(deps, req, res, parsed.form);
      const { closesOn, closesAt: time, subjects, openings, show, ...meant } = parsed.data;
      const { timeZone } = await getProgramme(db, programmeId);
      const closesAt = instantOf(closesOn, time, timeZone);
      const words = subjects === undefined || openings === undefined ? undefined : { subjects, openings };
      if (show === "mail") {
        const form = { values: typedValues(req.body), mistakes: {} };
        return await showNew(deps, req, res, form, { words: words ?? noWords, closesAt });
      }
      const unitIds = await listMeant(db, programmeId, meant);
      const none = meant.who === "chosen" ? "unitIds" : "who";
      if (unitIds.length === 0)
        return await showNew(deps, req, res, withMistake(req.body, none, "selfAssessing.new.nobodyChosen"));
      const own = words === undefined ? undefined : withoutDefaults(words, allProductWords(deps.texts));
      const outcome = await askUnits(deps, { programmeId, unitIds, closesAt, words: own }, actorId(res));
      if (!("refused" in outcome)) return goBack(res, programmeId, "asked", outcome.asked.length);
      const form =
        outcome.refused === "closed"
          ? withMistake(req.body, "closesOn", "selfAssessing.asking.past")
          : withMistake(req.body, none, "selfAssessing.new.nobodyReached");
      await showNew(deps, req, res, form);
    }),

    post(`${base}/reminders`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const count = await remindUnits(deps, programmeId, actorId(res));
      goBack(res, programmeId, count === 0 ? "reminded-none" : "reminded", count);
    }),

    post(`${base}/closing`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(ClosingForm, req.body);
      if (!parsed.ok) return await showStanding(deps, req, res, parsed.form);
      const { timeZone } = await getProgramme(db, programmeId);
      const closesAt = instantOf(parsed.data.closesOn, parsed.data.closesAt, timeZone);
      if ((await moveClosing(db, { programmeId, closesAt }, actorId(res))) === null)
        return goBack(res, programmeId, "moved");
      const { isOpen } = await loadStanding(db, programmeId);
      if (!isOpen) return goBack(res, programmeId, "not-open");
      await showStanding(deps, req, res, withMistake(req.body, "closesOn", "selfAssessing.asking.past"));
    }),

    post(`${base}/closure`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await closeRound(db, programmeId, actorId(res));
      goBack(res, programmeId, "closed");
    }),

    post(`${one}/link`, "facilitator", async (req, res) => {
      const place = parseParams(AskParams, req.params);
      const refused = await renewLink(deps, place, actorId(res));
      goBack(res, place.programmeId, refused === null ? "renewed" : refused === "closed" ? "not-open" : refused);
    }),

    post(`${one}/link/removal`, "facilitator", async (req, res) => {
      const place = parseParams(AskParams, req.params);
      await revokeLink(db, place, actorId(res));
      goBack(res, place.programmeId, "revoked");
    }),
  ];
}

function goBack(res: Res, programmeId: string, done: Done, count = 0): void {
  const query = new URLSearchParams({ done, ...(count > 0 && { count: String(count) }) });
  res.redirect(303, `${askingUrl(programmeId)}?${query.toString()}`);
}

async function showStanding({ db }: Deps, req: Req, res: Res, closing: FormState): Promise<void> {
  const { programmeId } = parseParams(ProgrammeParams, req.params);
  const wanted = parseStrictly(AskingQuery, req.query);
  await sendPage(req, res, askingPage(await loadStanding(db, programmeId), wanted, closing, asking(res)));
}

/** The form of whom to ask; with what is to be mailed, where that was asked for. */
async function showNew(
  { db, texts, publicUrl }: Deps,
  req: Req,
  res: Res,
  form: FormState,
  mail?: Pick<Shown, "words" | "closesAt">,
): Promise<void> {
  const { programmeId } = parseParams(ProgrammeParams, req.params);
  const choices = await loadChoices(db, programmeId);
  const { t } = asking(res);
  const first = choices.first ?? { unit: t("selfAssessing.words.someUnit"), name: t("selfAssessing.words.somebody") };
  const shown = mail === undefined ? null : { ...mail, ...first, publicUrl };
  await sendPage(req, res, newAskPage(choices, form, { texts, shown }, asking(res)));
}
