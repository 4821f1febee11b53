import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from "express";
import multer, { type StorageEngine } from "multer";
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
  const limits = { files: 1, fields: 200, fieldSize: 200_000 };
  const parse = multer({ storage: inMemory, limits }).single(field);
  return (req, res, next) => parse(req, res, (error?: unknown) => next(parseMistake(error)));
}

/**
 * Keeps the file in memory; of one that is too large nothing but its size. The parser's own limit would end the reading
 * there, and with it the fields behind the file, so that the form could not come back as it was filled in.
 */
const inMemory: StorageEngine = {
  _handleFile: (_req, { stream }, done) => {
    const kept: Buffer[] = [];
    let size = 0;
    stream.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostFileBytes) kept.length = 0;
      else kept.push(chunk);
    });
    stream.on("end", () => done(null, { buffer: Buffer.concat(kept), size }));
  },
  _removeFile: (_req, _file, done) => done(null),
};

// The parser tells of a body that it cannot read by a bare Error: the sender's mistake, not ours.
function parseMistake(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof multer.MulterError) return error;
  return new BadRequest(error.message, { cause: error });
}

/** The file that came with the form, undefined when none was chosen; nothing is kept of one that is too large. */
export function uploadedFile(req: Request): { name: string; bytes: Buffer } | "too-large" | undefined {
  const { file } = req;
  if (file === undefined) return undefined;
  if (file.size > mostFileBytes) return "too-large";
  if (!Buffer.isBuffer(file.buffer)) throw new BadRequest("file");
  // Browsers send the name's bytes as UTF-8; the parser reads them as Latin-1.
  return { name: Buffer.from(file.originalname, "latin1").toString("utf8"), bytes: file.buffer };
}
