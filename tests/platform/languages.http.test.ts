// The language switch keeps what was typed; on other answers to acts it leads to a page: checked for every act in the
// list of routes.
import { afterAll, beforeAll, expect, test } from "vitest";
import { allRoutes } from "../../src/app.ts";
import { nearestPages } from "../../src/platform/addresses.ts";
import { addressOf, nameOf } from "../support/addresses.ts";
import { openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { contentsOf } from "../support/contents.ts";
import { aFilledProgramme, type Ids } from "../support/filled-programme.ts";
import { anInvitation, anOpenSurvey, opened, seen, storedAnswers } from "../surveys/answering/asked.ts";
import { anOpenBallot, aVoter, papersOf } from "../voting/ballots.ts";

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

/** What the switch to Swedish sends where it is a button of a form: the address, and the form's hidden fields. */
function swedishButton(html: string) {
  const [, form = "", url = ""] = /<button form="([^"]+)" formaction="([^"]+)"[^>]* lang="sv"/.exec(html) ?? [];
  const inside = html.split(`id="${form}"`)[1]?.split("</form>")[0] ?? "";
  const hidden = [...inside.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value] as [string, string]); // prettier-ignore
  return {
    url: url.replaceAll("&#x3D;", "=").replaceAll("&amp;", "&"),
    fields: { ...Object.fromEntries(hidden), again: "yes" },
  };
}

test("after a mistake in a form the switch shows the same mistake in that language, with what was typed", async () => {
  const { programmeId = "" } = ids;
  const before = await contentsOf(product.db);
  const refused = await administrator.post(`/programmes/${programmeId}/staff/invitations`, {
    email: "ei osoite",
    role: "owner",
  });
  expect(refused.status).toBe(422);
  const { url, fields } = swedishButton(refused.text);
  expect(url).toBe(`/programmes/${programmeId}/staff/invitations?lang=sv`);
  const shown = await administrator.post(url, fields);
  expect([shown.status, shown.text.includes('value="ei osoite"')]).toEqual([422, true]);
  expect(shown.text).toContain("Vem arbetar med projektet?");

  // Even where nothing is wrong with it any more, it is only shown.
  const mended = await administrator.post(url, { ...fields, email: "uusi@example.org" });
  expect([mended.status, mended.text.includes('value="uusi@example.org"')]).toEqual([200, true]);
  expect(await contentsOf(product.db)).toEqual(before);
  await administrator.get(`/programmes/${programmeId}/staff?lang=fi`);
});

test("what the address asks for stays, and no password is given back", async () => {
  const browser = product.browser();
  const refused = await browser.post("/sign-in?next=%2Faccount", { email: "ei osoite", password: "väärä salasana" });
  const { url, fields } = swedishButton(refused.text);
  expect(url).toBe("/sign-in?next=%2Faccount&lang=sv");
  expect(Object.keys(fields).sort()).toEqual(["again", "csrf", "email"]);
  const shown = await browser.post(url, fields);
  expect(swedishButton(shown.text)).toEqual({ url, fields });
  expect(shown.text).not.toContain('salasana"');
});

test("a section switches language with what is typed in it: what is right is saved, what is not stays on the page", async () => {
  const survey = await anOpenSurvey(product.db);
  const invited = await anInvitation(product.db, survey);
  const browser = await opened(product, invited);
  const { words, services } = survey;
  const section = (await browser.get(survey.second)).text;
  const { url } = swedishButton(section);
  expect(url).toBe(`${survey.second}?lang=sv`);
  // Enter in a field presses the form's first button, which must not be a language.
  expect(/<button form="questions"[^>]*>/.exec(section)?.[0]).not.toMatch(/name=|formaction=/);
  const page = await seen(browser, survey.second, words);
  const tooLong = "x".repeat(20_000);
  const refused = await browser.post(url, { ...page, [`${words.id}.text`]: tooLong, again: "yes" });
  expect(refused.status).toBe(422);
  expect(refused.text).toMatch(/<html lang="sv">[^]+Texten är för lång/);
  expect(refused.text).toContain(`>${tooLong}</textarea>`);
  const saved = await browser.post(url.replace("sv", "en"), { ...page, [`${words.id}.text`]: "Somesta", again: "yes" });
  expect([saved.status, saved.headers["location"]]).toEqual([303, survey.second]);
  expect((await browser.get(survey.second)).text).toMatch(/<html lang="en">[^]+>Somesta<\/textarea>/);

  // A clash stays one, in the other language.
  const other = { ...page, [`${words.id}.text`]: "Kirjaamisesta" };
  const clash = await browser.post(survey.second, other);
  const again = swedishButton(clash.text);
  const clashAgain = await browser.post(again.url, again.fields);
  expect([clash.status, clashAgain.status]).toEqual([409, 409]);
  expect(clashAgain.text).toMatch(/<html lang="sv">[^]+Kirjaamisesta[^]+Somesta/);
  const stored = await storedAnswers(product.db, survey, invited);
  expect(stored).toMatchObject({ "own-words": { revision: 1, value: { text: "Somesta" } } });
  expect(Object.keys(stored)).not.toContain(services.key);
});

test("a ballot switches language by its own form, and no vote is cast", async () => {
  const { ballotId, tokens } = await anOpenBallot(product, 1);
  const voter = await aVoter(product, tokens[0]!);
  const { url, fields } = swedishButton((await voter.get(`/ballot/${ballotId}`)).text);
  expect(url).toBe(`/ballot/${ballotId}/vote?lang=sv`);
  const shown = await voter.post(url, fields);
  expect([shown.status, shown.text.includes('<html lang="sv">')]).toEqual([200, true]);
  expect(await papersOf(product.db, ballotId)).toEqual([]);
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
