import type { Request, Response } from "express";

/**
 * Who may use a route.
 * - public: anyone · signed-in: any staff member · admin: administrators of the instance
 * - viewer < facilitator < planner < owner: a role in the programme of the path's :programmeId
 * - personal:survey, personal:ballot, personal:attendee, personal:unit: who holds the personal link of the path's
 *   :surveyId, :ballotId, :attendeeId or :unitId
 */
export type Policy =
  | "public"
  | "signed-in"
  | "admin"
  | "viewer"
  | "facilitator"
  | "planner"
  | "owner"
  | "personal:survey"
  | "personal:ballot"
  | "personal:attendee"
  | "personal:unit";

export type Handler = (req: Request, res: Response) => Promise<void> | void;

export interface Route {
  method: "get" | "post";
  path: string;
  policy: Policy;
  handler: Handler;
  /** The name of the file field, where the form carries a file. */
  file: string | null;
}

/** A page, or a file to download. Changes nothing. */
export function get(path: string, policy: Policy, handler: Handler): Route {
  return { method: "get", path, policy, handler, file: null };
}

/** An act, from a form. */
export function post(path: string, policy: Policy, handler: Handler): Route {
  return { method: "post", path, policy, handler, file: null };
}

/** An act whose form carries a file in the named field. */
export function postFile(path: string, policy: Policy, file: string, handler: Handler): Route {
  return { method: "post", path, policy, handler, file };
}
