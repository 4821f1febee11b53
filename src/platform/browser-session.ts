import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import type { Request, Response } from "express";
import { NotFromOurForm } from "./errors.ts";

/** A secret for an address or a cookie: 32 random bytes, base64url. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

const codeLetters = "23456789abcdefghjkmnpqrstuvwxyz"; // none that are taken for each other

/** A secret that is typed from a wall, for hours only: eight letters and digits are 39 bits. */
export function newCode(length = 8): string {
  return Array.from({ length }, () => codeLetters[randomInt(codeLetters.length)]).join("");
}

/** What is stored of a token: never the token itself. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** One cookie per browser: the session's token, signed in or not. Secure and host-bound wherever the service has TLS. */
export function sessionCookie(publicUrl: URL): { name: string; secure: boolean } {
  return publicUrl.protocol === "https:" ? { name: "__Host-sid", secure: true } : { name: "sid", secure: false };
}

/** The value of a cookie that the browser sent, or undefined. */
export function readCookie(req: Request, name: string): string | undefined {
  const pairs = (req.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([key]) => key === name)?.[1];
}

/** Gives this browser a session token; called anew at every change of rights, so that an old one is worth nothing. */
export function setSessionCookie(res: Response, publicUrl: URL, token: string): void {
  const { name, secure } = sessionCookie(publicUrl);
  res.cookie(name, token, { httpOnly: true, sameSite: "lax", secure, path: "/" });
}

/** The token that this session's forms carry. */
export function csrfToken(sessionToken: string): string {
  return createHmac("sha256", sessionToken).update("tarvepaja form").digest("base64url");
}

/**
 * Refuses a POST that did not come from a form of this session: the browser's own word first, then the token.
 * Throws NotFromOurForm.
 */
export function checkForm(req: Request, sessionToken: string | null, publicUrl: URL): void {
  const site = req.get("sec-fetch-site");
  if (site !== undefined && site !== "same-origin" && site !== "none") throw new NotFromOurForm("cross-site");
  const origin = req.get("origin");
  // Under our no-referrer policy a browser sends "null" for our own forms too: it then says nothing, and the rest decides.
  if (origin !== undefined && origin !== "null" && !isOurs(origin, req, publicUrl))
    throw new NotFromOurForm("foreign origin");
  const given = (req.body as Record<string, unknown> | undefined)?.["csrf"];
  if (sessionToken === null || typeof given !== "string" || !sameText(given, csrfToken(sessionToken)))
    throw new NotFromOurForm("no token");
}

function isOurs(origin: string, req: Request, publicUrl: URL): boolean {
  return origin === publicUrl.origin || origin === `${req.protocol}://${req.get("host") ?? ""}`;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
