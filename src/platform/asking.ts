import type { Request, Response } from "express";
import type { Temporal } from "temporal-polyfill";
import { SignInNeeded } from "./errors.ts";
import type { StaffFrame } from "./frame.ts";
import type { Translate } from "./i18n.ts";
import type { Locale } from "./locales.ts";

/** What is known of a request before its handler: set once by the app, read by handlers and by sendPage. */
export interface Asking {
  locale: Locale;
  t: Translate;
  /** The browser's session token; its hash is the session's key. Never shown, logged or stored. */
  sessionToken: string;
  /** The staff member who is signed in. */
  visitor: Visitor | null;
  /** The visitor's role in the path's programme, where the route asked for one. */
  role: Role | null;
  /** What the personal link opened (identity's Grant), where the route asked for one. */
  grantKey: string | null;
  /** When the browser's session ends, as its pages tell; null where it has none. */
  session: SessionStanding | null;
  /** What surrounds a staff page: who, which programme, the path with its states. */
  loadFrame: () => Promise<StaffFrame>;
}

export interface Visitor {
  userId: string;
  name: string;
  isAdmin: boolean;
}

/** What pages tell of the session, so that nobody's work is cut off by its end. */
export interface SessionStanding {
  /** Whether a staff member is signed in; else it was begun by a personal link. */
  isStaff: boolean;
  /** Null once it has ended. */
  endsAt: Temporal.Instant | null;
  /** Seconds until the end is near enough to be told of; 0 when it is. */
  quietSeconds: number;
  /** Whether it can be made to last longer. */
  canGoOn: boolean;
  /** Whether that has just been done. */
  hasGoneOn: boolean;
}

export type Role = "viewer" | "facilitator" | "planner" | "owner";

export function setAsking(res: Response, asking: Asking): void {
  res.locals["asking"] = asking;
}

/** The request's asking; throws where the app has not set one. */
export function asking(res: Response): Asking {
  const found = res.locals["asking"] as Asking | undefined;
  if (found === undefined) throw new Error("the app did not prepare this request");
  return found;
}

/** The signed-in staff member's id, on routes that only staff may use. */
export function actorId(res: Response): string {
  const { visitor } = asking(res);
  if (visitor === null) throw new SignInNeeded();
  return visitor.userId;
}

/** What the personal link opened, on routes for its holder. */
export function grantKey(res: Response): string {
  const { grantKey: key } = asking(res);
  if (key === null) throw new Error("the route has no personal policy");
  return key;
}

/** Whether htmx asked, and wants the changed region alone. */
export function wantsRegion(req: Request): boolean {
  return req.get("hx-request") === "true" && req.get("hx-history-restore-request") !== "true";
}
