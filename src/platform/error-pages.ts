import type { ErrorRequestHandler, Request, Response } from "express";
import { MulterError } from "multer";
import { wantsRegion, type Asking } from "./asking.ts";
import {
  BadRequest,
  DatabaseAway,
  Forbidden,
  LinkNeeded,
  NotFound,
  NotFromOurForm,
  SignInNeeded,
  TooManyRequests,
} from "./errors.ts";
import { bareFrame } from "./frame.ts";
import { keptForm, typedTexts, type KeptForm } from "./kept-form.ts";
import type { Key } from "./keys.ts";
import type { Logger } from "./logs.ts";
import { sendPage, type Page } from "./pages.ts";

interface Answer {
  status: number;
  title: Key;
  text: Key;
}

/** Pages that give a form of staff back whole, once they are signed in. */
interface KeptFormPages {
  signInAgain: (kept: KeptForm, asking: Asking) => Page;
  sendAgain: (kept: KeptForm, asking: Asking) => Page;
}

/** The last handler: every thrown thing becomes a plain page; what nobody foresaw is logged with the request's id. */
export function errorPages(log: Logger, pages: KeptFormPages): ErrorRequestHandler {
  return async (error: unknown, req: Request, res: Response, next) => {
    const prepared = res.locals["asking"] as Asking | undefined;
    if (res.headersSent) {
      next(error);
      return;
    }
    if (prepared === undefined) {
      log.error({ err: error, id: req.id }, "failed before the page");
      res.status(503).type("text").send("Service unavailable. Please try again in a moment.");
      return;
    }
    if (error instanceof SignInNeeded && req.method === "GET" && !wantsRegion(req)) {
      res.redirect(303, `/sign-in?next=${encodeURIComponent(req.originalUrl)}`);
      return;
    }
    const answer = answerFor(error);
    if (error instanceof DatabaseAway) prepared.loadFrame = () => Promise.resolve(bareFrame(prepared.visitor));
    if (answer.status >= 500) log.error({ err: error, id: req.id }, "unforeseen");
    if (error instanceof TooManyRequests) res.set("Retry-After", String(error.retryAfterSeconds));
    try {
      const newLinkUrl = error instanceof LinkNeeded ? error.newLinkUrl : null;
      const page = givenBack(error, prepared, req, pages) ?? errorPage({ ...answer, newLinkUrl }, prepared, req);
      await sendPage(req, res, page, answer.status);
    } catch (failure) {
      // The page's frame comes from the database: without it the words must do.
      log.error({ err: failure, id: req.id }, "failed on the error page");
      res
        .status(answer.status)
        .type("text")
        .send(`${prepared.t(answer.title)}. ${prepared.t(answer.text)}`);
    }
  };
}

/**
 * The page that gives staff their form back: to be sent after signing in, or, where they have signed in in another tab
 * meanwhile, at once. The latter only where the browser itself says that the form is ours.
 */
function givenBack(error: unknown, prepared: Asking, req: Request, pages: KeptFormPages): Page | null {
  if (req.method !== "POST" || req.is("multipart/form-data") !== false) return null;
  if (error instanceof SignInNeeded) return pages.signInAgain(keptForm(req), prepared);
  const isOurs = error instanceof NotFromOurForm && req.get("sec-fetch-site") === "same-origin";
  const isOfStaff = prepared.visitor !== null && /^\/(programmes|account)(\/|$)/.test(req.path);
  return isOurs && isOfStaff ? pages.sendAgain(keptForm(req), prepared) : null;
}

function answerFor(error: unknown): Answer {
  if (error instanceof NotFound) return { status: 404, title: "errors.notFound.title", text: "errors.notFound.text" };
  if (error instanceof Forbidden)
    return { status: 403, title: "errors.forbidden.title", text: "errors.forbidden.text" };
  if (error instanceof SignInNeeded) return { status: 401, title: "errors.signIn.title", text: "errors.signIn.text" };
  if (error instanceof LinkNeeded) return { status: 401, title: "errors.link.title", text: "errors.link.text" };
  if (error instanceof NotFromOurForm) return { status: 403, title: "errors.form.title", text: "errors.form.text" };
  if (error instanceof TooManyRequests)
    return { status: 429, title: "errors.tooMany.title", text: "errors.tooMany.text" };
  if (statusOf(error) === 413) return { status: 413, title: "errors.tooLarge.title", text: "errors.tooLarge.text" };
  if (error instanceof BadRequest || isBadBody(error))
    return { status: 400, title: "errors.bad.title", text: "errors.bad.text" };
  if (error instanceof DatabaseAway) return { status: 503, title: "errors.away.title", text: "errors.away.text" };
  return { status: 500, title: "errors.bug.title", text: "errors.bug.text" };
}

function isBadBody(error: unknown): boolean {
  const status = statusOf(error);
  return error instanceof MulterError || (status !== undefined && status >= 400 && status < 500);
}

function statusOf(error: unknown): number | undefined {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === "number" ? status : undefined;
}

function errorPage(
  { status, title, text, newLinkUrl }: Answer & { newLinkUrl: string | null },
  { t }: Asking,
  req: Request,
): Page {
  const model = {
    heading: t(title),
    text: t(text),
    requestId: status >= 500 ? (req.id as string) : null,
    typed: req.method === "POST" ? typedTexts(keptForm(req)) : [],
    newLinkUrl,
  };
  return { view: "errors/error", title: t(title), model };
}
