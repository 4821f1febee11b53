import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from "express";
import multer from "multer";
import { checkForm } from "./browser-session.ts";
import { asking } from "./asking.ts";
import { BadRequest } from "./errors.ts";
import type { Route } from "./routes.ts";

const mostFileBytes = 20 * 1024 * 1024;

/** Lets in who may use the route; throws what the error pages know. */
export type Admit = (route: Route, req: Request, res: Response) => Promise<void>;

/**
 * Mounts every route: refuse forms that are not ours, let in who may, then the handler. A form with a file is read only
 * after its sender has been let in, so that nobody else's files fill the memory; its token is in the form, so that is
 * checked last.
 */
export function mountRoutes(app: Express, routes: Route[], admit: Admit, publicUrl: URL): void {
  for (const route of routes) {
    const letIn = step((req, res) => admit(route, req, res));
    const ours = step((req, res) => checkForm(req, asking(res).sessionToken, publicUrl));
    const handle: RequestHandler = async (req, res) => {
      await route.handler(req, res);
    };
    if (route.method === "get") app.get(route.path, letIn, handle);
    else if (route.file === null) app.post(route.path, ours, letIn, handle);
    else app.post(route.path, letIn, fileParser(route.file), ours, handle);
  }
}

function step(check: (req: Request, res: Response) => Promise<void> | void): RequestHandler {
  return async (req: Request, res: Response, next: NextFunction) => {
    await check(req, res);
    next();
  };
}

/** Reads a form that was sent without files. */
export const parseForms: RequestHandler = express.urlencoded({ extended: false, limit: "256kb", parameterLimit: 2000 });

function fileParser(field: string): RequestHandler {
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: mostFileBytes, files: 1, fields: 200, fieldSize: 200_000 },
  });
  const parse = upload.single(field);
  return (req, res, next) => parse(req, res, (error?: unknown) => next(parseMistake(error)));
}

// The parser tells of a body that it cannot read by a bare Error: the sender's mistake, not ours.
function parseMistake(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof multer.MulterError) return error;
  return new BadRequest(error.message, { cause: error });
}

/** The file that came with the form, or undefined when none was chosen. */
export function uploadedFile(req: Request): { name: string; bytes: Buffer } | undefined {
  const { file } = req;
  if (file === undefined) return undefined;
  if (!Buffer.isBuffer(file.buffer)) throw new BadRequest("file");
  // Browsers send the name's bytes as UTF-8; the parser reads them as Latin-1.
  return { name: Buffer.from(file.originalname, "latin1").toString("utf8"), bytes: file.buffer };
}
