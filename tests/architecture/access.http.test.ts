// Who may use what, made from the list of routes: a new route is in it by itself.
import { afterAll, beforeAll, expect, test } from "vitest";
import { grantByLink, includesRole } from "../../src/identity/index.ts";
import { allRoutes } from "../../src/app.ts";
import type { Role } from "../../src/platform/asking.ts";
import { newToken } from "../../src/platform/browser-session.ts";
import type { Policy, Route } from "../../src/platform/routes.ts";
import { addressesOf, addressOf, blanksOf, nameOf, visit } from "../support/addresses.ts";
import { Browser, openTestApp, type TestApp } from "../support/app.ts";
import { contentsOf } from "../support/contents.ts";
import { aFilledProgramme, type Ids } from "../support/filled-programme.ts";
import { isSafe } from "../support/safe-headers.ts";

const roles = ["viewer", "facilitator", "planner", "owner"] as const;
type Person = Role | "nobody" | "another's owner" | "administrator" | "respondent" | "another's respondent";
const people: Person[] = ["nobody", ...roles, "another's owner", "administrator", "respondent", "another's respondent"];

let product: TestApp;
let routes: Route[];
let ours: Ids;
let theirs: Ids;
beforeAll(async () => {
  product = await openTestApp();
  routes = allRoutes(product.deps);
  ours = await aFilledProgramme(product.db);
  theirs = await aFilledProgramme(product.db);
});
afterAll(async () => {
  await product.close();
});

// A page takes a score of questions to the database, its door two. So everybody goes to the door of every route, and through
// it goes whoever has just the right that it asks for; `npm run test:full` sends everybody through.
const isFull = process.env["QUALITY_REPORT"] !== undefined;

test("each route lets in whom its policy says, and nobody else", { timeout: 240_000 }, async () => {
  const doors = product.doorsBefore((_req, res) => {
    res.status(204).end();
  });
  const wrong: string[] = [];
  for (const person of people) {
    const browser = (await browserOf(person)).at(doors);
    for (const route of routes) {
      const { status, headers } = await visit(browser, route, addressFor(route));
      const expected = refusal(route.policy, person, route.method) ?? "204";
      if (!told(status, headers).startsWith(expected))
        wrong.push(`${nameOf(route)} for ${person}: ${status}, not ${expected}`);
      if (!isSafe(headers)) wrong.push(`${nameOf(route)} for ${person}: headers`);
    }
  }
  expect(wrong).toEqual([]);
  expect(routes.length).toBeGreaterThan(20);
});

test("what is behind the door opens for whoever has just the right to it", { timeout: 480_000 }, async () => {
  const wrong: string[] = [];
  const browsers = new Map<Person, Browser>();
  for (const [turn, route] of routes.entries())
    for (const person of isFull ? people : openersOf(route, turn)) {
      const browser = browsers.get(person) ?? (await browserOf(person));
      let response = await visit(browser, route, addressFor(route));
      if (response.status === 429) {
        await product.db.deleteFrom("rateLimits").execute();
        response = await visit(browser, route, addressFor(route));
      }
      const { status, headers } = response;
      // What is done may end the session, or change who one is.
      if (route.method === "post" && status < 400) browsers.delete(person);
      else browsers.set(person, browser);
      const expected = refusal(route.policy, person, route.method);
      const isAsExpected = expected === null ? isLetIn(response) : told(status, headers).startsWith(expected);
      if (!isAsExpected) wrong.push(`${nameOf(route)} for ${person}: ${status}, not ${expected ?? "let in"}`);
      if (!isSafe(headers)) wrong.push(`${nameOf(route)} for ${person}: headers`);
    }
  expect(wrong).toEqual([]);
});

test(
  "with one's own programme in the address, nothing of another's is shown or changed",
  { timeout: 240_000 },
  async () => {
    const before = await contentsOf(product.db, theirs["programmeId"]);
    const owner = await product.signedIn("owner", ours["programmeId"] ?? "");
    const inside = routes.filter((route) => roles.some((role) => role === route.policy) && blanksOf(route).length > 1);
    const wrong: string[] = [];
    for (const route of inside)
      for (const address of addressesOf(route, { ...theirs, programmeId: ours["programmeId"] ?? "" })) {
        const { status, text } = await visit(owner, route, address);
        // A form may be found wanting before anything is looked up, or be told "not of this programme": neither tells anything.
        const isRefused = [400, 404].includes(status) || (route.method === "post" && [409, 422].includes(status));
        if (!isRefused || text.includes("Salainen") || text.includes("Salla"))
          wrong.push(`${nameOf(route)}: ${status}`);
      }
    expect(wrong).toEqual([]);
    expect(await contentsOf(product.db, theirs["programmeId"])).toEqual(before);
  },
);

