import { afterAll, beforeAll, expect, test } from "vitest";
import { contentsOf } from "../support/contents.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { anOpenBallot, aVoter, letTimePass, optionsOf, papersOf, vote } from "./ballots.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const videos = "Videot ja reelsit";
const calendar = "Markkinoinnin vuosikello";

test("reading the link's page changes nothing; a press opens the ballot at an address without the token", async () => {
  const { ballotId, tokens } = await anOpenBallot(product, 1);
  const browser = product.browser();
  const before = await contentsOf(product.db);
  const page = await browser.get(`/v/${tokens[0]}`);
  expect(page.text).toContain("Tämä on sinun äänestyslinkkisi, Osallistuja 001.");
  expect(page.text).toContain("Äänesi ei siis ole heiltä salassa."); // no mail server here
  expect(await contentsOf(product.db)).toEqual(before);

  const opened = await browser.post(`/v/${tokens[0]}`);
  expect(opened.headers["location"]).toBe(`/ballot/${ballotId}`);
  const paper = await browser.get(`/ballot/${ballotId}`);
  expect(paper.text).toContain(videos);
  expect(paper.text).toContain(calendar);
  expect(paper.text).toContain("Some ja videot · DigiVointi");
  const [voter] = await product.db
    .selectFrom("voters")
    .select(["openedAt", "hasVoted"])
    .where("ballotId", "=", ballotId)
    .execute();
  expect(voter?.openedAt).not.toBeNull();
  expect(voter?.hasVoted).toBe(false);
});

test("a vote is stored, shown on the receipt, and changed from another device", async () => {
  const { ballotId, tokens, options } = await anOpenBallot(product, 1);
  const phone = await aVoter(product, tokens[0]!);
  const sent = await vote(phone, ballotId, [options[videos]!], { seen: Object.values(options) });
  expect(sent.headers["location"]).toBe(`/ballot/${ballotId}/receipt`);
  const receipt = await phone.get(`/ballot/${ballotId}/receipt`);
  expect(receipt.text).toContain("Kiitos, äänesi on tallessa");
  expect(receipt.text).toContain(`<li>${videos}</li>`);

  const laptop = await aVoter(product, tokens[0]!);
  expect((await laptop.get(`/ballot/${ballotId}`)).text).toContain(`name="marks-${options[videos]}" value="1" checked`);
  await vote(laptop, ballotId, [options[calendar]!]);
  expect((await papersOf(product.db, ballotId)).map(({ approved, seen }) => ({ approved, seen }))).toEqual([
    { approved: [options[calendar]], seen: [options[calendar]] },
  ]);
  const voters = await product.db.selectFrom("voters").select("hasVoted").where("ballotId", "=", ballotId).execute();
  expect(voters).toEqual([{ hasVoted: true }]);
});

test("approving nothing is asked about before it becomes a blank vote", async () => {
  const { ballotId, tokens } = await anOpenBallot(product, 1);
  const voter = await aVoter(product, tokens[0]!);
  const asked = await vote(voter, ballotId, []);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain("Et valinnut yhtään aihetta.");
  expect(await papersOf(product.db, ballotId)).toEqual([]);
  await vote(voter, ballotId, [], { blank: "yes" });
  expect((await papersOf(product.db, ballotId)).map(({ approved }) => approved)).toEqual([[]]);
  expect((await voter.get(`/ballot/${ballotId}/receipt`)).text).toContain("Äänestit tyhjää.");
});

