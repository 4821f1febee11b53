import type { Request, Response } from "express";
import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { checkInUrl } from "../addresses.ts";
import { checkInRefusal } from "../door.ts";
import { walkInFields } from "../forms.ts";
import { checkInByEmail, checkInHolder, checkInWalkIn } from "./commands.ts";
import { CheckInQuery, CodeParams, EmailForm, OwnForm, type CheckInDone } from "./forms.ts";
import { checkInPage, closedPage, unknownCodePage, type Sent } from "./pages.ts";
import { findCheckIn } from "./queries.ts";

/** The address behind the code at the door: its page shows, its buttons check in. */
export function checkInRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const pageOf = async (req: Request, res: Response, done: CheckInDone, sent: Sent | null) => {
    const asked = asking(res);
    const { token: code } = parseParams(CodeParams, req.params);
    const checkIn = await findCheckIn(db, code, asked.sessionToken);
    if (checkIn === undefined) return { page: unknownCodePage(asked), status: 404 };
    const refused = checkInRefusal(checkIn.workshop, checkIn.now, checkIn.programme.timeZone);
    if (refused === null) return { page: checkInPage(checkIn, done, sent, asked), status: undefined };
    return { page: closedPage(checkIn, refused, asked), status: req.method === "POST" ? 409 : 200 };
  };
  const show = async (req: Request, res: Response, done: CheckInDone, sent: Sent | null) => {
    const { page, status } = await pageOf(req, res, done, sent);
    await sendPage(req, res, page, status);
  };
  /** On to the page that says what was sent; where nobody can check in any more, the page that says why. */
  const said = async (req: Request, res: Response, done: CheckInDone, outcome: "closed" | null) => {
    const { token: code } = parseParams(CodeParams, req.params);
    if (outcome === "closed") await show(req, res, undefined, null);
    else res.redirect(303, `${checkInUrl(code)}?done=${done ?? ""}`);
  };
  const count = async (req: Request) => await deps.countTowards("checkIn", req.ip ?? "");
  return [
    get("/check-in/:token", "public", async (req, res) => {
      await show(req, res, parseStrictly(CheckInQuery, req.query).done, null);
    }),

    post("/check-in/:token/own", "public", async (req, res) => {
      const { token: code } = parseParams(CodeParams, req.params);
      const { attendee: attendeeId } = parseStrictly(OwnForm, req.body);
      await count(req);
      const { sessionToken } = asking(res);
      await said(req, res, "own", await checkInHolder(db, { code, attendeeId, sessionToken }));
    }),

    post("/check-in/:token/email", "public", async (req, res) => {
      const { token: code } = parseParams(CodeParams, req.params);
      const parsed = parseForm(EmailForm, req.body);
      if (!parsed.ok) return await show(req, res, undefined, { what: "email", form: parsed.form });
      await count(req);
      await said(req, res, "email", await checkInByEmail(db, { code, ...parsed.data }));
    }),

    post("/check-in/:token/walk-in", "public", async (req, res) => {
      const { token: code } = parseParams(CodeParams, req.params);
      const parsed = parseForm(walkInFields, req.body);
      if (!parsed.ok) return await show(req, res, undefined, { what: "walk-in", form: parsed.form });
      await count(req);
      const { locale } = asking(res);
      await said(req, res, "walk-in", await checkInWalkIn(db, { code, walkIn: parsed.data, locale }));
    }),
  ];
}
