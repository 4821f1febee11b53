import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "../../../src/platform/database.ts";
import { listOptions } from "../../../src/voting/queries.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { anOpenBallot, aVoter, letTimePass, papersOf, vote } from "../ballots.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const videos = "Videot ja reelsit";
const calendar = "Markkinoinnin vuosikello";
const excel = "Excelin perusteet";

/** Each option's id by its Finnish words, in the ballot's order. */
async function optionsOf(db: Db, ballotId: string): Promise<Record<string, string>> {
  return Object.fromEntries((await listOptions(db, ballotId)).map(({ names, id }) => [names.fi, id]));
}

async function stateOf(db: Db, optionId: string) {
  return await db
    .selectFrom("ballotOptions")
    .select(["isHidden", "mergedInto", "hiddenReason", "proposal", "ownNames"])
    .where("id", "=", optionId)
    .executeTakeFirstOrThrow();
}

async function actsOn(db: Db, subject: string): Promise<string[]> {
  const rows = await db.selectFrom("auditLog").select("act").where("subject", "=", subject).orderBy("id").execute();
  return rows.map(({ act }) => act).sort();
}

/** An open ballot, with a proposal that its first voter has made and supports. */
async function aProposal(title: string, voters = 3) {
  const ballot = await anOpenBallot(product, voters);
  const proposer = await aVoter(product, ballot.tokens[0]!);
  await vote(proposer, ballot.ballotId, [ballot.options[videos]!], { proposal: title, similarFor: title });
  const { [title]: optionId = "" } = await optionsOf(product.db, ballot.ballotId);
  return { ...ballot, proposer, optionId, page: `${ballot.url}/options/${optionId}` };
}

test("a hidden option leaves the voting with a reason that voters read; a colleague's second reason changes nothing", async () => {
  const { db } = product;
  const { page, planner, ballotId, tokens, proposer, optionId, options, url, programmeId } = await aProposal("Sopimaton aihe"); // prettier-ignore
  const other = await aVoter(product, tokens[1]!);
  const without = await planner.post(`${page}/hiding`, { reason: " " });
  expect(without.status).toBe(422);
  expect(without.text).toContain("Kirjoita syy, jonka äänestäjät ymmärtävät.");
  const hidden = await planner.post(`${page}/hiding`, { reason: "Ei kuulu hankkeeseen" });
  expect(hidden.headers["location"]).toBe(`${page}?done=hidden`);
  const colleague = await product.signedIn("facilitator", programmeId);
  const late = await colleague.post(`${page}/hiding`, { reason: "Toinen syy" });
  expect(late.status).toBe(409);
  expect(late.text).toContain("Aihe on jo piilotettu.");
  expect(late.text).toContain("Piilotettu: Ei kuulu hankkeeseen");
  expect(await stateOf(db, optionId)).toMatchObject({ isHidden: true, hiddenReason: "Ei kuulu hankkeeseen" });

  const seen = await other.get(`/ballot/${ballotId}`);
  expect(seen.text).not.toContain("Sopimaton aihe");
  expect(seen.text).toContain("Syy: Ei kuulu hankkeeseen");
  expect((await proposer.get(`/ballot/${ballotId}`)).text).toContain("Sopimaton aihe");
  expect((await vote(other, ballotId, [optionId])).status).toBe(422);

  await planner.post(`${page}/showing`);
  expect((await planner.post(`${page}/showing`)).status).toBe(409);
  expect((await vote(other, ballotId, [optionId])).status).toBe(303);
  await planner.post(`${url}/options/${options[calendar]}/hiding`, { reason: "Kouluttaja perui" });
  const fewer = (await other.get(`/ballot/${ballotId}`)).text;
  expect(fewer).toContain(`”${calendar}” on poistettu äänestyksestä. Syy: Kouluttaja perui`);
  expect(fewer).not.toContain(`value="${options[calendar]}"`);
  const trace = (await planner.get(page)).text;
  expect(trace).toContain("Palautettiin näkyviin");
  expect(trace).toContain("Piilotettiin: Ei kuulu hankkeeseen");
  expect(await actsOn(db, optionId)).toEqual(["ballot.hide-option", "ballot.show-option"]);
});