test("a proposal is approved by its proposer, marked as new for who has voted, and told from a copy", async () => {
  const { ballotId, tokens, options } = await anOpenBallot(product, 2);
  const [first, second] = [await aVoter(product, tokens[0]!), await aVoter(product, tokens[1]!)];
  await vote(second, ballotId, [options[videos]!], { seen: Object.values(options) });
  await vote(first, ballotId, [], { proposal: "  Kuvaaminen   puhelimella " });
  const { "Kuvaaminen puhelimella": proposed = "" } = await optionsOf(product.db, ballotId);
  expect((await papersOf(product.db, ballotId)).filter(({ approved }) => approved.includes(proposed)).length).toBe(1);
  const page = await second.get(`/ballot/${ballotId}`);
  expect(page.text).toContain("Kuvaaminen puhelimella");
  expect(page.text).toContain("osallistujan ehdotus");
  expect(page.text).toContain('<span class="chip">uusi</span>');

  const copy = await vote(second, ballotId, [options[videos]!], { proposal: "KUVAAMINEN puhelimella!" });
  expect(copy.status).toBe(422);
  expect(copy.text).toContain("Aihe on jo listalla: Kuvaaminen puhelimella.");
  expect(copy.text).toContain('value="KUVAAMINEN puhelimella!"');
  expect(copy.text).toContain(`name="marks-${options[videos]}" value="1" checked`);

  for (const title of ["Toinen aihe", "Kolmas aihe"]) await vote(first, ballotId, [], { proposal: title });
  const fourth = await vote(first, ballotId, [], { proposal: "Neljäs aihe" });
  expect(fourth.text).toContain("Olet jo ehdottanut 3 aihetta.");
  for (const length of [141, 20_001]) {
    const tooLong = await vote(second, ballotId, [options[videos]!], { proposal: "x".repeat(length) });
    expect(tooLong.text).toContain("Lyhennä aihetta: enintään 140 merkkiä.");
  }
  expect(Object.keys(await optionsOf(product.db, ballotId)).sort()).toEqual(
    [calendar, videos, "Kolmas aihe", "Kuvaaminen puhelimella", "Toinen aihe"].sort(),
  );
});

test("a vote after the close gets a page that says so and gives back what was chosen", async () => {
  const { ballotId, tokens, options } = await anOpenBallot(product, 1);
  const voter = await aVoter(product, tokens[0]!);
  await letTimePass(product.db, ballotId);
  const late = await vote(voter, ballotId, [options[videos]!], { proposal: "Oma aihe" });
  expect(late.status).toBe(409);
  expect(late.text).toContain("Äänestys ehti päättyä");
  expect(late.text).toContain(`<li>${videos}</li>`);
  expect(late.text).toContain("Oma aihe");
  expect(late.text).toContain("Et ollut äänestänyt aiemmin.");
  expect(await papersOf(product.db, ballotId)).toEqual([]);
  expect((await voter.get(`/ballot/${ballotId}`)).text).toContain("Kukaan ei äänestänyt");
});

test("a link opens its own ballot only", async () => {
  const [one, other] = [await anOpenBallot(product, 1), await anOpenBallot(product, 1)];
  const voter = await aVoter(product, one.tokens[0]!);
  expect((await voter.get(`/ballot/${other.ballotId}`)).status).toBe(401);
  expect((await vote(voter, other.ballotId, [other.options[videos]!])).status).toBe(401);
  expect(await papersOf(product.db, other.ballotId)).toEqual([]);
  const unknown = await product.browser().get(`/v/${"x".repeat(43)}`);
  expect(unknown.status).toBe(404);
  expect(unknown.text).toContain("Äänestyslinkki ei kelpaa");
});

test("an option of another ballot cannot be voted for", async () => {
  const [one, other] = [await anOpenBallot(product, 1), await anOpenBallot(product, 1)];
  const voter = await aVoter(product, one.tokens[0]!);
  const sent = await vote(voter, one.ballotId, [other.options[videos]!]);
  expect(sent.status).toBe(422);
  expect(sent.text).toContain("Jokin valitsemasi aihe on poistettu äänestyksestä.");
  expect(await papersOf(product.db, one.ballotId)).toEqual([]);
});

test("200 identical votes at once make one paper and one proposal", async () => {
  const { ballotId, tokens, options } = await anOpenBallot(product, 1);
  const voter = await aVoter(product, tokens[0]!);
  const sent = await Promise.all(
    Array.from({ length: 200 }, () => vote(voter, ballotId, [options[videos]!], { proposal: "Oma aihe" })),
  );
  expect(new Set(sent.map(({ status, headers }) => `${status} ${headers["location"]}`))).toEqual(
    new Set([`303 /ballot/${ballotId}/receipt`]),
  );
  const { "Oma aihe": proposed, ...team } = await optionsOf(product.db, ballotId);
  expect(Object.keys(team).length).toBe(2);
  expect((await papersOf(product.db, ballotId)).map(({ approved }) => approved)).toEqual([
    [options[videos], proposed].sort(),
  ]);
});
