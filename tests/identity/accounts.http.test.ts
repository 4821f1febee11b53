import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { announceSetup } from "../../src/identity/index.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
beforeEach(async () => {
  await product.db.deleteFrom("users").execute();
  await product.db.deleteFrom("rateLimits").execute();
});
afterAll(async () => {
  await product.close();
});

const password = "kevään ensimmäinen peippo";
const ada = { name: "Ada Aalto", email: "ada@example.org", password };

async function setupPath(): Promise<string> {
  const url = await announceSetup(product.db, product.deps.publicUrl);
  if (url === null) throw new Error("there is an account already");
  return new URL(url).pathname;
}

async function setUpAda(): Promise<Browser> {
  const browser = product.browser();
  expect((await browser.post(await setupPath(), ada)).headers["location"]).toBe("/programmes");
  return browser;
}

const accounts = () => product.db.selectFrom("users").select(["name", "email", "isAdmin"]).execute();

test("the set-up link makes the first administrator and is then used up", async () => {
  const path = await setupPath();
  const browser = product.browser();
  expect((await browser.get(path)).text).toContain("Ota Tarvepaja käyttöön");
  expect(await accounts()).toEqual([]);
  expect((await browser.post(path, ada)).status).toBe(303);
  expect(await accounts()).toEqual([{ name: "Ada Aalto", email: "ada@example.org", isAdmin: true }]);
  expect((await browser.get("/programmes")).text).toContain("Ada Aalto");

  const late = await product.browser().post(path, { ...ada, email: "other@example.org" });
  expect(late.status).toBe(404);
  expect(late.text).toContain("Linkki ei enää kelpaa");
  expect(await announceSetup(product.db, product.deps.publicUrl)).toBeNull();
});

test("of two who use the set-up link at once, one becomes administrator", async () => {
  const path = await setupPath();
  const responses = await Promise.all(
    ["one@example.org", "two@example.org"].map((email) => product.browser().post(path, { ...ada, email })),
  );
  expect(responses.map((response) => response.status).sort()).toEqual([303, 404]);
  expect((await accounts()).length).toBe(1);
});

test("a weak password is refused with words, and what was typed stays", async () => {
  const path = await setupPath();
  const sent = await product.browser().post(path, { ...ada, password: "salasana1234" });
  expect(sent.status).toBe(422);
  expect(sent.text).toContain("Salasana on liian helppo arvata");
  expect(sent.text).toContain('value="ada@example.org"');
  expect(sent.text).not.toContain("salasana1234");
  expect(await accounts()).toEqual([]);
});

test("signing in gives a new session, and signing out ends it", async () => {
  await setUpAda();
  const browser = product.browser();
  await browser.get("/sign-in");
  const before = await browser.csrf();
  const sent = await browser.post("/sign-in?next=/account", { email: "ADA@example.org", password });
  expect(sent.headers["location"]).toBe("/account");
  expect(await browser.csrf()).not.toBe(before);
  expect((await browser.get("/account")).text).toContain("ada@example.org");

  await browser.post("/sign-out");
  expect((await browser.get("/account")).headers["location"]).toBe("/sign-in?next=%2Faccount");
});

test("the address to go on to is always one of ours", async () => {
  await setUpAda();
  for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    const sent = await product
      .browser()
      .post(`/sign-in?next=${encodeURIComponent(next)}`, { email: ada.email, password });
    expect(sent.headers["location"]).toBe("/programmes");
  }
});

test("an unknown e-mail and a wrong password get the same words, and only so many tries", async () => {
  await setUpAda();
  const browser = product.browser();
  const unknown = await browser.post("/sign-in", { email: "nobody@example.org", password });
  const wrong = await browser.post("/sign-in", { email: ada.email, password: "not the password" });
  const words = (text: string) => text.replaceAll(/value="[^"]*"/g, "");
  expect(unknown.status).toBe(422);
  expect(words(wrong.text)).toBe(words(unknown.text));

  const statuses = [];
  for (let tries = 0; tries < 12; tries += 1)
    statuses.push((await browser.post("/sign-in", { email: ada.email, password: "not the password" })).status);
  expect(statuses).toEqual([...Array<number>(9).fill(422), 429, 429, 429]);
  const limit = await product.db
    .selectFrom("rateLimits")
    .select("expire")
    .where("key", "like", "signInAccount%")
    .execute();
  expect(limit.every((row) => (row.expire ?? 0) < Date.now() + 16 * 60_000)).toBe(true);
});

test("a forgotten password: a mail with a link that works once and ends other sessions", async () => {
  const elsewhere = await setUpAda();
  const browser = product.browser();
  const known = await browser.post("/password-reset", { email: ada.email });
  const unknown = await browser.post("/password-reset", { email: "nobody@example.org" });
  expect(known.text).toContain("Tarkista sähköpostisi");
  expect(unknown.text.replaceAll(/value="[^"]*"/g, "")).toBe(known.text.replaceAll(/value="[^"]*"/g, ""));
  const mails = await product.db
    .selectFrom("mails")
    .select(["toAddress", "body"])
    .where("toAddress", "=", ada.email)
    .execute();
  const path = new URL(/https?:\S+/.exec(mails.at(-1)?.body ?? "")?.[0] ?? "").pathname;

  const changed = await browser.post(path, { password: "uusi pitkä lause tähän" });
  expect(changed.headers["location"]).toBe("/programmes");
  expect((await browser.get("/account")).status).toBe(200);
  expect((await elsewhere.get("/account")).status).toBe(303);
  expect((await product.browser().post(path, { password: "kolmas pitkä lause tähän" })).status).toBe(404);
  expect((await product.browser().post("/sign-in", { email: ada.email, password })).status).toBe(422);
});

test("changing the password needs the old one", async () => {
  const browser = await setUpAda();
  const wrong = await browser.post("/account/password", {
    currentPassword: "väärä salasana",
    password: "aivan toinen lause",
  });
  expect(wrong.status).toBe(422);
  expect(
    (await browser.post("/account/password", { currentPassword: password, password: "aivan toinen lause" })).status,
  ).toBe(303);
  expect((await browser.get("/account")).status).toBe(200);
  expect((await product.browser().post("/sign-in", { email: ada.email, password: "aivan toinen lause" })).status).toBe(
    303,
  );
});

test("the database holds no token that could be used", async () => {
  const browser = await setUpAda();
  const { id } = await aProgramme(product.db);
  await browser.post(`/programmes/${id}/staff/invitations`, { email: "new@example.org", role: "planner" });
  const links = await product.db.selectFrom("accountLinks").select("tokenHash").execute();
  const sessions = await product.db.selectFrom("sessions").select("tokenHash").execute();
  expect([...links, ...sessions].every((row) => /^[0-9a-f]{64}$/.test(row.tokenHash))).toBe(true);
  for (const { tokenHash } of [...links, ...sessions]) {
    const stranger = await product.browser().agent.get("/account").set("Cookie", `sid=${tokenHash}`);
    expect(stranger.headers["location"]).toBe("/sign-in?next=%2Faccount");
    expect((await product.browser().get(`/invitations/${tokenHash}`)).status).toBe(404);
  }
});
