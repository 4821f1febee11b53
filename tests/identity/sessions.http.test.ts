// The end of a session: told before it comes, put off by a press, and nobody's form is lost by it.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { announceSetup } from "../../src/identity/index.ts";
import { tokenHash } from "../../src/platform/browser-session.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { contentsOf } from "../support/contents.ts";
import { anAnonymousSurvey, answer, commonPath } from "../surveys/anonymous/asked.ts";
import { anInvitation, anOpenSurvey, opened, storedAnswers } from "../surveys/answering/asked.ts";

let product: TestApp;
let programmeId: string;
const ada = { name: "Ada Aalto", email: "ada@example.org", password: "kevään ensimmäinen peippo" };
let administrator: Browser;
beforeAll(async () => {
  product = await openTestApp();
  administrator = product.browser();
  const link = await announceSetup(product.db, product.deps.publicUrl);
  await administrator.post(new URL(link ?? "").pathname, ada);
  ({ id: programmeId } = await aProgramme(product.db));
});
afterAll(async () => {
  await product.close();
});

/** Moves the session's times to so many minutes from now. */
async function setTimes({ session }: Browser, { began = -60, seen = 0, ends = 60 }): Promise<void> {
  const minutes = (count: number) => sql<never>`now() + make_interval(mins => ${count})`;
  await product.db
    .updateTable("sessions")
    .set({ createdAt: minutes(began), seenAt: minutes(seen), expiresAt: minutes(ends) })
    .where("tokenHash", "=", tokenHash(session))
    .execute();
}

/** How many minutes the session has been idle, and how many its stretch lasts. */
async function timesOf({ session }: Browser): Promise<{ idle: number; left: number }> {
  const { rows } = await sql<{ idle: number; left: number }>`
    select round(extract(epoch from now() - seen_at) / 60)::int as idle,
      round(extract(epoch from expires_at - now()) / 60)::int as left
    from sessions where token_hash = ${tokenHash(session)}`.execute(product.db);
  return rows[0]!;
}

const region = (browser: Browser, of: string) =>
  browser.agent
    .get(`/session?of=${of}`)
    .set("HX-Request", "true")
    .then(({ text }) => text);
const extend = async (browser: Browser) =>
  await browser.agent
    .post("/session/extension")
    .set("HX-Request", "true")
    .type("form")
    .send({ csrf: await browser.csrf() });

test("the end is told on every page when it is near, and a press puts it off under the same token", async () => {
  const staff = await product.signedIn("viewer", programmeId);
  expect((await staff.get("/programmes")).text).not.toContain("Istunto päättyy");
  await setTimes(staff, { ends: 15 });
  const page = (await staff.get("/programmes")).text;
  expect(page).toMatch(
    /aria-live="polite"[^]*Istunto päättyy klo [\d.]+\. Jatketaanko\?[^]*action="\/session\/extension"/,
  );
  expect(await region(staff, "staff")).toContain("Jatketaanko?");

  const before = staff.session;
  expect((await extend(staff)).text).toMatch(
    /^<span hidden data-session[^>]+><\/span><div[^>]+><p>Istunto jatkuu ainakin klo/,
  );
  expect([staff.session, await timesOf(staff)]).toEqual([before, { idle: 0, left: 720 }]);
  expect((await staff.get("/programmes")).text).not.toContain("Istunto päättyy");

  // Without a script the press leads to a page that says so.
  await setTimes(staff, { ends: 15 });
  expect((await staff.post("/session/extension")).headers["location"]).toBe("/session");
  expect((await staff.get("/session")).text).toMatch(/Istunto päättyy klo [\d.]+, jos sivuja ei käytetä/);
});

test("a day after its beginning a session ends, and says so without a button", async () => {
  const staff = await product.signedIn("viewer", programmeId);
  await setTimes(staff, { began: -20 * 60, ends: 10 });
  await extend(staff);
  expect(await timesOf(staff)).toEqual({ idle: 0, left: 240 });
  await setTimes(staff, { began: -24 * 60 + 10, ends: 10 });
  const page = (await staff.get("/programmes")).text;
  expect(page).toContain("eikä sitä voi enää jatkaa. Tallenna työsi");
  expect(page).not.toContain("/session/extension");
  await extend(staff);
  expect((await timesOf(staff)).left).toBe(10);
});

