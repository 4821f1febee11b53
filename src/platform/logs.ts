import { randomUUID } from "node:crypto";
import type { Request, RequestHandler } from "express";
import { pino, type Logger } from "pino";
import { pinoHttp } from "pino-http";
import type { Config } from "../config.ts";
import { routeOf } from "./operations.ts";

export type { Logger } from "pino";

export function openLog(level: Config["logLevel"]): Logger {
  return pino({ level });
}

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
      req: (req: Request) => ({ id: req.id, method: req.method }),
      res: (res: { statusCode: number }) => ({ statusCode: res.statusCode }),
    },
    customProps: (req) => ({ route: routeOf(req as Request) }),
    customLogLevel: (_req, res, error) => (error !== undefined || res.statusCode >= 500 ? "error" : "info"),
  }) as unknown as RequestHandler;
}
