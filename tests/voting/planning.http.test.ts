import { afterAll, beforeAll, expect, test } from "vitest";
import { json } from "../../src/platform/database.ts";
import { suitedLevelsOf } from "../../src/series/index.ts";
import { getTopic } from "../../src/workshops/index.ts";
import { acceptProposal } from "../../src/series/proposal/commands.ts";
import { askForProposal } from "../../src/series/proposing/commands.ts";
import { seriesHandlers } from "../../src/series/proposing/jobs.ts";
import { getProposal } from "../../src/series/queries.ts";
import { aGroupedProgramme } from "../series/planned-programme.ts";
import { openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { standingFields } from "../support/standing-form.ts";
import { aHeldWorkshop, anOpenBallot, aVoter, ballotForm, optionsOf, tokensOf, vote } from "./ballots.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const videos = "Videot ja reelsit";
const calendar = "Markkinoinnin vuosikello";

/** A ballot of this form, opened. */
async function opened(planner: Browser, programmeId: string, form: Record<string, string | string[]>) {
  const drafted = await planner.post(`/programmes/${programmeId}/ballots`, form);
  expect(drafted.status).toBe(303);
  const url = drafted.headers["location"] ?? "";
  expect((await planner.post(`${url}/opening`)).headers["location"]).toBe(`${url}?done=opened`);
  const ballotId = url.split("/").at(-1) ?? "";
  return {
    url,
    ballotId,
    tokens: await tokensOf(product.db, programmeId),
    options: await optionsOf(product.db, ballotId),
  };
}

/** What is planned in the programme, in its order, beside the workshop that was held. */
async function plannedIn(programmeId: string) {
  const rows = await product.db
    .selectFrom("workshops")
    .leftJoin("topics", "topics.id", "topicId")
    .select(["workshops.id", "ownTitles", "topics.names", "level", "groupId", "workshops.kind", "seriesId"])
    .select(["workshops.durationMinutes", "workshops.costEuros", "workshops.position", "state"])
    .where("workshops.programmeId", "=", programmeId)
    .where("state", "<>", "held")
    .orderBy("workshops.position")
    .execute();
  return rows.map(({ ownTitles, names, ...row }) => ({ ...row, name: (ownTitles ?? names)?.fi }));
}

/** The fields of the page's form that plans with one press. */
const shownPlan = (html: string) => {
  const form = /<form method="post" action="[^"]*\/winner"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  return Object.fromEntries(
    [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );
};

test("the winner is shown before it is planned, planned once as shown, and taken back while nobody has held it", async () => {
  const { planner, programmeId, ballotId, url, tokens, options } = await anOpenBallot(product, 2);
  await product.db.updateTable("topics").set({ durationMinutes: 150, costEuros: 80 }).where("id", "in", (eb) => eb.selectFrom("ballotOptions").select("topicId").where("ballotId", "=", ballotId).$castTo<{ topicId: string }>()).execute(); // prettier-ignore
  for (const token of tokens) await vote(await aVoter(product, token), ballotId, [options[videos]!]);
  await planner.post(`${url}/winner`);
  expect(await plannedIn(programmeId)).toEqual([]);
  await planner.post(`${url}/closing`);
  const page = await planner.get(url);
  expect(page.text).toContain("Kaikki tasot · 2 h 30 min · 80 € · Some ja videot (2 organisaatiota)");

  const twice = await Promise.all([
    planner.post(`${url}/winner`, shownPlan(page.text)),
    planner.post(`${url}/winner`, { ...shownPlan(page.text), [`euros.${options[videos]!}`]: "80" }),
  ]);
  // Whoever comes second is told that it has been planned: perhaps otherwise than they would have.
  expect(twice.map(({ headers }) => headers["location"]).sort()).toEqual([
    `${url}?done=planned`,
    `${url}?done=planned-already`,
  ]);
  expect((await planner.get(`${url}?done=planned-already`)).text).toContain("Tuloksesta on jo suunniteltu alla oleva.");
  const planned = await plannedIn(programmeId);
  expect(
    planned.map(({ name, level, durationMinutes, costEuros, seriesId }) => ({
      name,
      level,
      durationMinutes,
      costEuros,
      seriesId,
    })),
  ).toEqual([{ name: videos, level: "all", durationMinutes: 150, costEuros: 80, seriesId: null }]);
  const workshopUrl = `/programmes/${programmeId}/workshops/${planned[0]!.id}`;
  expect((await planner.get(url)).text).toContain(`href="${workshopUrl}"`);
  expect((await planner.get(workshopUrl)).text).toContain("80 €");
  // There is nothing to plan any more.
  expect((await planner.get(`${url}/winner`)).headers["location"]).toBe(url);

  expect((await planner.post(`${url}/winner/removal`)).headers["location"]).toBe(`${url}?done=unplanned`);
  await planner.post(`${url}/winner/removal`);
  expect(await plannedIn(programmeId)).toEqual([]);
  await planner.post(`${url}/winner`, { winners: options[videos]!, [`hours.${options[videos]!}`]: "1,5" });
  const [again] = await plannedIn(programmeId);
  expect(again?.durationMinutes).toBe(90);
  await product.db
    .updateTable("workshops")
    .set({ state: "held", heldOn: "2026-11-02" })
    .where("id", "=", again!.id)
    .execute();
  const refused = await planner.post(`${url}/winner/removal`);
  expect((await planner.get(refused.headers["location"] ?? "")).text).toContain("Työpaja on jo pidetty");
  expect((await planner.get(`/programmes/${programmeId}/workshops/${again!.id}`)).text).toContain(
    `ballots/new?after&#x3D;${again!.id}`,
  );
});

