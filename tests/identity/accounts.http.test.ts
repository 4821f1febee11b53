import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { announceSetup, grantByLink, makeResetLink } from "../../src/identity/index.ts";
import { tokenHash } from "../../src/platform/browser-session.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp({ smtpUrl: "smtp://127.0.0.1:9" });
  await product.startJobs();
});
beforeEach(async () => {
  await product.db.deleteFrom("users").execute();
  await product.db.deleteFrom("accountLinks").execute();
  await product.db.deleteFrom("mails").execute();
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

/** Links that were asked for and are not sent yet. */
async function waiting({ db }: TestApp): Promise<unknown[]> {
  const { rows } = await sql`select id from jobs.job where name = 'password-reset' and state < 'completed'`.execute(db);
  return rows;
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

test("every process shows a set-up link, and each of them works until there is an account", async () => {
  const [first, second, third] = [await setupPath(), await setupPath(), await setupPath()];
  for (const path of [first, second, third]) expect((await product.browser().get(path)).status).toBe(200);
  const responses = await Promise.all(
    [first, second].map((path, at) => product.browser().post(path, { ...ada, email: `${at}@example.org` })),
  );
  expect(responses.map((response) => response.status).sort()).toEqual([303, 404]);
  expect((await accounts()).length).toBe(1);
  expect((await product.browser().get(third)).text).toContain("Linkki ei enää kelpaa");
  expect((await product.browser().post(third, ada)).status).toBe(404);
});

test.each(["/setup", "/password-reset"])(
  "%s with a link that nobody has: nothing is tried, and only so often",
  async (place) => {
    const browser = product.browser();
    const path = `${place}/${"x".repeat(43)}`;
    const statuses = [];
    for (let tries = 0; tries < 52; tries += 1)
      statuses.push((await browser.post(path, { ...ada, password: "abc" })).status);
    expect(statuses).toEqual([...Array<number>(50).fill(404), 429, 429]);
  },
);

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

test("signing in with the right password never counts", async () => {
  await setUpAda();
  const statusOf = async (typed: string) =>
    (await product.browser().post("/sign-in", { email: ada.email, password: typed })).status;
  for (let turn = 0; turn < 12; turn += 1) expect(await statusOf(password)).toBe(303);
  const atOnce = await Promise.all(Array.from({ length: 15 }, () => statusOf("not the password")));
  expect(atOnce.sort()).toEqual([...Array<number>(10).fill(422), ...Array<number>(5).fill(429)]);
  expect(await statusOf(password)).toBe(429);
});

test("a forgotten password: a mail with a link that works once and ends other sessions", async () => {
  const elsewhere = await setUpAda();
  const browser = product.browser();
  const known = await browser.post("/password-reset", { email: ada.email });
  const unknown = await browser.post("/password-reset", { email: "nobody@example.org" });
  expect(known.text).toContain("Tarkista sähköpostisi");
  expect(unknown.text.replaceAll(/value="[^"]*"/g, "")).toBe(known.text.replaceAll(/value="[^"]*"/g, ""));
  await expect.poll(() => waiting(product), { timeout: 10_000 }).toEqual([]);
  const mails = await product.db.selectFrom("mails").select(["toAddress", "body"]).execute();
  expect(mails.map(({ toAddress }) => toAddress)).toEqual([ada.email]);
  const path = new URL(/https?:\S+/.exec(mails.at(-1)?.body ?? "")?.[0] ?? "").pathname;

  const changed = await browser.post(path, { password: "uusi pitkä lause tähän" });
  expect(changed.headers["location"]).toBe("/programmes");
  expect((await browser.get("/account")).status).toBe(200);
  expect((await elsewhere.get("/account")).status).toBe(303);
  expect((await product.browser().post(path, { password: "kolmas pitkä lause tähän" })).status).toBe(404);
  expect((await product.browser().post("/sign-in", { email: ada.email, password })).status).toBe(422);
});

test("an e-mail that nobody has costs the same as one that somebody has", async () => {
  await setUpAda();
  const other = await openTestApp({ smtpUrl: "smtp://127.0.0.1:9" });
  await other.db.insertInto("users").values({ name: ada.name, email: ada.email }).execute();
  const written = async () => ({
    links: (await other.db.selectFrom("accountLinks").selectAll().execute()).length,
    mails: (await other.db.selectFrom("mails").selectAll().execute()).length,
    acts: (await other.db.selectFrom("auditLog").selectAll().execute()).length,
    jobs: (await waiting(other)).length,
  });
  const after = [];
  for (const email of ["nobody@example.org", ada.email]) {
    await other.browser().post("/password-reset", { email });
    after.push(await written());
  }
  expect(after).toEqual([1, 2].map((jobs) => ({ links: 0, mails: 0, acts: 0, jobs })));
  await other.close();
});

test("without a mail server nothing is said to be sent; the operator's link does it", async () => {
  const other = await openTestApp();
  const { email } = ada;
  await other.db.insertInto("users").values({ name: ada.name, email: "Ada@example.org" }).execute();
  const browser = other.browser();
  for (const { text } of [await browser.get("/password-reset"), await browser.post("/password-reset", { email })]) {
    expect(text).toContain("ei ole sähköpostipalvelinta");
    expect(text).toContain("reset-link");
    expect(text).not.toContain("Tarkista sähköpostisi");
    expect(text).not.toContain('action="/password-reset"');
  }
  expect(await other.db.selectFrom("accountLinks").selectAll().execute()).toEqual([]);
  expect(await waiting(other)).toEqual([]);

  expect(await makeResetLink(other.db, "nobody@example.org", other.deps.publicUrl)).toBeNull();
  const made = await makeResetLink(other.db, ` ${email} `, other.deps.publicUrl);
  expect(made?.validMinutes).toBe(60);
  const path = new URL(made?.link ?? "").pathname;
  expect((await browser.get(path)).text).toContain("Valitse uusi salasana");
  expect((await browser.post(path, { password })).headers["location"]).toBe("/programmes");
  expect((await other.browser().post(path, { password })).status).toBe(404);
  expect((await other.browser().post("/sign-in", { email, password })).status).toBe(303);
  await other.close();
});

test("a personal link does not bring back a session that has ended", async () => {
  const browser = await setUpAda();
  const open = async (old: string) =>
    await product.db
      .transaction()
      .execute((trx) => grantByLink(trx, old, { kind: "survey", subjectId: randomUUID(), key: "x" }));
  const live = await open(browser.session);
  const sessionOf = (token: string) => product.browser().agent.get("/account").set("Cookie", `sid=${token}`);
  expect((await sessionOf(live)).status).toBe(200);

  await product.db
    .updateTable("sessions")
    .set({ seenAt: sql<never>`now() - interval '9 hours'` })
    .execute();
  const afterIdling = await open(live);
  expect((await sessionOf(afterIdling)).status).toBe(303);
  await product.db
    .updateTable("sessions")
    .set({ expiresAt: sql<never>`now() - interval '1 minute'` })
    .execute();
  const hash = tokenHash(await open(afterIdling));
  const { expiresAt } = await product.db
    .selectFrom("sessions")
    .select("expiresAt")
    .where("tokenHash", "=", hash)
    .executeTakeFirstOrThrow();
  expect(expiresAt.epochMilliseconds).toBeGreaterThan(Date.now() + 3_600_000);
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
