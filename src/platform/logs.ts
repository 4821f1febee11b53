import { randomUUID } from "node:crypto";
import type { Request, RequestHandler } from "express";
import { pino, type Logger } from "pino";
import { pinoHttp } from "pino-http";
import type { Config } from "../config.ts";
import { routeOf } from "./operations.ts";

export type { Logger } from "pino";

export function openLog(level: Config["logLevel"]): Logger {
  return pino({ level, serializers: { err: errorFacts } });
}

/**
 * What a log may tell of an error: its kind, its code and where it was thrown. Messages can hold what somebody typed
 * or to whom a mail went, and databases' errors carry whole rows.
 */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    type: error.constructor.name,
    message: withoutPeople(error.message),
    code,
    constraint,
    table,
    stack: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .join("\n"),
    ...(error.cause === undefined ? {} : { cause: errorFacts(error.cause) }),
  };
}

// Addresses, secrets, and the values that databases and parsers quote.
const withoutPeople = (text: string) =>
  text
    .replaceAll(/"[^"]*"/g, '"…"')
    .replaceAll(/[^\s<>"'(]+@[^\s<>"')]+/g, "…@…")
    .replaceAll(/[\w-]{32,}/g, "…");

/**
 * One line a request: method, the route's pattern, status, time. Never the address itself, a header, a body or a
 * cookie: addresses can hold personal links.
 */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    wrapSerializers: false,
    serializers: {
      err: errorFacts,
      req: (req: Request) => ({ id: req.id, method: req.method }),
      res: (res: { statusCode: number }) => ({ statusCode: res.statusCode }),
    },
    customProps: (req) => ({ route: routeOf(req as Request) }),
    customLogLevel: (_req, res, error) => (error !== undefined || res.statusCode >= 500 ? "error" : "info"),
  });
}
