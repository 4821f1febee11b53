import type { ErrorRequestHandler, Request, Response } from "express";
import { MulterError } from "multer";
import type { Asking } from "./asking.ts";
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
import { typedValues } from "./forms.ts";
import type { Key } from "./keys.ts";
import type { Logger } from "./logs.ts";
import { sendPage, type Page } from "./pages.ts";

interface Answer {
  status: number;
  title: Key;
  text: Key;
}

/** The last handler: every thrown thing becomes a plain page; what nobody foresaw is logged with the request's id. */
export function errorPages(log: Logger): ErrorRequestHandler {
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
    if (error instanceof SignInNeeded && req.method === "GET") {
      res.redirect(303, `/sign-in?next=${encodeURIComponent(req.originalUrl)}`);
      return;
    }
    const answer = answerFor(error);
    if (error instanceof DatabaseAway) prepared.loadFrame = () => Promise.resolve(bareFrame(prepared.visitor));
    if (answer.status >= 500) log.error({ err: error, id: req.id }, "unforeseen");
    if (error instanceof TooManyRequests) res.set("Retry-After", String(error.retryAfterSeconds));
    try {
      const newLinkUrl = error instanceof LinkNeeded ? error.newLinkUrl : null;
      await sendPage(req, res, errorPage({ ...answer, newLinkUrl }, prepared, req), answer.status);
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

function answerFor(error: unknown): Answer {
  if (error instanceof NotFound) return { status: 404, title: "errors.notFound.title", text: "errors.notFound.text" };
  if (error instanceof Forbidden)
    return { status: 403, title: "errors.forbidden.title", text: "errors.forbidden.text" };
  if (error instanceof SignInNeeded) return { status: 401, title: "errors.signIn.title", text: "errors.signIn.text" };
  if (error instanceof LinkNeeded) return { status: 401, title: "errors.link.title", text: "errors.link.text" };
  if (error instanceof NotFromOurForm) return { status: 403, title: "errors.form.title", text: "errors.form.text" };
  if (error instanceof TooManyRequests)
    return { status: 429, title: "errors.tooMany.title", text: "errors.tooMany.text" };
  if (isTooLarge(error)) return { status: 413, title: "errors.tooLarge.title", text: "errors.tooLarge.text" };
  if (error instanceof BadRequest || isBadBody(error))
    return { status: 400, title: "errors.bad.title", text: "errors.bad.text" };
  if (error instanceof DatabaseAway) return { status: 503, title: "errors.away.title", text: "errors.away.text" };
  return { status: 500, title: "errors.bug.title", text: "errors.bug.text" };
}

function isTooLarge(error: unknown): boolean {
  return (error instanceof MulterError && error.code.startsWith("LIMIT_FILE_SIZE")) || statusOf(error) === 413;
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
    typed: typedTexts(req),
    newLinkUrl,
  };
  return { view: "errors/error", title: t(title), model };
}

// Of an answer's fields, those that are chosen from: their values are keys.
const isChosenFrom = /^[0-9a-f-]{36}\.(?!(?:text|other|number|date)$)/;

// Ids and digests of hidden fields: long, without a space, with digits among the letters.
const isOfMachines = /^(?=.*\d)[\w.-]{16,}$/;

// What was typed is given back to be copied: a failure must not cost anybody their words. Never a password.
function typedTexts(req: Request): string[] {
  if (req.method !== "POST") return [];
  const typed = Object.entries(typedValues(req.body)).filter(
    ([name]) => !/password|csrf|token/i.test(name) && !isChosenFrom.test(name),
  );
  return typed.map(([, value]) => value).filter((value) => value.trim().length > 3 && !isOfMachines.test(value));
}
