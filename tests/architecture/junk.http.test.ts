// What no form of ours sends never breaks a page: made from the list of routes.
import { readdirSync, readFileSync } from "node:fs";
import type { Response } from "supertest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routesByFeature } from "../../src/app.ts";
import type { Route } from "../../src/platform/routes.ts";
import { addressOf, blanksOf, nameOf } from "../support/addresses.ts";
import { openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { aFilledProgramme, type Ids } from "../support/filled-programme.ts";

let product: TestApp;
let routes: (Route & { feature: string })[];
let ids: Ids;
let owner: Browser;
beforeAll(async () => {
  product = await openTestApp();
  routes = Object.entries(routesByFeature(product.deps)).flatMap(([feature, all]) =>
    all.map((route) => ({ ...route, feature })),
  );
  ids = await aFilledProgramme(product.db);
});
afterAll(async () => {
  await product.close();
});

const namesOf = namesInForms();
const odd = [
  "__proto__",
  "constructor",
  "toString",
  "constructor[prototype][x]",
  "names.fi",
  "names.__proto__",
  "a.b.c",
  "[]",
  "",
];
const encoded = (name: string) => encodeURIComponent(name);

/** Bodies as they go over the wire, so that bytes can be in them that no string has. */
function bodiesOf(fieldNames: string[]): Record<string, string[]> {
  const all = (value: string) => [...fieldNames, ...odd].map((name) => `${encoded(name)}=${value}`);
  return {
    "every field twice": [[...all("1"), ...all("2")].join("&")],
    "every field many times": [fieldNames.flatMap((name) => Array<string>(5).fill(`${encoded(name)}=x`)).join("&")],
    prototypes: [all("__proto__").join("&")],
    "long texts": chunks(all("a".repeat(5000)), 45),
    "zero bytes": [all("a%00b").join("&")],
    "half characters": [all("%ED%A0%80%F0%9F").join("&")],
    "numbers beyond all bounds": [all("99999999999999999999").join("&")],
    "not a number": [all("NaN").join("&")],
    braces: [all(encodeURIComponent("{{t}} [[link]] ${x} <script>'\"\\")).join("&")],
  };
}

// `npm test` sends each act every third kind of junk, turn about, in the fields of its own feature's forms; `npm run
// test:full` sends each all of it, in the fields of all forms.
const isFull = process.env["QUALITY_REPORT"] !== undefined;
const inTurn = <T>(all: T[], turn: number) => (isFull ? all : all.filter((_, at) => (at + turn) % 3 === 0));

test("no junk in a form breaks an act", { timeout: 240_000 }, async () => {
  const broken: string[] = [];
  const acts = routes.filter(({ method, path }) => method === "post" && path !== "/sign-out");
  const everyName = [...new Set([...namesOf.values()].flat())];
  for (const [turn, route] of acts.entries()) {
    owner = await product.administrator();
    const names = isFull ? everyName : (namesOf.get(route.feature) ?? []);
    for (const [name, parts] of inTurn(Object.entries(bodiesOf(names)), turn)) {
      await product.db.deleteFrom("rateLimits").execute(); // some limits are kept without a word
      for (const part of parts) {
        const { status } = await admitted(() => send(route, part));
        if (status >= 500) broken.push(`${nameOf(route)} with ${name}: ${status}`);
      }
    }
  }
  expect(broken).toEqual([]);
  expect(everyName.length).toBeGreaterThan(15);
  expect([...new Set(routes.map(({ feature }) => feature))].filter((feature) => !namesOf.has(feature))).toEqual([]);
});

test("no junk in an address breaks a page", { timeout: 240_000 }, async () => {
  const pages = routes.filter(({ method }) => method === "get");
  const values = ["%00", "%ED%A0%80", "__proto__", "%27%20or%201=1--", "a".repeat(5000), "..%2f..%2fetc"];
  const queries = [
    "?lang=__proto__&next=//elsewhere&page=-1&page=2",
    "?next=%00&q=%ED%A0%80&sort=constructor",
    "?a[b]=c&__proto__[x]=1",
    `?q=${"a".repeat(5000)}`,
  ];
  owner = await product.administrator();
  const broken: string[] = [];
  const look = async (route: Route, address: string) => {
    const { status } = await admitted(() => owner.get(address));
    if (status >= 500) broken.push(`${nameOf(route)} at ${address.slice(0, 200)}: ${status}`);
  };
  for (const [turn, route] of pages.entries()) {
    for (const blank of blanksOf(route))
      for (const value of inTurn(values, turn)) await look(route, addressOf(route, { ...ids, [blank]: value }));
    for (const query of inTurn(queries, turn)) await look(route, addressOf(route, ids) + query);
  }
  expect(broken).toEqual([]);
});

/** Asks once more where a limit was in the way, or the session was ended by what came before. */
async function admitted(ask: () => Promise<Response>): Promise<Response> {
  const first = await ask();
  const isSentToSignIn = first.status === 303 && (first.headers["location"] ?? "").startsWith("/sign-in?next");
  if (first.status === 429) await product.db.deleteFrom("rateLimits").execute();
  else if (first.status === 401 || isSentToSignIn) owner = await product.administrator();
  else return first;
  return await ask();
}

async function send(route: Route, body: string): Promise<Response> {
  // A zero byte in the file's name makes a part's header that cannot be read.
  const name = body.includes("%00") ? "a\u0000.csv" : "a.csv";
  const csrf = await owner.csrf();
  const address = addressOf(route, ids);
  if (route.file === null) return await owner.agent.post(address).type("form").send(`csrf=${csrf}&${body}`);
  const request = owner.agent
    .post(address)
    .field("csrf", csrf)
    .attach(route.file, Buffer.from([0, 0xed, 0xa0, 0x80, 0x3b]), name);
  for (const [name, value] of new URLSearchParams(body)) if (name !== "") void request.field(name, value);
  return await request;
}

/** The names of fields in each feature's forms.ts: what the forms know is what junk can get into. */
function namesInForms(): Map<string, string[]> {
  const root = new URL("../../src/", import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith("/forms.ts") && !path.startsWith("platform/"),
  );
  const byFeature = Map.groupBy(files, (path) => path.split("/")[0] ?? "");
  return new Map(
    [...byFeature].map(([feature, paths]) => {
      const sources = paths.map((path) => readFileSync(new URL(path, root), "utf8"));
      const names = sources.flatMap((source) =>
        [...source.matchAll(/\b([a-z][A-Za-z]+)(?=:\s*(?:z\.|[a-z]+\())/g)].map(([name]) => name),
      );
      return [feature, [...new Set(names)]];
    }),
  );
}

function chunks(parts: string[], size: number): string[] {
  return Array.from({ length: Math.ceil(parts.length / size) }, (_, at) =>
    parts.slice(at * size, (at + 1) * size).join("&"),
  );
}