test("likely duplicates are shown at once; merging says first what happens, voters see it, and parting gives all back", async () => {
  const { db } = product;
  const { page, planner, ballotId, tokens, proposer, optionId, options, url, programmeId } = await aProposal(
    "reelsit",
    5,
  );
  const into = options[videos]!;
  const merger = `${url}/options/${optionId}/merger?into&#x3D;${into}`;
  expect((await planner.get(url)).text).toContain(merger);
  const list = (await planner.get(`${url}/options`)).text;
  expect(list).toContain("Onko näissä sama asia kahdesti?");
  expect(list).toContain(merger);
  const viewer = await product.signedIn("viewer", programmeId);
  expect((await viewer.get(`${url}/options`)).text).not.toContain("merger");

  const before = await papersOf(db, ballotId);
  const preview = (await planner.get(`${page}/merger?into=${into}`)).text;
  expect(preview).toContain("”reelsit” ei ole enää äänestettävänä.");
  // The vote is secret, and its figures are hidden until the close.
  expect(preview).toContain("Kannatus näkyy vasta, kun äänestys on päättynyt.");
  expect(await stateOf(db, optionId)).toMatchObject({ mergedInto: null });
  expect((await planner.post(`${page}/merger`, { into })).headers["location"]).toBe(`${page}?done=merged`);
  expect((await planner.post(`${page}/merger`, { into })).status).toBe(303);
  expect(await papersOf(db, ballotId)).toEqual(before);

  const theirs = await proposer.get(`/ballot/${ballotId}`);
  expect(theirs.text).toContain(`”reelsit” on yhdistetty aiheeseen ”${videos}”.`);
  const other = await aVoter(product, tokens[1]!);
  expect((await other.get(`/ballot/${ballotId}`)).text).not.toContain(`value="${optionId}"`);
  // Who had the page open before keeps the vote; it counts for the other one.
  expect((await vote(other, ballotId, [optionId])).status).toBe(303);
  expect((await planner.post(`${url}/options/${into}/merger`, { into: optionId })).status).toBe(409);
  const elsewhere = await planner.post(`${page}/merger`, { into: options[calendar]! });
  expect(elsewhere.status).toBe(409);
  expect(elsewhere.text).toContain("Tämä on jo yhdistetty toiseen aiheeseen.");
  expect((await planner.post(`${page}/hiding`, { reason: "Syy" })).status).toBe(409);

  // The trace names the other topic in its reader's language, and only in that.
  expect((await planner.get(page)).text).toContain(`Yhdistettiin aiheeseen ”${videos}”<br>`);
  expect((await planner.get(`${page}?lang=sv`)).text).toContain(`Slogs ihop med ämnet ”${videos} (sv)”<br>`);
  // Who has seen it has seen what it went into: nothing is new to them, and nobody is written to.
  const third = await aVoter(product, tokens[2]!);
  await vote(third, ballotId, [optionId], { seen: [optionId, options[calendar]!] });
  expect((await third.get(`/ballot/${ballotId}`)).text).not.toContain(">uusi<");
  expect((await planner.get(`${url}/options`)).text).not.toContain("Kutsu jo äänestäneet");
  expect((await third.get(`/ballot/${ballotId}`)).text).toContain("Tähän on yhdistetty: reelsit");

  await planner.post(`${page}/parting`);
  expect((await planner.post(`${page}/parting`)).status).toBe(409);
  expect(await stateOf(db, optionId)).toMatchObject({ mergedInto: null });
  const papers = await papersOf(db, ballotId);
  expect(papers.filter(({ approved }) => approved.includes(optionId))).toHaveLength(3);
  expect(await actsOn(db, optionId)).toEqual(["ballot.merge-options", "ballot.part-options"]);

  // Merged while people vote, counted at the close: each person once, though the first has supported both.
  await vote(other, ballotId, [optionId, options[calendar]!]);
  await planner.post(`${page}/merger`, { into });
  for (const token of tokens.slice(3)) await vote(await aVoter(product, token), ballotId, [into]);
  await planner.post(`${url}/closing`);
  const { result } = await db
    .selectFrom("ballots")
    .select("result")
    .where("id", "=", ballotId)
    .executeTakeFirstOrThrow();
  const { rows } = result as { rows: { optionId: string; approvals: number; seen: number }[] };
  expect(rows.map(({ optionId: id, approvals, seen }) => ({ id, approvals, seen }))).toEqual([
    { id: into, approvals: 5, seen: 5 },
    { id: options[calendar], approvals: 1, seen: 2 },
  ]);
  expect((await proposer.get(`/ballot/${ballotId}`)).text).toContain(`Yhdistetty aiheeseen ”${videos}”, joka voitti.`);
  expect((await planner.get(`${url}?lang=fi`)).text).toContain("Tähän on yhdistetty: reelsit");
  expect((await other.get(`/ballot/${ballotId}`)).text).toContain("Tähän on yhdistetty: reelsit");
});

