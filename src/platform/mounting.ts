import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from "express";
import multer from "multer";
import { checkForm } from "./browser-session.ts";
import { asking } from "./asking.ts";
import { BadRequest } from "./errors.ts";
import type { Route } from "./routes.ts";

const mostFileBytes = 20 * 1024 * 1024;

/** Lets in who may use the route; throws what the error pages know. */
export type Admit = (route: Route, req: Request, res: Response) => Promise<void>;

/** Mounts every route: parse a form with files, refuse forms that are not ours, let in who may, then the handler. */
export function mountRoutes(app: Express, routes: Route[], admit: Admit, publicUrl: URL): void {
  for (const route of routes) {
    const guard = async (req: Request, res: Response, next: NextFunction) => {
      if (route.method === "post") checkForm(req, asking(res).sessionToken, publicUrl);
      await admit(route, req, res);
      next();
    };
    app[route.method](route.path, ...fileParsers(route), guard, async (req, res) => {
      await route.handler(req, res);
    });
  }
}

/** Reads a form that was sent without files. */
export const parseForms: RequestHandler = express.urlencoded({ extended: false, limit: "256kb", parameterLimit: 2000 });

function fileParsers(route: Route): RequestHandler[] {
  if (route.file !== null) {
    const upload = multer({
      storage: multer.memoryStorage(),
      limits: { fileSize: mostFileBytes, files: 1, fields: 200, fieldSize: 200_000 },
    });
    const parse = upload.single(route.file);
    return [(req, res, next) => parse(req, res, (error?: unknown) => next(parseMistake(error)))];
  }
  return [];
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