test("use carries a session on, asking when it ends does not, and an ended one stays so, for links too", async () => {
  const survey = await anOpenSurvey(product.db);
  const invited = await anInvitation(product.db, survey);
  const respondent = await opened(product, invited);
  await setTimes(respondent, { seen: -100, ends: 600 });
  await region(respondent, "link");
  expect((await timesOf(respondent)).idle).toBe(100);
  await respondent.get(survey.first);
  expect((await timesOf(respondent)).idle).toBe(0);

  await setTimes(respondent, { seen: -8 * 60 - 1, ends: 180 });
  const { id } = survey.words;
  const late = await respondent.post(survey.second, { [`${id}.text`]: "Kirjoitin tämän" });
  expect(late.status).toBe(401);
  expect(late.text).toContain("Avaa linkkisi uudelleen");
  expect(late.text).toMatch(/<pre[^>]+>Kirjoitin tämän<\/pre>/);
  expect(await region(respondent, "link")).toContain("avaamalla saman linkin");
  expect(await region(respondent, "staff")).toContain("pyydämme kirjautumaan");
  expect((await extend(respondent)).text).toContain("Istunto on päättynyt.");
  expect((await respondent.get(survey.second)).status).toBe(401);
  expect(await storedAnswers(product.db, survey, invited)).toEqual({});
  await respondent.post(`/s/${invited.token}`);
  expect((await respondent.get(survey.second)).status).toBe(200);
  expect((await timesOf(respondent)).left).toBe(720);
});

test("in an anonymous survey a session goes on and nothing but the session is written", async () => {
  const survey = await anAnonymousSurvey(product, "common");
  const browser = product.browser();
  await browser.post(await commonPath(product.db, survey.surveyId));
  await answer(browser, survey, { chosen: "hoiva" });
  await setTimes(browser, { ends: 15 });
  const rows = async () =>
    (await sql`select xmin::text as written, id from anonymous_responses order by id`.execute(product.db)).rows;
  const before = [await contentsOf(product.db), await rows()];
  expect((await browser.get(`/survey/${survey.surveyId}`)).text).toContain("Jatketaanko?");
  await extend(browser);
  expect((await timesOf(browser)).left).toBe(720);
  expect([await contentsOf(product.db), await rows()]).toEqual(before);
  expect(before[1]).toHaveLength(1);
});

test("a browser may say so only so often", async () => {
  const staff = await product.signedIn("viewer", programmeId);
  const statuses = [];
  for (let presses = 0; presses < 31; presses += 1) statuses.push((await extend(staff)).status);
  expect(statuses).toEqual([...Array<number>(30).fill(200), 429]);
});

const programmes = async () =>
  (await product.db.selectFrom("programmes").select("name").where("name", "like", "Pitkä%").execute()).map(
    ({ name }) => name,
  );
/** The fields of the page's form whose button or heading says this, as a browser sends them. */
function formOf(html: string, words: string) {
  const form = html.split("<form ").find((each) => each.includes(words)) ?? "";
  const values = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const fields: Record<string, string[]> = {};
  for (const [, name = "", value = ""] of values) (fields[name] ??= []).push(unescaped(value));
  return { url: unescaped(/action="([^"]+)"/.exec(form)?.[1] ?? ""), fields };
}
const unescaped = (text: string) =>
  text
    .replaceAll("&#x3D;", "=")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

const newProgramme = {
  name: 'Pitkä <nimi> & "lainaus"',
  locales: ["fi", "sv"],
  defaultLocale: "fi",
  timeZone: "Europe/Helsinki",
  startsOn: "",
  endsOn: "",
  industries: "Hoiva\nLastensuojelu",
  contactName: "",
  contactEmail: "",
};