test("what only sounds alike is told apart once, by whoever comes first, and is not offered for merging again", async () => {
  const { db } = product;
  const { page, planner, ballotId, optionId, options, url, programmeId } = await aProposal("reelsit");
  await db
    .insertInto("ballotOptions")
    .values({ ballotId, proposal: "Reelsit!!", origin: "voter", position: 9 })
    .execute();
  const all = await optionsOf(db, ballotId);
  const pairs = async (path: string) => [...(await planner.get(path)).text.matchAll(/merger\?into/g)].length;
  expect(await pairs(`${url}/options`)).toBe(3);
  const viewer = await product.signedIn("viewer", programmeId);
  expect((await viewer.post(`${page}/apart`, { other: options[videos]! })).status).toBe(403);
  const said = await planner.post(`${page}/apart`, { other: options[videos]! });
  expect(said.headers["location"]).toBe(`${url}/options?done=apart`);
  expect((await planner.get(said.headers["location"]!)).text).toContain("näitä ei enää tarjota yhdistettäviksi");
  await planner.post(`${url}/options/${options[videos]}/apart`, { other: optionId });
  expect(await actsOn(db, optionId)).toEqual(["ballot.tell-options-apart"]);
  expect([await pairs(url), await pairs(`${url}/options`)]).toEqual([2, 2]);
  expect((await planner.post(`${page}/apart`, { other: optionId })).status).toBe(409);
  const elsewhere = await anOpenBallot(product, 1);
  expect((await planner.post(`${page}/apart`, { other: elsewhere.options[videos]! })).status).toBe(404);
  // Told apart is not forbidden: who knows better merges them.
  expect((await planner.post(`${page}/merger`, { into: options[videos]! })).status).toBe(303);
  await letTimePass(db, ballotId);
  expect((await planner.post(`${page}/apart`, { other: all["Reelsit!!"]! })).status).toBe(409);
});

test("of an open vote with live figures the page says how many support each, and both together once", async () => {
  const { db } = product;
  const { page, tokens, ballotId, options, planner } = await aProposal("reelsit", 3);
  await db.updateTable("ballots").set({ isSecret: false, showsLive: true }).where("id", "=", ballotId).execute();
  for (const token of tokens.slice(1)) await vote(await aVoter(product, token), ballotId, [options[videos]!]);
  const preview = (await planner.get(`${page}/merger?into=${options[videos]}`)).text;
  expect(preview).toContain("reelsit: 1 kannattaja");
  expect(preview).toContain(`${videos}: 3 kannattajaa`);
  expect(preview).toContain("Yhdessä: 3 kannattajaa");
  await db.updateTable("ballots").set({ isSecret: true }).where("id", "=", ballotId).execute();
  expect((await planner.get(`${page}/merger?into=${options[videos]}`)).text).toContain("Kannatus näkyy vasta");
});

