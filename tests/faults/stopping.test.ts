// SIGTERM while people wait for pages and a mail is on its way.
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { openDatabase } from "../../src/platform/database.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { startMailServer } from "../support/mail-server.ts";
import { startProduct, type ProductProcess } from "../support/process.ts";
import { statement } from "../support/template-databases.ts";
import { administrator, firstAdministrator, Visitor } from "../support/visitor.ts";

const endMs = 15_000;
const running: ProductProcess[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.kill();
});

test("takes nothing new, answers everybody who waits, and ends in order", async () => {
  const product = await startProduct({ DATABASE_URL: await freshDatabase("migrated") });
  running.push(product);
  const people = await Promise.all(
    Array.from({ length: 30 }, async (_, at) => {
      const visitor = new Visitor();
      await visitor.get(`${product.url}/sign-in`);
      return { visitor, email: `person${at}@example.org` };
    }),
  );

  // A wrong password takes its time on purpose; the first answer tells that the others are being worked on.
  const answers = people.map(async ({ visitor, email }) => {
    const answer = await visitor.post(`${product.url}/sign-in`, { email, password: "väärä salasana" });
    return { status: answer.status, isWhole: (await answer.text()).trimEnd().endsWith("</html>") };
  });
  await Promise.race(answers);
  const signalled = Date.now();
  const ended = product.stop();
  const probes = await probeUntilRefused(product.url);

  expect(await Promise.all(answers)).toEqual(people.map(() => ({ status: 422, isWhole: true })));
  expect(await ended).toBe(0);
  expect(Date.now() - signalled).toBeLessThan(endMs);
  // Once it has stopped being ready it never is again.
  const firstNo = probes.findIndex((probe) => probe !== 200);
  expect(probes.slice(firstNo).filter((probe) => probe === 200)).toEqual([]);
  expect(probes.at(-1)).toBe("refused");
});

test("a job that cannot end in time is given back, and the next process does it", async () => {
  const mailServer = await startMailServer();
  const settings = { DATABASE_URL: await freshDatabase("migrated"), SMTP_URL: mailServer.url };
  const first = await startProduct(settings);
  running.push(first);
  await firstAdministrator(first);
  mailServer.isSilent = true;
  await new Visitor().post(`${first.url}/password-reset`, { email: administrator.email });
  const database = await openDatabase({ databaseUrl: settings.DATABASE_URL, dataDir: "" });
  const mailJobs = async () =>
    (
      await database.db.executeQuery<{ state: string }>(statement("select state from jobs.job where name = 'mail'"))
    ).rows.map(({ state }) => state);
  await expect.poll(mailJobs, { timeout: 10_000 }).toEqual(["active"]);

  const signalled = Date.now();
  expect(await first.stop()).toBe(0);
  expect(Date.now() - signalled).toBeLessThan(endMs);
  expect(await mailJobs()).toEqual(["retry"]);

  mailServer.isSilent = false;
  running.push(await startProduct(settings));
  await expect.poll(mailJobs, { timeout: 30_000 }).toEqual(["completed"]);
  expect(mailServer.mails).toHaveLength(1);
  await database.close();
  await mailServer.close();
});

async function probeUntilRefused(url: string): Promise<(number | "refused")[]> {
  const probes: (number | "refused")[] = [];
  while (probes.at(-1) !== "refused") {
    const answer = await fetch(`${url}/readyz`, { headers: { connection: "close" } }).catch(() => undefined);
    probes.push(answer?.status ?? "refused");
    await wait(20);
  }
  return probes;
}
