import type { Request } from "express";
import { expect, test } from "vitest";
import {
  checkForm,
  csrfToken,
  newToken,
  readCookie,
  sessionCookie,
  tokenHash,
} from "../../src/platform/browser-session.ts";
import { NotFromOurForm } from "../../src/platform/errors.ts";

const ours = new URL("https://tarvepaja.test");
const session = newToken();

/** A request as far as the check of a form reads it. */
function request(headers: Record<string, string>, body: unknown = { csrf: csrfToken(session) }): Request {
  return { headers, body, protocol: "https", get: (name: string) => headers[name] } as unknown as Request;
}

test("tokens are 32 random bytes, and what is stored does not tell them", () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(tokenHash("a")).toBe("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
});

test("the cookie is bound to the host wherever there is TLS", () => {
  expect(sessionCookie(ours)).toEqual({ name: "__Host-sid", secure: true });
  expect(sessionCookie(new URL("http://localhost:3000"))).toEqual({ name: "sid", secure: false });
});

test("a cookie is read by its whole name", () => {
  const req = request({ cookie: "xsid=no; sid=yes; sid=later; lang=fi" });
  expect([readCookie(req, "sid"), readCookie(req, "lang"), readCookie(req, "s")]).toEqual(["yes", "fi", undefined]);
});

test("a form of this session passes, from our address or from a browser that tells nothing", () => {
  for (const headers of [
    {},
    { origin: "https://tarvepaja.test" },
    { origin: "null" }, // what a browser sends for our own forms under no-referrer
    { "sec-fetch-site": "same-origin" },
    { host: "proxy:3000", origin: "https://proxy:3000" },
  ] as Record<string, string>[])
    expect(() => checkForm(request(headers), session, ours)).not.toThrow();
});

test("anything else is refused", () => {
  const refused: [Record<string, string>, unknown, string | null][] = [
    [{}, null, session],
    [{}, {}, session],
    [{}, { csrf: "" }, session],
    [{}, { csrf: csrfToken(newToken()) }, session],
    [{}, { csrf: [csrfToken(session)] }, session],
    [{}, { csrf: csrfToken(session) }, null],
    [{ origin: "https://tarvepaja.test.evil.example" }, { csrf: csrfToken(session) }, session],
    [{ origin: "null" }, { csrf: "" }, session],
    [{ origin: "null", "sec-fetch-site": "cross-site" }, { csrf: csrfToken(session) }, session],
    [{ "sec-fetch-site": "cross-site" }, { csrf: csrfToken(session) }, session],
  ];
  for (const [headers, body, token] of refused)
    expect(() => checkForm(request(headers, body), token, ours)).toThrow(NotFromOurForm);
});