test("words change with a trace; after votes staff say whether it is the same topic, else the old one is hidden and a new one comes", async () => {
  const { db } = product;
  const { page, planner, ballotId, optionId, proposer, options, url } = await aProposal("reelseistä jotain");
  const words = (fi: string, more: Record<string, string> = {}) =>
    planner.post(`${page}/words`, { "names.fi": fi, "names.sv": "", "names.en": "", ...before("reelseistä jotain"), ...more }); // prettier-ignore
  const before = (text: string) => ({ "before.fi": text, "before.sv": text, "before.en": text });
  const unsaid = await words("Reelsien tekeminen");
  expect(unsaid.status).toBe(422);
  expect(unsaid.text).toContain("Kerro, pysyykö aihe samana.");
  expect(unsaid.text).toContain(">Reelsien tekeminen</textarea>");
  expect((await words("x", { becomes: "same" })).text).toContain("Kirjoita aihe hieman pidemmin.");
  expect((await words(videos, { becomes: "same" })).text).toContain("Tämänniminen aihe on jo äänestyksessä.");

  expect((await words("Reelsien tekeminen", { becomes: "same" })).headers["location"]).toBe(`${page}?done=reworded`);
  expect((await stateOf(db, optionId)).ownNames).toEqual({ fi: "Reelsien tekeminen", sv: "Reelsien tekeminen", en: "Reelsien tekeminen" }); // prettier-ignore
  const theirs = (await proposer.get(`/ballot/${ballotId}`)).text;
  expect(theirs).toContain("Reelsien tekeminen");
  expect(theirs).toContain("tiimi on muokannut");
  expect((await planner.get(page)).text).toContain("Ennen: ”reelseistä jotain”. Nyt: ”Reelsien tekeminen”.");
  expect(theirs).toContain("Kirjoitit: ”reelseistä jotain”.");
  await planner.post(`${page}/words`, { "names.fi": "Reelsien tekeminen", "names.sv": "Att göra reels", "names.en": "Reelsien tekeminen", ...before("Reelsien tekeminen"), becomes: "same" }); // prettier-ignore
  expect((await planner.get(page)).text).toContain("Ruotsi: ennen ”Reelsien tekeminen”, nyt ”Att göra reels”.");
  await planner.post(`${page}/words`, { "names.fi": "Reelsien tekeminen", "names.sv": "", "names.en": "", ...before("Reelsien tekeminen"), "before.sv": "Att göra reels", becomes: "same" }); // prettier-ignore

  // A colleague who still has the old words before them loses nothing, and overwrites nothing.
  const stale = await words("Reels-kurssi", { becomes: "same" });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain("Joku muu on muuttanut sanoja sillä välin.");
  expect(stale.text).toContain(">Reels-kurssi</textarea>");
  expect(stale.text).toContain('name="before.fi" value="Reelsien tekeminen"');

  const fresh = { "names.fi": "Podcastit", "names.sv": "Poddar", "names.en": "", ...before("Reelsien tekeminen"), becomes: "new" }; // prettier-ignore
  expect((await planner.post(`${page}/words`, fresh)).text).toContain("Kirjoita syy, jonka äänestäjät ymmärtävät.");
  await planner.post(`${page}/words`, { ...fresh, newReason: "Tilalle tuli podcastit" });
  expect(await stateOf(db, optionId)).toMatchObject({ isHidden: true, hiddenReason: "Tilalle tuli podcastit" });
  const now = await optionsOf(db, ballotId);
  expect((await stateOf(db, now["Podcastit"]!)).ownNames).toEqual({ fi: "Podcastit", sv: "Poddar", en: "Podcastit" });
  const [paper] = await papersOf(db, ballotId);
  expect(paper?.approved).not.toContain(now["Podcastit"]);
  const topic = `${url}/options/${options[videos]}`;
  expect((await planner.post(`${topic}/words`, { ...fresh, becomes: "same" })).status).toBe(409);
  expect(await actsOn(db, optionId)).toEqual(["ballot.replace-option", ...Array.from({ length: 3 }, () => "ballot.reword-option")]); // prettier-ignore
});

