import { readCookie } from "../../../../platform/browser-session.ts";
import type { Handler } from "../../../../platform/routes.ts";

type Req = Parameters<Handler>[0];
type Res = Parameters<Handler>[1];

const name = "survey-link";

interface Place {
  /** The pages to which the browser sends it. */
  path: string;
  /** Until when it is kept; without it until the browser is closed. */
  until?: Date;
}

/** The token of an anonymous survey stays with the browser, for the survey's own pages: no session holds it. */
export function keepToken(res: Res, publicUrl: URL, token: string, { path, until }: Place): void {
  const expires = until === undefined ? {} : { expires: until };
  res.cookie(name, token, { ...settings(publicUrl), ...expires, path });
}

/** Takes it away from these pages: whoever sits down next sees nobody's answers. */
export function dropToken(res: Res, publicUrl: URL, path: string): void {
  res.clearCookie(name, { ...settings(publicUrl), path });
}

/** The token that the browser holds for this page, or undefined. */
export function heldToken(req: Req): string | undefined {
  const token = readCookie(req, name);
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

const settings = (publicUrl: URL) => ({
  httpOnly: true,
  sameSite: "lax" as const,
  secure: publicUrl.protocol === "https:",
});