test("a workshop that somebody was invited to is cancelled when the plan is taken back", async () => {
  const { planner, programmeId, ballotId, url, tokens, options } = await anOpenBallot(product, 1);
  await vote(await aVoter(product, tokens[0]!), ballotId, [options[calendar]!]);
  await planner.post(`${url}/closing`);
  await planner.post(`${url}/winner`);
  const [workshop] = await plannedIn(programmeId);
  const participant = await product.db
    .selectFrom("participants")
    .select("id")
    .where("programmeId", "=", programmeId)
    .executeTakeFirstOrThrow();
  const { id: attendeeId } = await product.db.insertInto("attendees").values({ programmeId, participantId: participant.id }).returning("id").executeTakeFirstOrThrow(); // prettier-ignore
  await product.db.insertInto("workshopSeats").values({ programmeId, workshopId: workshop!.id, attendeeId, state: "invited", source: "invitation" }).execute(); // prettier-ignore
  await planner.post(`${url}/winner/removal`);
  expect((await plannedIn(programmeId)).map(({ state }) => state)).toEqual(["cancelled"]);
  expect((await planner.get(url)).text).toContain("Suunnittele työpaja");
});

test("of several winners those that staff tick are planned in the result's order; own words become a topic with its needs", async () => {
  const held = await aHeldWorkshop(product.db, 3);
  const { programmeId } = held;
  const planner = await product.signedIn("planner", programmeId);
  const entry = {
    programmeId,
    key: "kirjaaminen",
    names: json({ fi: "Hyvä kirjaaminen", sv: "", en: "" }),
    position: 0,
  };
  const { id: themeId } = await product.db.insertInto("themes").values(entry).returning("id").executeTakeFirstOrThrow();
  const need = {
    ...entry,
    themeId,
    descriptions: json({ fi: "", sv: "", en: "" }),
    keywords: json({ fi: [], sv: [], en: [] }),
  };
  const { id: needId } = await product.db.insertInto("needs").values(need).returning("id").executeTakeFirstOrThrow();
  const form = {
    ...ballotForm(held),
    ownOptions: "Kirjaamisen tekoälyapuri",
    purpose: "several",
    seats: "3",
    form: "approval",
  };
  const { url, ballotId, tokens } = await opened(planner, programmeId, form);
  const rows = await product.db
    .selectFrom("ballotOptions")
    .select(["id", "ownNames"])
    .orderBy("position")
    .where("ballotId", "=", ballotId)
    .execute();
  const own = rows.find(({ ownNames }) => ownNames !== null)!.id;
  for (const token of tokens) await vote(await aVoter(product, token), ballotId, rows.map(({ id }) => id)); // prettier-ignore
  await planner.post(`${url}/closing`);

  const facilitator = await product.signedIn("facilitator", programmeId);
  expect((await facilitator.get(`${url}/winner`)).text).not.toContain("Uusi aihe katalogiin");
  const page = await planner.get(`${url}/winner`);
  const fields = standingFields(page.text);
  expect(fields[`needs.${own}`]).toEqual([needId]);
  expect((await planner.post(`${url}/winner`, { ...fields, winners: [] })).text).toContain(
    "Valitse ainakin yksi aihe.",
  );
  const short = await planner.post(`${url}/winner`, { ...fields, [`hours.${own}`]: "paljon" });
  expect([short.status, short.text.includes('value="paljon"')]).toEqual([422, true]);
  // A workshop of minutes or of weeks is a slip of the pen.
  for (const hours of ["0,02", "400"])
    expect((await planner.post(`${url}/winner`, { ...fields, [`hours.${own}`]: hours })).text).toContain("0,1–48");
  const longer = { [`level.${own}`]: "basics", [`hours.${own}`]: "20" };
  const chosen = { ...fields, [`source.${own}`]: "new", ...longer, winners: [own, rows[0]!.id] };
  expect((await facilitator.post(`${url}/winner`, chosen)).status).toBe(403);
  expect((await planner.post(`${url}/winner`, chosen)).headers["location"]).toBe(`${url}?done=planned`);

  const result = await product.db
    .selectFrom("ballots")
    .select("result")
    .where("id", "=", ballotId)
    .executeTakeFirstOrThrow();
  const { winnerIds } = result.result as { winnerIds: string[] };
  const names: Record<string, string> = { [own]: "Kirjaamisen tekoälyapuri", [rows[0]!.id]: videos };
  const planned = await plannedIn(programmeId);
  expect(planned.map(({ name, position }) => ({ name, position }))).toEqual(
    winnerIds.filter((id) => id in names).map((id, at) => ({ name: names[id], position: 5 + at })),
  );
  const topic = await product.db.selectFrom("topics").innerJoin("topicNeeds", "topicId", "topics.id").select(["names", "levels", "needId", "strength", "durationMinutes"]).where("programmeId", "=", programmeId).execute(); // prettier-ignore
  expect(topic.map((row) => ({ ...row, names: row.names.fi }))).toEqual([
    { names: "Kirjaamisen tekoälyapuri", levels: ["basics"], needId, strength: 1, durationMinutes: 960 },
  ]);
  expect(planned.find(({ name }) => name === names[own])?.durationMinutes).toBe(1200);
});

