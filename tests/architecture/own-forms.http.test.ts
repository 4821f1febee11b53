// Every act comes from a form of the session that sends it: made from the list of routes.
import { afterAll, beforeAll, expect, test } from "vitest";
import { allRoutes } from "../../src/app.ts";
import type { Route } from "../../src/platform/routes.ts";
import { addressOf, nameOf } from "../support/addresses.ts";
import { openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { contentsOf } from "../support/contents.ts";
import { aFilledProgramme, type Ids } from "../support/filled-programme.ts";

let product: TestApp;
let acts: Route[];
let ids: Ids;
let administrator: Browser;
let before: Record<string, string>;
beforeAll(async () => {
  product = await openTestApp();
  acts = allRoutes(product.deps).filter(({ method }) => method === "post");
  ids = await aFilledProgramme(product.db);
  administrator = await product.administrator();
  before = await contentsOf(product.db);
});
afterAll(async () => {
  await product.close();
});

test(
  "a form without a token, with another session's, or from another site is refused, and nothing is done",
  { timeout: 240_000 },
  async () => {
    const another = await (await product.administrator()).csrf();
    const own = await administrator.csrf();
    before = await contentsOf(product.db);
    const attempts: [string, { csrf?: string }, Record<string, string>][] = [
      ["no token", {}, {}],
      ["an empty token", { csrf: "" }, {}],
      ["another session's token", { csrf: another }, {}],
      ["from another site", { csrf: own }, { "Sec-Fetch-Site": "cross-site" }],
      ["from a neighbouring site", { csrf: own }, { "Sec-Fetch-Site": "same-site" }],
      ["with another origin", { csrf: own }, { Origin: "https://elsewhere.example" }],
    ];
    const wrong: string[] = [];
    for (const route of acts) {
      for (const [name, fields, headers] of attempts) {
        const { status } = await send(route, fields, headers);
        if (status !== 403) wrong.push(`${nameOf(route)} with ${name}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await contentsOf(product.db)).toEqual(before);
    expect(acts.length).toBeGreaterThan(10);
  },
);

test(
  "the same forms with the session's own token from our own page get past the check",
  { timeout: 240_000 },
  async () => {
    const csrf = await administrator.csrf();
    const home = acts.filter(({ path }) => path.startsWith("/programmes"));
    const statuses = [];
    for (const route of home)
      statuses.push(
        (await send(route, { csrf }, { "Sec-Fetch-Site": "same-origin", Origin: "http://tarvepaja.test" })).status,
      );
    expect(statuses).not.toContain(403);
    expect(statuses.length).toBeGreaterThan(5);
  },
);

async function send(route: Route, fields: { csrf?: string }, headers: Record<string, string>) {
  const request = administrator.agent.post(addressOf(route, ids)).set(headers);
  return route.file === null
    ? await request.type("form").send(fields)
    : await request.field({ ...fields }).attach(route.file, Buffer.from("Nimi\n"), "a.csv");
}
