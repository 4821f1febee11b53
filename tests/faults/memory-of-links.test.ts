// What a process writes to its log while people use it: no link, no cookie, no e-mail address, no answer, no password.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase, type Database } from "../../src/platform/database.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { startMailServer, type MailServer } from "../support/mail-server.ts";
import { startProduct, type ProductProcess } from "../support/process.ts";
import { statement } from "../support/template-databases.ts";
import { administrator, firstAdministrator, programmeNamed, Visitor } from "../support/visitor.ts";

const contact = { contactName: "Salla Salonen", contactEmail: "salla.salonen@example.org", contactLocale: "fi" };
const answer = "Aikaa ei ole ja kirjaaminen vie illat.";

let mailServer: MailServer;
let product: ProductProcess;
let database: Database;
beforeAll(async () => {
  mailServer = await startMailServer();
  const url = await freshDatabase("migrated");
  product = await startProduct({ DATABASE_URL: url, SMTP_URL: mailServer.url, LOG_LEVEL: "debug" });
  database = await openDatabase({ databaseUrl: url, dataDir: "" });
});
afterAll(async () => {
  await database.close();
  await product.kill();
  await mailServer.close();
});

test("a survey from its publishing to its sent answers, and what goes wrong beside it, leave nothing of people in the log", async () => {
  const { url } = product;
  const ada = await firstAdministrator(product);
  const surveyUrl = await publishedSurvey(ada);
  const link = await linkFrom(/\/s\/([\w-]{43})/);
  const respondent = new Visitor();
  const submission = await answered(respondent, link);

  const { email, password } = administrator;
  await new Visitor().post(`${url}/sign-in`, { email, password: `${password}!` });
  await new Visitor().post(`${url}/password-reset`, { email });
  const reset = await linkFrom(/\/password-reset\/([\w-]{43})/);
  expect((await new Visitor().get(`${url}/password-reset/${reset}`)).status).toBe(200);
  expect((await new Visitor().get(`${url}/nowhere/${link}?token=${link}`)).status).toBe(404);
  expect((await new Visitor().get(`${url}/v/${reset}`)).status).toBe(404);
  expect((await fetch(`${url}/s/${link}`, { method: "POST", body: new URLSearchParams({ csrf: "x" }) })).status).toBe(
    403,
  );
  // A failure that nobody foresaw, of which the database tells with the whole row.
  await database.db.executeQuery(
    statement("alter table participants add constraint nobody check (name = '') not valid"),
  );
  const failed = await ada.post(surveyUrl.replace(/surveys.*/, "organisations"), {
    ...anOrganisation("Toinen Oy"),
    ...contact,
  });
  expect(failed.status).toBe(500);

  const log = product.said().replaceAll(/\/setup\/[\w-]{43}/g, ""); // meant for the operator's eyes
  const lines = log.split("\n").filter((line) => line.startsWith("{"));
  const routes = lines.map((line) => (JSON.parse(line) as { route?: string }).route);
  expect(routes).toEqual(
    expect.arrayContaining(["/s/:token", "/survey/:surveyId/submission", "/password-reset/:token"]),
  );
  expect(lines.filter((line) => line.includes('"unforeseen"'))).toHaveLength(1);
  expect(lines.find((line) => line.includes('"unforeseen"'))).toContain('"constraint":"nobody"');

  const cookies = [ada, respondent].map(({ cookie }) => cookie.replace("sid=", ""));
  const { contactName, contactEmail } = contact;
  const secrets = [link, reset, submission, email, password, answer, contactName, contactEmail, ...cookies];
  expect(secrets.filter((secret) => secret.length < 5 || log.includes(secret))).toEqual([]);
  expect(log).not.toContain("Salonen");
});

async function publishedSurvey(ada: Visitor): Promise<string> {
  const { url } = product;
  const programme = await led(ada.post(`${url}/programmes`, programmeNamed("Lokin hanke")));
  await led(ada.post(`${url}${programme}/organisations`, { ...anOrganisation("Hoiva Salonen Oy"), ...contact }));
  const survey = await led(ada.post(`${url}${programme}/surveys`, { template: "digivointi" }));
  const closesOn = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await led(ada.post(`${url}${survey}/publication`, { closesOn, closesAt: "16:00" }));
  return url + survey;
}

/** Opens the link, writes the answer into every open question, and sends; returns the address of the receipt. */
async function answered(respondent: Visitor, link: string): Promise<string> {
  const { url } = product;
  const survey = await led(respondent.post(`${url}/s/${link}`));
  const overview = await (await respondent.get(url + survey)).text();
  const sections = new Set([...overview.matchAll(/\/survey\/[\w-]+\/sections\/[\w-]+/g)].map(([address]) => address));
  expect(sections.size).toBeGreaterThan(2);
  for (const section of sections) {
    const page = await (await respondent.get(url + section)).text();
    const seen = [...page.matchAll(/name="([\w-]+\.seen)" value="([^"]+)"/g)].map(
      ([, name, value]) => [name!, value!] as const,
    );
    const texts = [...page.matchAll(/<textarea[^>]* name="([\w-]+\.text)"/g)].map(
      ([, name]) => [name!, answer] as const,
    );
    await led(respondent.post(url + section, Object.fromEntries<string>([...seen, ...texts])));
  }
  await respondent.post(`${url}${survey}/submission`);
  const answers = await database.db.selectFrom("answers").select("value").execute();
  expect(JSON.stringify(answers)).toContain(answer);
  return `${survey}/submission`;
}

async function led(response: Promise<Response>): Promise<string> {
  const to = (await response).headers.get("location");
  if (to === null) throw new Error(`${(await response).status}: ${await (await response).text()}`);
  return to;
}

async function linkFrom(pattern: RegExp): Promise<string> {
  const found = () => mailServer.mails.map((mail) => pattern.exec(mail)?.[1]).find((token) => token !== undefined);
  await expect.poll(found, { timeout: 30_000 }).toBeDefined();
  return found() ?? "";
}

function anOrganisation(name: string): Record<string, string> {
  return { name, industryId: "", sizeClass: "", municipality: "" };
}
