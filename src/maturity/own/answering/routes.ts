import { asking, grantKey, wantsRegion } from "../../../platform/asking.ts";
import { setSessionCookie } from "../../../platform/browser-session.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { isShownAgain, parseForm, parseParams, parseStrictly, typedValues } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Handler, type Route } from "../../../platform/routes.ts";
import { listTools } from "../../queries.ts";
import { ownUrl } from "../addresses.ts";
import { findAskByToken } from "../queries.ts";
import { checkPage } from "./checking/pages.ts";
import { openOwnLink, saveOwnAnswers, sendOwnAnswers, type Outcome, type TypedOwn } from "./commands.ts";
import { AnswersForm, OwnParams, OwnQuery, OwnToolParams, TokenParams } from "./forms.ts";
import { answerPage, fillingPage, notSent, refusedAnswerPage } from "./filling/pages.ts";
import { closedPage, receiptPage, startPage, unknownLinkPage } from "./pages.ts";
import { loadOwn, type Own } from "./queries.ts";
import { nothing } from "./said.ts";

type Req = Parameters<Handler>[0];
type Res = Parameters<Handler>[1];

/** The unit's side: its link, the tools, checking and sending. */
export function ownAnsweringRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const load = (res: Res) => loadOwn(db, grantKey(res));
  return [
    get("/u/:token", "public", async (req, res) => {
      await deps.countTowards("linkAddress", req.ip ?? "");
      const { token } = parseParams(TokenParams, req.params);
      const ask = await findAskByToken(db, token);
      if (ask === undefined) return await sendPage(req, res, unknownLinkPage(asking(res)), 404);
      const own = await loadOwn(db, ask.id);
      const page = own.isOpen ? startPage(own, `/u/${token}`, asking(res)) : closedPage(own, [], asking(res));
      await sendPage(req, res, page);
    }),

    post("/u/:token", "public", async (req, res) => {
      await deps.countTowards("linkAddress", req.ip ?? "");
      const { token } = parseParams(TokenParams, req.params);
      const opened = await openOwnLink(db, token, asking(res).sessionToken);
      // The link's own page says what is the matter.
      if (typeof opened === "string") return res.redirect(303, `/u/${token}`);
      setSessionCookie(res, deps.publicUrl, opened.sessionToken);
      res.redirect(303, ownUrl(opened.unitId));
    }),

    get("/unit/:unitId", "personal:unit", async (req, res) => {
      const own = await load(res);
      const page = own.isOpen ? fillingPage(own, notSent, asking(res)) : closedPage(own, [], asking(res));
      await sendPage(req, res, page);
    }),

    post("/unit/:unitId/answers", "personal:unit", async (req, res) => {
      const { unitId } = parseParams(OwnParams, req.params);
      const parsed = parseForm(AnswersForm, req.body);
      if (!parsed.ok) return await showForm(req, res, await load(res), { ...notSent, form: parsed.form });
      const saved = await saveOwnAnswers(db, grantKey(res), parsed.data);
      if (saved === "closed") return await showLate(deps, req, res, parsed.data);
      const clashes = saved.outcomes.filter(({ decision }) => decision === "clash");
      if (clashes.length > 0) {
        const theirs = new Map(clashes.map(({ typed, stored }) => [typed.toolId, stored ?? nothing]));
        const form = { values: valuesOf(req.body, saved.outcomes), mistakes: {} };
        return await sendPage(req, res, fillingPage(await load(res), { form, clashes: theirs }, asking(res)), 409);
      }
      const isGone = saved.outcomes.some(({ decision, typed }) => decision === "gone" && typed.answer !== "");
      res.redirect(303, `${ownUrl(unitId, "check")}${isGone ? "?gone=yes" : ""}`);
    }),

    post("/unit/:unitId/tools/:toolId/answer", "personal:unit", async (req, res) => {
      const { unitId, toolId } = parseParams(OwnToolParams, req.params);
      const parsed = parseForm(AnswersForm, req.body);
      const own = await load(res);
      const tool = (await listTools(db, own.unit.programmeId)).find(({ id }) => id === toolId);
      if (tool === undefined) throw new NotFound("tool");
      const refuse = async (text: string, status: number) => {
        const was = typedValues(req.body)[`was.${toolId}`] ?? "";
        await sendPage(req, res, refusedAnswerPage(tool, was, text, asking(res)), status);
      };
      if (!parsed.ok) {
        const [mistake = "form.wrong" as const] = Object.values(parsed.form.mistakes);
        if (!wantsRegion(req)) return await showForm(req, res, own, { ...notSent, form: parsed.form });
        return await refuse(asking(res).t(mistake), 422);
      }
      const typed = parsed.data.filter((each) => each.toolId === toolId);
      const saved = await saveOwnAnswers(db, own.ask.id, typed);
      if (saved === "closed")
        return wantsRegion(req)
          ? await refuse(asking(res).t("selfAssessing.closed.title"), 409)
          : await showLate(deps, req, res, typed);
      const [outcome] = saved.outcomes;
      if (!wantsRegion(req) || outcome === undefined) return res.redirect(303, `${ownUrl(unitId)}#tool-${toolId}`);
      const status = outcome.decision === "clash" || outcome.decision === "gone" ? 409 : 200;
      await sendPage(req, res, answerPage(own, tool, { outcome, savedAt: saved.savedAt }, asking(res)), status);
    }),

    get("/unit/:unitId/check", "personal:unit", async (req, res) => {
      const { gone } = parseStrictly(OwnQuery, req.query);
      const own = await load(res);
      const facts = { isEmpty: false, isGone: gone === "yes" };
      const page = own.isOpen ? checkPage(own, facts, asking(res)) : closedPage(own, [], asking(res));
      await sendPage(req, res, page);
    }),

    get("/unit/:unitId/submission", "personal:unit", async (req, res) => {
      const own = await load(res);
      if (own.ask.sentAt === null) return res.redirect(303, ownUrl(own.unit.id, "check"));
      await sendPage(req, res, receiptPage(own, asking(res)));
    }),

    post("/unit/:unitId/submission", "personal:unit", async (req, res) => {
      const { unitId } = parseParams(OwnParams, req.params);
      const sent = await sendOwnAnswers(db, grantKey(res));
      if (sent === "closed") return await showLate(deps, req, res, []);
      if (sent !== "nothing-said") return res.redirect(303, ownUrl(unitId, "submission"));
      await sendPage(req, res, checkPage(await load(res), { isEmpty: true, isGone: false }, asking(res)));
    }),
  ];
}

/** The page with what was typed and what is wrong in it; another language only shows it again. */
async function showForm(req: Req, res: Res, own: Own, sent: typeof notSent): Promise<void> {
  const page = fillingPage(own, sent, asking(res));
  await sendPage(req, res, page, isShownAgain(req.body) ? 200 : undefined);
}

/** The round has closed while the page was open: says so, and gives back what was typed. */
async function showLate({ db }: Deps, req: Req, res: Res, typed: readonly TypedOwn[]): Promise<void> {
  const own = await loadOwn(db, grantKey(res));
  await sendPage(req, res, { ...closedPage(own, typed, asking(res)), isRepeatable: typed.length > 0 }, 409);
}

/** What was typed of the tools that clash; the others show what is stored now. */
function valuesOf(body: unknown, outcomes: readonly Outcome[]): Record<string, string> {
  const clashing = new Set(outcomes.flatMap(({ typed, decision }) => (decision === "clash" ? [typed.toolId] : [])));
  const typed = Object.entries(typedValues(body));
  return Object.fromEntries(
    typed.filter(([name]) => !name.startsWith("was.") && clashing.has(name.split(".")[1] ?? "")),
  );
}
