// The language switch on the answer to an act leads to a page: checked for every act in the list of routes.
import { afterAll, beforeAll, expect, test } from "vitest";
import { allRoutes } from "../../src/app.ts";
import { nearestPages } from "../../src/platform/addresses.ts";
import { addressOf, nameOf } from "../support/addresses.ts";
import { openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { aFilledProgramme, type Ids } from "../support/filled-programme.ts";

let product: TestApp;
let ids: Ids;
let administrator: Browser;
beforeAll(async () => {
  product = await openTestApp();
  ids = await aFilledProgramme(product.db);
  administrator = await product.administrator();
});
afterAll(async () => {
  await product.close();
});

const swedish = (html: string) => /<a href="([^"]+)" lang="sv"/.exec(html)?.[1]?.replaceAll("&#x3D;", "=") ?? "";

test("after a mistake in a form the switch leads to a page in that language", async () => {
  const { programmeId = "" } = ids;
  const refused = await administrator.post(`/programmes/${programmeId}/staff/invitations`, {
    email: "?",
    role: "owner",
  });
  expect(refused.status).toBe(422);
  const address = swedish(refused.text);
  expect(address).toBe(`/programmes/${programmeId}/staff?lang=sv`);
  expect((await administrator.get(address)).text).toContain("Vem arbetar med projektet?");
});

test("where the form's page has the same address, what the address asks for stays", async () => {
  const refused = await product.browser().post("/sign-in?next=%2Faccount", { email: "", password: "" });
  expect(swedish(refused.text)).toBe("/sign-in?next=%2Faccount&amp;lang=sv");
});

test("the switch leads to a page whatever the act, also where there is no such act", async () => {
  const routes = allRoutes(product.deps);
  const nearest = nearestPages(routes);
  const acts = routes.filter(({ method, path }) => method === "post" && !path.includes(":token"));
  const pages = new Set(routes.filter(({ method }) => method === "get").map((route) => addressOf(route, ids)));
  const nowhere = acts.filter((route) => !pages.has(nearest(addressOf(route, ids))));
  expect(nowhere.map(nameOf)).toEqual([]);
  expect(acts.length).toBeGreaterThan(20);
  expect(swedish((await administrator.post("/nowhere/at/all")).text)).toBe("/?lang=sv");
});