test("the result is told to all voters in their language once it is published, and an open ballot's proposer of the workshop", async () => {
  const held = await aHeldWorkshop(product.db, 3);
  const { programmeId } = held;
  const planner = await product.signedIn("planner", programmeId);
  const form = { ...ballotForm(held), secrecy: "open", publishing: "hand" };
  const { url, ballotId, tokens } = await opened(planner, programmeId, form);
  const swedish = await product.db.selectFrom("mails").select("body").where("programmeId", "=", programmeId).where("locale", "=", "sv").executeTakeFirstOrThrow(); // prettier-ignore
  const token = tokens.find((each) => swedish.body?.includes(each))!;
  const proposer = await aVoter(product, token);
  await vote(proposer, ballotId, [], { proposal: "Digitaalinen perehdytys" });
  const options = await product.db.selectFrom("ballotOptions").select(["id", "proposerId"]).where("ballotId", "=", ballotId).where("proposal", "is not", null).execute(); // prettier-ignore
  expect(options.map(({ proposerId }) => typeof proposerId)).toEqual(["string"]);
  await planner.post(`${url}/closing`);
  const subjects = async () => {
    const mails = await product.db.selectFrom("mails").select(["locale", "subject", "body"]).where("aboutBallotId", "=", ballotId).orderBy("toName").execute(); // prettier-ignore
    return mails.map(({ locale, subject, body }) => ({ locale, subject, hasLink: (body ?? "").includes("/v/") }));
  };

  // Meanwhile the catalogue has come to hold what was proposed: the workshop is about that topic.
  const sameName = json({ fi: "digitaalinen perehdytys", sv: "", en: "" });
  const topic = { programmeId, key: "same", names: sameName, descriptions: sameName, kind: "open" as const, position: 9, costEuros: 45 }; // prettier-ignore
  const { id: topicId } = await product.db.insertInto("topics").values(topic).returning("id").executeTakeFirstOrThrow();
  await planner.post(`${url}/winner`);
  const about = product.db.selectFrom("workshops").select(["topicId", "costEuros"]).where("programmeId", "=", programmeId); // prettier-ignore
  expect(await about.where("state", "=", "planned").execute()).toEqual([{ topicId, costEuros: 45 }]);
  await planner.post(`${url}/telling`);
  expect(await subjects()).toEqual([]);
  expect((await proposer.get(`/ballot/${ballotId}`)).text).not.toContain("Vann omröstningen");
  await planner.post(`${url}/publication`);
  await Promise.all([planner.post(`${url}/telling`), planner.post(`${url}/telling`)]);
  const result = { fi: "Tulos: Mistä aiheesta seuraava työpaja?", sv: "Resultat: Vad ska nästa workshop handla om?" };
  const told = await subjects();
  expect(told.filter(({ hasLink }) => hasLink)).toEqual([]);
  expect(told.map(({ locale, subject }) => [locale, subject]).sort()).toEqual(
    [["fi", result.fi], ["fi", result.fi], ["sv", result.sv], ["sv", "Ditt förslag valdes: Digitaalinen perehdytys"]].sort(), // prettier-ignore
  );
  expect((await planner.get(url)).text).toContain("Tulos on kerrottu äänestäjille");
  const own = await proposer.get(`/ballot/${ballotId}?lang=sv`);
  expect(own.text).toContain("Vann omröstningen, och en workshop om ämnet har planerats.");
  await product.db.updateTable("workshops").set({ state: "cancelled" }).where("topicId", "=", topicId).execute();
  expect((await proposer.get(`/ballot/${ballotId}?lang=sv`)).text).toMatch(/Vann omröstningen\.(?! En workshop)/);
});

