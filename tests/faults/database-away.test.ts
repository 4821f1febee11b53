// PostgreSQL is stopped under a running process and comes back: nobody loses what they typed, and nothing needs a restart.
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../src/platform/database.ts";
import { startMailServer, type MailServer } from "../support/mail-server.ts";
import { startServer, type Server } from "../support/postgres-server.ts";
import { startProduct, type ProductProcess } from "../support/process.ts";
import { administrator, firstAdministrator, programmeNamed, Visitor } from "../support/visitor.ts";

const outageMs = Number(process.env["OUTAGE_SECONDS"] ?? 3) * 1_000;
// Times are promised for a machine that does nothing else: test:full asserts them.
const backMs = process.env["ASSERT_TIMES"] === undefined ? 60_000 : 5_000;

let server: Server;
let mailServer: MailServer;
let product: ProductProcess;
let ada: Visitor;
beforeAll(async () => {
  server = await startServer();
  mailServer = await startMailServer();
  product = await startProduct({ DATABASE_URL: server.url, SMTP_URL: mailServer.url });
  ada = await firstAdministrator(product);
});
afterAll(async () => {
  await product.kill();
  await mailServer.close();
  await server.stop();
});

const ready = async () => {
  const answer = await fetch(`${product.url}/readyz`);
  return { status: answer.status, text: await answer.text() };
};

test("while it is away pages say so and give the words back; when it is back so is the product, with its jobs", async () => {
  await server.halt();
  const until = Date.now() + outageMs;
  expect(await ready()).toEqual({ status: 503, text: "database" });
  expect((await fetch(`${product.url}/healthz`)).status).toBe(200);

  const lost = await ada.post(`${product.url}/programmes`, {
    ...programmeNamed("Katkon aikana <kirjoitettu> nimi"),
    industries: "Fysioterapia\nHoiva & huolenpito",
  });
  const page = await lost.text();
  expect(lost.status).toBe(503);
  expect(page).toContain("Palvelussa on hetkellinen häiriö");
  expect(page).toContain("Katkon aikana &lt;kirjoitettu&gt; nimi</pre>");
  expect(page).toContain("Fysioterapia\nHoiva &amp; huolenpito</pre>");
  const { email, password } = administrator;
  const refused = await (await new Visitor().post(`${product.url}/sign-in`, { email, password })).text();
  expect(refused).toContain(email);
  expect(refused).not.toContain(password);
  while (Date.now() < until) {
    expect((await ada.get(`${product.url}/programmes`)).status).toBe(503);
    await wait(100);
  }

  await server.resume();
  await expect.poll(ready, { timeout: backMs }).toEqual({ status: 200, text: "ok" });
  const made = await ada.post(`${product.url}/programmes`, programmeNamed("Katkon jälkeen"));
  expect(await (await ada.get(product.url + (made.headers.get("location") ?? ""))).text()).toContain("Katkon jälkeen");
  await new Visitor().post(`${product.url}/password-reset`, { email });
  await expect.poll(() => mailServer.mails.length, { timeout: 60_000 }).toBe(1);
  expect(product.isAlive()).toBe(true);
});

test("saves that are under way when it goes are acknowledged and there, or refused with 503; none hangs", async () => {
  const made = await ada.post(`${product.url}/programmes`, programmeNamed("Nimi 0"));
  const address = product.url + (made.headers.get("location") ?? "");
  let isOver = false;
  let count = 0;
  const outcomes: { count: number; status: number }[] = [];
  const writers = Array.from({ length: 12 }, async () => {
    while (!isOver) {
      count += 1;
      const mine = count;
      const { status } = await ada.post(`${address}/organisations`, anOrganisation(mine));
      outcomes.push({ count: mine, status });
      if (status === 503) await wait(20);
    }
  });
  await expect.poll(() => outcomes.length, { timeout: 30_000 }).toBeGreaterThan(20);
  await server.halt();
  await expect.poll(() => outcomes.at(-1)?.status).toBe(503);
  await server.resume();
  await expect.poll(() => outcomes.at(-1)?.status, { timeout: backMs }).toBe(303);
  isOver = true;
  await Promise.all(writers);

  expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set([303, 503]));
  const database = await openDatabase({ databaseUrl: server.url, dataDir: "" });
  const kept = new Set(
    (await database.db.selectFrom("organisations").select("name").execute()).map(({ name }) => name),
  );
  await database.close();
  const acknowledged = outcomes
    .filter(({ status }) => status === 303)
    .map((outcome) => anOrganisation(outcome.count)["name"]!);
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
});

test("told to stop while the database is away, it ends all the same", async () => {
  await server.halt();
  const signalled = Date.now();
  await product.stop();
  expect(Date.now() - signalled).toBeLessThan(15_000);
  await server.resume();
});

function anOrganisation(number: number): Record<string, string> {
  const contact = { contactName: "", contactEmail: "", contactLocale: "fi" };
  return { name: `Yritys ${number} Oy`, industryId: "", sizeClass: "", municipality: "", ...contact };
}
