// Several processes on one PostgreSQL: starting at once, serving one programme, and an older program on a newer schema.
import { afterEach, expect, test } from "vitest";
import { openDatabase } from "../../src/platform/database.ts";
import { openStream } from "../support/event-stream.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { startMailServer } from "../support/mail-server.ts";
import { startInVain, startProduct, type ProductProcess, type Settings } from "../support/process.ts";
import { statement } from "../support/template-databases.ts";
import { administrator, firstAdministrator, programmeNamed, Visitor } from "../support/visitor.ts";
import { aWrittenBallot, QuickVoter } from "../voting/written-ballot.ts";

const running: ProductProcess[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.kill();
});

async function started(settings: Settings): Promise<ProductProcess> {
  const product = await startProduct(settings);
  running.push(product);
  return product;
}

test("of two that start at once on an empty database, one brings it up to date and both serve", async () => {
  const settings = { DATABASE_URL: await freshDatabase("empty"), LOG_LEVEL: "info" };
  const both = await Promise.all([started(settings), started(settings)]);
  expect(both.filter(({ said }) => said().includes("database brought up to date"))).toHaveLength(1);
  for (const { url, said } of both) {
    expect((await fetch(`${url}/sign-in`)).status).toBe(200);
    expect(said()).not.toContain('"level":50');
  }
});

test("a program that finds a newer database refuses in words, and the newer one goes on", async () => {
  const url = await freshDatabase("migrated");
  const newer = await started({ DATABASE_URL: url });
  const database = await openDatabase({ databaseUrl: url, dataDir: "" });
  await database.db.executeQuery(
    statement(`insert into kysely_migration (name, timestamp) values ('99990101T0000_later', '9999-01-01')`),
  );
  await database.close();

  const { code, said } = await startInVain({ DATABASE_URL: url });
  expect(code).toBe(2);
  expect(said).toBe(
    "The database has migrations that this program does not know (99990101T0000_later): a newer Tarvepaja has used it. " +
      "Start that version, or restore a backup made before it.\n",
  );
  expect((await fetch(`${newer.url}/readyz`)).status).toBe(200);
});

test("what is done at one is seen at the other: sessions, programmes, votes, limits; mails are sent by who does jobs", async () => {
  const mailServer = await startMailServer();
  const settings = { DATABASE_URL: await freshDatabase("migrated"), SMTP_URL: mailServer.url };
  const web = await started({ ...settings, PROCESS_ROLE: "web" });
  const ada = await firstAdministrator(web);
  const worker = await started({ ...settings, PUBLIC_URL: web.url });

  const made = await ada.post(`${web.url}/programmes`, programmeNamed("Kahden prosessin hanke"));
  const programme = made.headers.get("location") ?? "";
  expect(await (await ada.get(worker.url + programme)).text()).toContain("Kahden prosessin hanke");
  const renamed = await ada.post(`${worker.url}${programme}/settings`, programmeNamed("Uusi nimi"));
  expect([renamed.status, renamed.headers.get("location")]).toEqual([303, programme]);
  expect(await (await ada.get(web.url + programme)).text()).toContain("Uusi nimi");

  await new Visitor().post(`${web.url}/password-reset`, { email: administrator.email });
  await expect.poll(() => mailServer.mails.length, { timeout: 20_000 }).toBe(1);
  expect(mailServer.mails[0]).toContain(`${web.url}/password-reset/`);

  // A vote cast at one moves the page on the wall that the other serves.
  const open = await openDatabase({ databaseUrl: settings.DATABASE_URL, dataDir: "" });
  const ballot = await aWrittenBallot(open.db, { voters: 2, options: 2 });
  const wall = `${web.url}/programmes/${ballot.programmeId}/ballots/${ballot.ballotId}/room`;
  const facilitator = new Visitor();
  const { email, password } = administrator;
  await facilitator.post(`${web.url}/sign-in`, { email, password });
  const stream = await openStream(`${wall}/events`, facilitator.cookie);
  await expect.poll(() => stream.events.length, { timeout: 5000 }).toBe(1);
  const [token = ""] = ballot.tokens;
  const voter = new QuickVoter(ballot, token);
  await voter.openLink(worker.url);
  expect((await voter.vote(worker.url, ballot.optionIds.slice(0, 1))).status).toBe(303);
  await expect.poll(() => stream.events.length, { timeout: 2000 }).toBeGreaterThan(1);
  expect(await (await facilitator.get(wall)).text()).toContain('<span class="num">1 / 2</span>');
  await open.close();

  await ada.post(`${worker.url}/sign-out`);
  expect((await ada.get(`${web.url}/programmes`)).headers.get("location")).toBe("/sign-in?next=%2Fprogrammes");

  // Wrong passwords at both count together: the account's limit of ten is over at the eleventh.
  const tries: number[] = [];
  for (let turn = 0; turn < 11; turn += 1) {
    const { url } = turn % 2 === 0 ? web : worker;
    const { email } = administrator;
    tries.push((await new Visitor().post(`${url}/sign-in`, { email, password: "väärä salasana" })).status);
  }
  expect(tries).toEqual([...Array<number>(10).fill(422), 429]);
  expect(mailServer.mails).toHaveLength(1);
  for (const each of [web, worker]) expect(await each.stop()).toBe(0);
  expect(await stream.ended).toBe(true);
  await mailServer.close();
});