test("of a secret ballot nothing tells who proposed", async () => {
  const { ballotId, tokens } = await anOpenBallot(product, 1);
  await vote(await aVoter(product, tokens[0]!), ballotId, [], { proposal: "Digitaalinen perehdytys" });
  const options = await product.db.selectFrom("ballotOptions").select("proposerId").where("ballotId", "=", ballotId).where("proposal", "is not", null).execute(); // prettier-ignore
  expect(options).toEqual([{ proposerId: null }]);
});

test("a common topic: a workshop for each group at its own level; the series is proposed anew around them, and leaves them", async () => {
  const { id: programmeId, ownerId, groupIds, organisationIds } = await aGroupedProgramme(product.db);
  const { db, deps } = product;
  const settings = {
    ...{ mode: "groups" as const, own: 1, common: 1, workshops: 3, perPerson: 3, least: 4, most: 20 },
    ...{ lambda: 0.3, limit: "none" as const, amount: null },
  };
  const solve = async (proposalId: string) => {
    const worker = new URL("../support/hanging-worker.ts", import.meta.url);
    const [handler] = seriesHandlers(deps, { worker, seconds: 0.1, graceSeconds: 0.1 });
    await handler!.handle({ programmeId, proposalId }, new AbortController().signal);
  };
  const asked = await askForProposal(
    db,
    { enqueue: () => Promise.resolve() },
    { programmeId, settings, seed: 1 },
    ownerId,
  );
  const { proposalId } = asked as { proposalId: string };
  await solve(proposalId);
  const series = await acceptProposal(db, { programmeId, proposalId, replaces: null }, deps, ownerId);

  const planner = await product.signedIn("planner", programmeId);
  const topics = await db
    .selectFrom("topics")
    .select("id")
    .where("programmeId", "=", programmeId)
    .orderBy("position")
    .limit(2)
    .execute();
  const form = { ...ballotForm({ workshopId: "", topicIds: topics.map(({ id }) => id) }), audience: "everyone" };
  const { url, ballotId, tokens } = await opened(planner, programmeId, form);
  const option = await db.selectFrom("ballotOptions").select("id").where("ballotId", "=", ballotId).where("topicId", "=", topics[0]!.id).executeTakeFirstOrThrow(); // prettier-ignore
  for (const token of tokens.slice(0, 2)) await vote(await aVoter(product, token), ballotId, [option.id]);
  await planner.post(`${url}/closing`);
  const page = await planner.get(`${url}/winner`);
  expect(page.text).toContain("Oma työpaja kullekin ryhmälle (2 ryhmää)");
  await planner.post(`${url}/winner`, { ...standingFields(page.text), spread: "each" });
  const voted = (await plannedIn(programmeId)).filter(({ seriesId }) => seriesId === null);
  const suited = await suitedLevelsOf(db, programmeId);
  const topic = await getTopic(db, programmeId, topics[0]!.id);
  expect(voted.map(({ groupId, kind, level }) => ({ groupId, kind, level }))).toEqual(
    groupIds.map((groupId, at) => ({ groupId, kind: "segmented", level: suited(topic, organisationIds[at]!) })),
  );

  const anew = await planner.post(`${url}/winner/series`);
  const newId = /\/series\/proposals\/([0-9a-f-]{36})$/.exec(anew.headers["location"] ?? "")?.[1] ?? "";
  expect(newId).not.toBe(proposalId);
  const [before, after] = [await getProposal(db, programmeId, proposalId), await getProposal(db, programmeId, newId)];
  expect(after.settings).toEqual({ ...before.settings, kept: [] });
  const { input } = after.result!;
  const place = input.topics.findIndex(({ id }) => id === topics[0]!.id);
  expect(input.had.filter(([, topic]) => topic === place).length).toBe(12);
  // The same press again finds the proposal that there is.
  expect((await planner.post(`${url}/winner/series`)).headers["location"]).toBe(anew.headers["location"]);
  await solve(newId);
  const replaces = (series as { seriesId: string }).seriesId;
  expect(await acceptProposal(db, { programmeId, proposalId: newId, replaces }, deps, ownerId)).toHaveProperty(
    "seriesId",
  );
  const left = await plannedIn(programmeId);
  expect(left.filter(({ seriesId, state }) => seriesId === null && state === "planned")).toEqual(voted);

  // What a group chooses by a vote of its own comes before what it is to have otherwise, even if it has been emptied.
  const [groupId = ""] = groupIds;
  const own = await opened(planner, programmeId, { ...form, audience: `group:${groupId}` });
  const chosen = await db.selectFrom("ballotOptions").select("id").where("ballotId", "=", own.ballotId).where("topicId", "=", topics[1]!.id).executeTakeFirstOrThrow(); // prettier-ignore
  await vote(await aVoter(product, own.tokens.at(-1)!), own.ballotId, [chosen.id]);
  await planner.post(`${own.url}/closing`);
  await db.deleteFrom("groupMembers").where("groupId", "=", groupId).execute();
  for (const path of ["", "/winner"])
    expect((await planner.get(own.url + path)).text).toContain("Kohderyhmässä ei ole enää yhtään organisaatiota.");
  await planner.post(`${own.url}/winner`);
  const ofGroup = (await plannedIn(programmeId)).filter((each) => each.groupId === groupId && each.state === "planned");
  const { names } = await getTopic(db, programmeId, topics[1]!.id);
  expect([ofGroup[0]?.name, ofGroup[0]!.position < ofGroup[1]!.position]).toEqual([names.fi, true]);
});

test("viewers plan nothing and are offered nothing; another programme's ballot is not found", async () => {
  const { programmeId, url, planner, ballotId, tokens, options } = await anOpenBallot(product, 1);
  await vote(await aVoter(product, tokens[0]!), ballotId, [options[videos]!]);
  await planner.post(`${url}/closing`);
  const viewer = await product.signedIn("viewer", programmeId);
  expect((await viewer.get(url)).text).not.toContain("/winner");
  const other = await anOpenBallot(product, 1);
  const crossed = `/programmes/${other.programmeId}/ballots/${ballotId}`;
  for (const path of ["winner", "winner/removal", "winner/series", "telling"]) {
    expect((await viewer.post(`${url}/${path}`)).status).toBe(403);
    expect((await other.planner.post(`${crossed}/${path}`)).status).toBe(404);
  }
  expect((await other.planner.get(`${crossed}/winner`)).status).toBe(404);
  expect(await plannedIn(programmeId)).toEqual([]);
  expect((await planner.post(`${url}/winner/series`)).headers["location"]).toBe(url);
});