test("a form that came after the end comes back after signing in, and is sent when its sender says so", async () => {
  const staff = product.browser();
  await staff.post("/sign-in", { email: ada.email, password: ada.password });
  await setTimes(staff, { ends: -1 });
  const refused = await staff.post("/programmes", newProgramme);
  expect(refused.status).toBe(401);
  expect(refused.text).toContain("Istunto on päättynyt, eikä lomaketta ole lähetetty.");
  const asked = formOf(refused.text, 'name="password"');
  expect(asked.url).toBe("/sign-in?next=%2Fprogrammes");

  const mistaken = await staff.post(asked.url, { ...asked.fields, csrf: await staff.csrf(), email: ada.email, password: "ei tämä" }); // prettier-ignore
  expect(mistaken.status).toBe(422);
  const again = formOf(mistaken.text, 'name="password"');
  expect(again.fields).toEqual(asked.fields);
  const signedIn = await staff.post(again.url, { ...again.fields, csrf: await staff.csrf(), email: ada.email, password: ada.password }); // prettier-ignore
  expect(signedIn.status).toBe(200);
  expect(signedIn.text).toContain("Olet kirjautuneena nimellä Ada Aalto.");
  expect(signedIn.text).toContain('<pre class="sheet typed-text">Hoiva\nLastensuojelu</pre>');
  expect(signedIn.text).not.toContain(ada.password);
  expect(await programmes()).toEqual([]);

  // Another language asks for no password again, and loses nothing.
  const other = formOf(signedIn.text, 'id="kept"');
  const switched = await staff.post(`${other.url}?lang=sv`, {
    ...other.fields,
    csrf: await staff.csrf(),
    again: "yes",
  });
  expect(switched.text).toContain("Skicka formuläret");
  const inSwedish = formOf(switched.text, "Skicka formuläret");
  const { url, fields } = formOf(signedIn.text, "Lähetä lomake");
  expect(inSwedish).toEqual({ url, fields });
  await staff.get("/programmes?lang=fi");
  expect(url).toBe("/programmes");
  const { csrf = [], ...kept } = fields;
  expect(kept).toEqual(Object.fromEntries(Object.entries(newProgramme).map(([name, value]) => [name, [value].flat()])));
  expect(csrf).toEqual([await staff.csrf()]);
  expect((await staff.post(url, kept)).status).toBe(303);
  expect(await programmes()).toEqual([newProgramme.name]);
});

test("who has signed in again in another tab is offered the form at once, but only from a page of ours", async () => {
  const form = { csrf: "of the session before", name: "Pitkästä aikaa", locales: "fi" };
  const send = (headers: Record<string, string>) =>
    administrator.agent.post("/programmes").set(headers).type("form").send(form);
  const [ours, unknown, foreign] = [await send({ "Sec-Fetch-Site": "same-origin" }), await send({}), await send({ "Sec-Fetch-Site": "cross-site" })]; // prettier-ignore
  expect([ours, unknown, foreign].map(({ status }) => status)).toEqual([403, 403, 403]);
  const { url, fields } = formOf(ours.text, "Lähetä lomake");
  expect([url, fields]).toEqual(["/programmes", { csrf: [await administrator.csrf()], name: ["Pitkästä aikaa"], locales: ["fi"] }]); // prettier-ignore
  for (const { text } of [unknown, foreign]) {
    expect(text).toContain('<pre class="sheet typed-text">Pitkästä aikaa</pre>');
    expect(text).not.toContain("Lähetä lomake");
  }
});

test("an address that is not ours is never kept, and a region that htmx asks for is not the sign-in page", async () => {
  for (const kept of ["//evil.example", "https://evil.example", "javascript:alert(1)"]) {
    const signedIn = await product.browser().post("/sign-in", { kept, "kept:name": "x", email: ada.email, password: ada.password }); // prettier-ignore
    expect([signedIn.status, signedIn.headers["location"]]).toEqual([303, "/programmes"]);
  }
  const asked = await product.browser().agent.get("/programmes").set("HX-Request", "true");
  expect([asked.status, asked.headers["location"]]).toEqual([401, undefined]);
});