test("options are added while people vote; those who have voted see them as new, and are written to once, without a link", async () => {
  const { db } = product;
  const { planner, ballotId, tokens, options, url, programmeId } = await anOpenBallot(product, 3);
  const voted = await aVoter(product, tokens[0]!);
  await vote(voted, ballotId, [options[videos]!]);
  const form = (await planner.get(`${url}/options/new`)).text;
  expect(form).toContain(excel);
  expect(form).not.toContain(calendar);
  const excelId = /name="topics" value="([0-9a-f-]{36})"/.exec(form)?.[1] ?? "";
  expect((await planner.post(`${url}/options/new`)).text).toContain("Valitse vähintään yksi aihe tai kirjoita oma.");
  const twice = await planner.post(`${url}/options/new`, { topics: excelId, ownOptions: "videot JA reelsit" });
  expect(twice.status).toBe(422);
  expect(twice.text).toContain("videot JA reelsit");
  expect(Object.keys(await optionsOf(db, ballotId))).toHaveLength(2);
  await planner.post(`${url}/options/new`, { topics: excelId, ownOptions: "Podcastit | Poddar | Podcasts" });
  await planner.post(`${url}/options/new`, { topics: excelId });
  expect(Object.keys(await optionsOf(db, ballotId))).toEqual([videos, calendar, excel, "Podcastit"]);
  expect((await voted.get(`/ballot/${ballotId}`)).text).toContain(">uusi<");

  const mails = () => db.selectFrom("mails").select(["toName", "subject", "body", "ballotId", "aboutBallotId"]).where("programmeId", "=", programmeId).where("subject", "like", "Uusia vaihtoehtoja%").execute(); // prettier-ignore
  expect((await planner.get(`${url}/options`)).text).toContain("Kutsu jo äänestäneet katsomaan uudet vaihtoehdot");
  await Promise.all([planner.post(`${url}/options/invitation`), planner.post(`${url}/options/invitation`)]);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ toName: "Osallistuja 001", ballotId: null, aboutBallotId: ballotId });
  expect(mail?.body).toContain("- Podcastit");
  expect(mail?.body).not.toContain("/v/");
  expect((await planner.get(`${url}/options`)).text).not.toContain("Kutsu jo äänestäneet");
  expect((await vote(voted, ballotId, [excelOf(await optionsOf(db, ballotId))])).status).toBe(303);
});

const excelOf = (options: Record<string, string>) => options[excel]!;

test("two hundred options are found by their words and kind, the newest first; another programme's are not", async () => {
  const { db } = product;
  const { planner, ballotId, url, page, optionId } = await aProposal("Reelsit arjessa");
  const rows = Array.from({ length: 200 }, (_, at) => ({ ballotId, proposal: `Ehdotus ${at}`, origin: "voter" as const, position: at + 10 })); // prettier-ignore
  await db.insertInto("ballotOptions").values(rows).execute();
  const names = (html: string) => [...html.matchAll(/class="vote-option" href="[^"]*">([^<]*)</g)].map(([, name]) => name); // prettier-ignore
  const listed = async (query: string) => names((await planner.get(`${url}/options?${query}`)).text);
  expect((await listed("")).slice(0, 2)).toEqual(["Ehdotus 199", "Ehdotus 198"]);
  expect(await listed("find=reelsit")).toEqual(["Reelsit arjessa", videos]);
  expect(await listed("find=REELSIT&show=team")).toEqual([videos]);
  expect(await listed("show=hidden")).toEqual([]);
  const other = await anOpenBallot(product, 1);
  const foreign = async (path: string, browser: Browser) => (await browser.get(path)).status;
  expect(await foreign(`${url}/options`, other.planner)).toBe(404);
  expect(await foreign(`${other.url}/options/${optionId}`, other.planner)).toBe(404);
  expect((await other.planner.post(`${other.url}/options/${other.options[videos]}/merger`, { into: optionId })).status).toBe(404); // prettier-ignore
  expect(await foreign(page, planner)).toBe(200);
});

test("after the close nothing is changed any more, and the pages say so", async () => {
  const { db } = product;
  const { planner, ballotId, page, optionId, options, url } = await aProposal("reelsit");
  await letTimePass(db, ballotId);
  for (const [path, fields] of [
    ["merger", { into: options[videos]! }],
    ["hiding", { reason: "Myöhässä" }],
    ["parting", {}],
    ["showing", {}],
  ] as const)
    expect((await planner.post(`${page}/${path}`, fields)).text).toContain("Vaihtoehtoja voi hoitaa, kun");
  await planner.post(`${url}/options/new`, { ownOptions: "Podcastit" });
  await planner.post(`${url}/options/invitation`);
  expect(await stateOf(db, optionId)).toMatchObject({ isHidden: false, mergedInto: null });
  expect(Object.keys(await optionsOf(db, ballotId))).toHaveLength(3);
  expect((await planner.get(page)).text).not.toContain("/hiding");
});