test("every id in an address is one of the filled programme's, so that the test above has something to leak", () => {
  const inside = routes.filter((route) => route.path.startsWith("/programmes/:programmeId"));
  const unknown = inside.flatMap((route) =>
    blanksOf(route)
      .filter((name) => name.endsWith("Id") && !(name in theirs))
      .map((name) => `${name} of ${nameOf(route)}`),
  );
  expect(unknown).toEqual([]);
});

test("reading changes nothing, and every page has the safe headers", { timeout: 240_000 }, async () => {
  const administrator = await product.administrator();
  // An export is noted in the audit log: that much a reading may write.
  const contents = async () => ({ ...(await contentsOf(product.db)), audit_log: "" });
  const before = await contents();
  const statuses: number[] = [];
  const wrong: string[] = [];
  let html = 0;
  for (const route of routes.filter(({ method }) => method === "get"))
    for (const address of addressesOf(route, ours)) {
      const { status, headers } = await administrator.get(address);
      statuses.push(status);
      if (!isSafe(headers)) wrong.push(nameOf(route));
      if (String(headers["content-type"]).startsWith("text/html")) html += 1;
    }
  expect(wrong).toEqual([]);
  expect(html).toBeGreaterThan(statuses.length / 2);
  expect(await contents()).toEqual(before);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(5);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
});

/** The route's address: ids of the programme and of what a link opens are real; the others lead nowhere, so that no act is done. */
function addressFor(route: Route): string {
  const { programmeId = "", surveyId = "", ballotId = "", attendeeId = "", unitId = "" } = ours;
  return addressOf(route, isPersonal(route.policy) ? { surveyId, ballotId, attendeeId, unitId } : { programmeId });
}

/** Who has the right that the policy asks for, and no more. */
function leastFor(policy: Policy): Person {
  if (policy === "public") return "nobody";
  if (policy === "signed-in") return "viewer";
  if (policy === "admin") return "administrator";
  return isPersonal(policy) ? "respondent" : policy;
}

const told = (status: number, headers: Record<string, string>) => `${status} ${headers["location"] ?? ""}`;

/** Whoever has just the right to it, and of a page another who has more, by turns: pages differ by role. */
function openersOf({ policy, method }: Route, turn: number): Person[] {
  const least = leastFor(policy);
  const others = people.filter((person) => person !== least && refusal(policy, person, method) === null);
  const other = others[turn % others.length];
  return method === "get" && other !== undefined ? [least, other] : [least];
}

/** What a person without the right gets: the status, and for a page behind the sign-in the way there. Null: let in. */
function refusal(policy: Policy, person: Person, method: Route["method"]): string | null {
  const isStaff = person !== "nobody" && !person.endsWith("respondent");
  const signIn = method === "get" ? "303 /sign-in" : "401";
  if (policy === "public") return null;
  if (isPersonal(policy)) return person === "respondent" ? null : "401";
  if (!isStaff) return signIn;
  if (policy === "signed-in" || person === "administrator") return null;
  if (policy === "admin") return "403";
  if (person === "another's owner") return "404";
  return includesRole(person as Role, policy) ? null : "403";
}

function isPersonal(policy: Policy): policy is Extract<Policy, `personal:${string}`> {
  return policy.startsWith("personal:");
}

function isLetIn({ status, headers }: { status: number; headers: Record<string, string> }): boolean {
  const isSentToSignIn = status === 303 && (headers["location"] ?? "").startsWith("/sign-in?next");
  return ![401, 403, 429].includes(status) && status < 500 && !isSentToSignIn;
}

async function browserOf(person: Person): Promise<Browser> {
  const { programmeId = "" } = ours;
  if (person === "nobody") return product.browser();
  if (person === "administrator") return await product.administrator();
  if (person === "another's owner") return await product.signedIn("owner", theirs["programmeId"] ?? "");
  if (person === "respondent") return await respondentOf(ours);
  if (person === "another's respondent") return await respondentOf(theirs);
  return await product.signedIn(person, programmeId);
}

/** Who has opened the programme's personal links to its survey, its ballot, its workshops and a unit's own assessment. */
async function respondentOf({
  surveyId = "",
  surveyInvitationId = "",
  ballotId = "",
  attendeeId = "",
  unitId = "",
  askId = "",
  voterToken,
}: Ids): Promise<Browser> {
  const token = await product.db.transaction().execute(async (trx) => {
    const first = await grantByLink(trx, newToken(), { kind: "survey", subjectId: surveyId, key: surveyInvitationId });
    const second = await grantByLink(trx, first, { kind: "ballot", subjectId: ballotId, key: "" });
    const third = await grantByLink(trx, second, { kind: "attendee", subjectId: attendeeId, key: "" });
    return await grantByLink(trx, third, { kind: "unit", subjectId: unitId, key: askId });
  });
  const browser = new Browser(product.app, token);
  browser.agent.jar.setCookie(`ballot-link=${voterToken}`, "127.0.0.1", `/ballot/${ballotId}`);
  return browser;
}
