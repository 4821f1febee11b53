// Topics of voters' own: before the voting and with a vote, what is like them, and what becomes of them.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newToken, tokenHash } from "../../../src/platform/browser-session.ts";
import { json } from "../../../src/platform/database.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { aVoter, letTimePass, optionsOf, papersOf, voteWith } from "../ballots.ts";
import { aWrittenBallot, type WrittenBallot } from "../written-ballot.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const own = "Tekoäly kirjaamisen apuna";

async function aBallot(state: "proposing" | "open", settings: { isSecret?: boolean } = {}) {
  const ballot = await aWrittenBallot(product.db, { voters: 2, options: 2 }, { state, allowsProposals: true, ...settings }); // prettier-ignore
  const [first, second] = [await aVoter(product, ballot.tokens[0]!), await aVoter(product, ballot.tokens[1]!)];
  return { ...ballot, first, second, url: `/ballot/${ballot.ballotId}` };
}

async function propose(
  voter: Browser,
  { ballotId }: WrittenBallot,
  proposal: string,
  more: Record<string, string> = {},
) {
  return await voter.post(`/ballot/${ballotId}/proposals`, { proposal, ...more });
}

const inAll = (words: string) => json({ fi: words, sv: words, en: words });

/** One link more for the voter of the first one, as a reminder brings it. */
async function oneMoreLink({ ballotId, tokens }: WrittenBallot): Promise<string> {
  const token = newToken();
  await product.db
    .updateTable("voters")
    .set({ tokenHashes: sql<string[]>`array_append(token_hashes, ${tokenHash(token)})` })
    .where("ballotId", "=", ballotId)
    .where(sql<boolean>`token_hashes @> array[${tokenHash(tokens[0]!)}]`)
    .execute();
  return token;
}

async function titlesOf({ ballotId }: WrittenBallot): Promise<string[]> {
  return Object.keys(await optionsOf(product.db, ballotId)).sort();
}

test("before the voting a topic is proposed and seen by all; nobody can vote yet", async () => {
  const ballot = await aBallot("proposing");
  const { first, second, url, ballotId, optionIds } = ballot;
  const opensAt = "2099-03-20T10:00:00Z";
  await product.db
    .updateTable("ballots")
    .set({ opensAt, closesAt: "2099-03-21T10:00:00Z" } as never)
    .where("id", "=", ballotId)
    .execute();
  const start = (await product.browser().get(`/v/${ballot.tokens[0]}`)).text;
  expect(start).toContain("Nyt voit ehdottaa aiheita, joista äänestetään. Äänestys avautuu pe 20.3.2099 klo 12.00.");
  const sent = await propose(first, ballot, `  ${own} `);
  expect(sent.headers["location"]).toBe(`${url}?done=proposed`);
  const page = (await first.get(`${url}?done=proposed`)).text;
  expect(page).toContain("Kiitos, ehdotuksesi on mukana.");
  expect(page).toContain("Omat ehdotuksesi");
  expect(page).toContain("Sen tekijää ei tallenneta");
  const others = (await second.get(url)).text;
  expect(others).toContain(own);
  expect(others).not.toContain("Omat ehdotuksesi");
  expect(others).not.toContain("Peru ehdotus");

  const early = await voteWith(second, ballotId, { [optionIds[0]!]: 1 });
  expect(early.status).toBe(409);
  expect(early.text).toContain("Äänestys avautuu pe 20.3.2099 klo 12.00.");
  expect(await papersOf(product.db, ballotId)).toEqual([]);
  // Twice is once; a wrong one comes back as it was typed.
  await propose(first, ballot, own);
  expect(await titlesOf(ballot)).toEqual(["Aihe 0", "Aihe 1", own].sort());
  const short = await propose(first, ballot, "x");
  expect(short.status).toBe(422);
  expect(short.text).toContain("Kirjoita aihe hieman pidemmin.");
  expect(short.text).toContain('value="x"');
  const known = await propose(second, ballot, own);
  expect(known.text).toContain(`Aihe on jo listalla: ${own}. Tyhjennä ehdotuksesi tai ehdota jotain muuta.`);
  const patient = await propose(second, ballot, "Asiakkaan 131052-308T asiat");
  expect(patient.text).toContain("Tekstissä näyttää olevan henkilötunnus.");
  const again = await first.post(`${url}/proposals?lang=en`, { proposal: "Another one", again: "yes" });
  expect(again.text).toContain('value="Another one"');
  expect((await titlesOf(ballot)).length).toBe(3);
});

test("what is nearly the same is shown first; the voter proposes anyway, or takes the other instead", async () => {
  const ballot = await aBallot("open");
  const { first, second, url, ballotId } = ballot;
  await voteWith(second, ballotId, {}, { proposal: "Videot ja reelsit" });
  const asked = await voteWith(first, ballotId, {}, { proposal: "Video ja reelssit" });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain("Tarkoitatko jotakin näistä?");
  expect(asked.text).toContain("Äänestä ja ehdota silti");
  expect(asked.text).toContain("data-focus");
  const instead = /name="instead" value="(option\.[^"]+)"/.exec(asked.text)?.[1] ?? "";
  expect(instead).toBe(`option.${(await optionsOf(product.db, ballotId))["Videot ja reelsit"]}`);
  const similarFor = /name="similarFor" value="([^"]+)"/.exec(asked.text)?.[1] ?? "";
  expect(similarFor).toBe("Video ja reelssit");

  const taken = await voteWith(first, ballotId, {}, { proposal: "Video ja reelssit", instead });
  expect(taken.status).toBe(200);
  expect(taken.text).toContain(`name="marks-${instead.slice("option.".length)}" value="1" checked`);
  expect(taken.text).not.toContain("Video ja reelssit");
  expect(await titlesOf(ballot)).toEqual(["Aihe 0", "Aihe 1", "Videot ja reelsit"]);

  const sent = await voteWith(first, ballotId, {}, { proposal: "Video ja reelssit", similarFor });
  expect(sent.headers["location"]).toBe(`${url}/receipt`);
  expect(await titlesOf(ballot)).toContain("Video ja reelssit");
});

test("as one writes, the region alone tells what is alike, and stores nothing", async () => {
  const ballot = await aBallot("proposing");
  const { first, url } = ballot;
  await propose(first, ballot, "Videot ja reelsit");
  const csrf = await first.csrf();
  const request = first.agent.post(`${url}/similar`).set("HX-Request", "true").type("form");
  const region = await request.send({ csrf, proposal: "video ja reelsi" });
  expect(region.text).not.toContain("<html");
  expect(region.text).toContain("Videot ja reelsit");
  expect(region.text).not.toContain("data-focus");
  expect((await first.post(`${url}/similar`, { proposal: "video" })).headers["location"]).toBe(url);
  const huge = await first.agent
    .post(`${url}/similar`)
    .set("HX-Request", "true")
    .type("form")
    .send({ csrf, proposal: "x".repeat(9000) });
  expect([huge.status, huge.text.trim()]).toEqual([200, ""]);
});

test("the catalogue's topic is proposed as that topic, by its name or by its button", async () => {
  const ballot = await aBallot("proposing");
  const { first, programmeId, ballotId, url } = ballot;
  const names = json({ fi: "Salasanat ja tunnistautuminen", sv: "Lösenord", en: "Passwords" });
  const topic = {
    programmeId,
    key: "pw",
    names,
    descriptions: json({ fi: "", sv: "", en: "" }),
    kind: "open" as const,
    position: 9,
  };
  const { id: topicId } = await product.db.insertInto("topics").values(topic).returning("id").executeTakeFirstOrThrow();
  const asked = await propose(first, ballot, "Salasanat ja tunnistautumiset");
  expect(asked.text).toContain(`name="instead" value="topic.${topicId}"`);
  const taken = await propose(first, ballot, "Salasanat ja tunnistautumiset", { instead: `topic.${topicId}` });
  expect(taken.text).toContain('value="Salasanat ja tunnistautuminen"');
  const sent = await propose(first, ballot, "salasanat ja tunnistautuminen");
  expect(sent.headers["location"]).toBe(`${url}?done=proposed`);
  const rows = await product.db
    .selectFrom("ballotOptions")
    .select(["topicId", "proposal", "origin"])
    .where("ballotId", "=", ballotId)
    .where("origin", "=", "voter")
    .execute();
  expect(rows).toEqual([{ topicId, proposal: null, origin: "voter" }]);
  // Another programme's topic is nobody's to take.
  const elsewhere = await aBallot("proposing");
  const foreign = await propose(elsewhere.first, elsewhere, "x", { instead: `topic.${topicId}` });
  expect(foreign.status).toBe(404);
});

test("a proposal is taken back by its proposer alone, until somebody else has it on a paper", async () => {
  const ballot = await aBallot("open");
  const { first, second, ballotId, url, optionIds } = ballot;
  await voteWith(first, ballotId, { [optionIds[0]!]: 1 }, { proposal: own, seen: optionIds });
  const { [own]: optionId = "" } = await optionsOf(product.db, ballotId);
  expect((await first.get(url)).text).toContain(`${url}/proposals/${optionId}/withdrawal`);
  const foreign = await second.post(`${url}/proposals/${optionId}/withdrawal`);
  expect(foreign.headers["location"]).toBe(`${url}?done=not-own`);
  const taken = await first.post(`${url}/proposals/${optionId}/withdrawal`);
  expect(taken.headers["location"]).toBe(`${url}?done=withdrawn`);
  expect(await titlesOf(ballot)).toEqual(["Aihe 0", "Aihe 1"]);
  const [paper] = await papersOf(product.db, ballotId);
  expect({ marks: paper?.marks, seen: paper?.seen }).toEqual({ marks: { [optionIds[0]!]: 1 }, seen: optionIds });
  expect((await first.post(`${url}/proposals/${optionId}/withdrawal`)).headers["location"]).toBe(
    `${url}?done=withdrawn`,
  );

  await voteWith(first, ballotId, { [optionIds[0]!]: 1 }, { proposal: own });
  const { [own]: anew = "" } = await optionsOf(product.db, ballotId);
  await voteWith(second, ballotId, { [optionIds[1]!]: 1 }, { seen: [...optionIds, anew] });
  expect((await first.get(url)).text).not.toContain("Peru ehdotus");
  const late = await first.post(`${url}/proposals/${anew}/withdrawal`);
  expect((await first.get(late.headers["location"]!)).text).toContain("joku on jo äänestänyt nähtyään sen");
  expect(await titlesOf(ballot)).toContain(own);
});

test("the proposer sees what became of proposals: hidden with the reason, merged, edited; after the close too", async () => {
  const ballot = await aBallot("open");
  const { first, second, ballotId, url, optionIds } = ballot;
  for (const title of ["Eka ehdotus", "Toinen asia", "Kolmas juttu"])
    await voteWith(first, ballotId, {}, { proposal: title, similarFor: title });
  const ids = await optionsOf(product.db, ballotId);
  await voteWith(first, ballotId, { [ids["Toinen asia"]!]: 1 });
  const set = (title: string, values: object) =>
    product.db.updateTable("ballotOptions").set(values).where("id", "=", ids[title]!).execute();
  await set("Eka ehdotus", { isHidden: true, hiddenReason: "Ei koske hanketta." });
  await set("Toinen asia", { mergedInto: optionIds[0] });
  await product.db
    .insertInto("ballotOptionChanges")
    .values({
      ballotId,
      optionId: ids["Kolmas juttu"]!,
      kind: "edited",
      before: inAll("kolmas"),
      after: inAll("Kolmas juttu"),
    }) // prettier-ignore
    .execute();
  const told = [
    "Piilotettu. Syy: Ei koske hanketta.",
    "Yhdistetty aiheeseen ”Aihe 0”.",
    "Tiimi on muokannut sanamuotoa. Kirjoitit: ”kolmas”.",
  ];
  const page = (await first.get(url)).text;
  expect(told.filter((words) => !page.includes(words))).toEqual([]);
  // Who has proposed as many as one may is not asked for another.
  expect(page).toContain("Olet jo ehdottanut 3 aihetta.");
  expect(page).not.toContain('name="proposal"');
  const others = (await second.get(url)).text;
  expect(others).toContain("Yksi ehdotus on piilotettu. Syy: Ei koske hanketta.");
  expect(others).toContain("tiimi on muokannut");
  expect(others).not.toContain("Eka ehdotus");
  expect(others).toContain("Tähän on yhdistetty: Toinen asia");
  const junk = [1, 2].map((at) => ({ ballotId, proposal: `Roskaa ${at}`, origin: "voter" as const, position: 20 + at, isHidden: true, hiddenReason: "Roskaa." })); // prettier-ignore
  await product.db.insertInto("ballotOptions").values(junk).execute();
  expect((await second.get(url)).text).toContain("2 ehdotusta on piilotettu. Syy: Roskaa.");
  // A hidden one is not proposed anew, and a merged one leads to what it was merged into.
  const hidden = await voteWith(second, ballotId, {}, { proposal: "eka ehdotus" });
  expect(hidden.text).toContain("Hanke on piilottanut tämän ehdotuksen: Eka ehdotus.");
  const merged = await voteWith(second, ballotId, {}, { proposal: "toinen asia", similarFor: "toinen asia" });
  expect(merged.text).toContain("Aihe on jo listalla: Aihe 0.");
  expect(merged.text).toContain(`name="instead" value="option.${optionIds[0]}"`);

  await product.db
    .updateTable("ballotOptions")
    .set({ isHidden: true, hiddenReason: "Kouluttaja perui" })
    .where("id", "=", optionIds[0]!)
    .execute();
  const gone = "Yhdistetty aiheeseen ”Aihe 0”, joka on piilotettu. Syy: Kouluttaja perui";
  expect((await first.get(url)).text).toContain(gone);
  const supporter = (await first.get(`${url}/receipt`)).text;
  expect(supporter).toContain("”Toinen asia” on yhdistetty aiheeseen ”Aihe 0”, joka on poistettu äänestyksestä.");
  await product.db.updateTable("ballotOptions").set({ isHidden: false }).where("id", "=", optionIds[0]!).execute();

  await voteWith(first, ballotId, { [ids["Kolmas juttu"]!]: 1 });
  await letTimePass(product.db, ballotId);
  const after = (await first.get(url)).text;
  expect(told.slice(0, 2).filter((words) => !after.includes(words))).toEqual([]);
  expect(after).not.toContain("Peru ehdotus");
});

test("a second link of the same voter in the same browser still knows the voter's proposals; another voter's does not", async () => {
  const ballot = await aBallot("proposing");
  const { first, url, tokens } = ballot;
  for (const title of [own, "Toinen asia"]) await propose(first, ballot, title, { similarFor: title });
  await first.post(`/v/${await oneMoreLink(ballot)}`);
  expect((await first.get(url)).text).toContain("Omat ehdotuksesi");
  await propose(first, ballot, "Kolmas juttu", { similarFor: "Kolmas juttu" });
  const fourth = await propose(first, ballot, "Neljäs ajatus", { similarFor: "Neljäs ajatus" });
  expect(fourth.text).toContain("Olet jo ehdottanut 3 aihetta.");
  expect(fourth.text).toContain('value="Neljäs ajatus"');
  await first.post(`/v/${tokens[1]}`);
  expect((await first.get(url)).text).not.toContain("Omat ehdotuksesi");
});

test("in an open vote proposals are the voter's, by whichever link; of a secret one nothing leads from voter to proposal", async () => {
  const ballot = await aBallot("proposing", { isSecret: false });
  const { first, url, ballotId } = ballot;
  expect((await first.get(url)).text).toContain("Hankkeelle tallentuu, kuka sen teki");
  for (const title of [own, "Toinen asia", "Kolmas juttu"]) await propose(first, ballot, title, { similarFor: title });
  const phone = await aVoter(product, await oneMoreLink(ballot));
  const page = (await phone.get(url)).text;
  expect(page).toContain("Omat ehdotuksesi");
  expect(page).toContain("Olet jo ehdottanut 3 aihetta.");
  await propose(phone, ballot, "Neljäs ajatus", { similarFor: "Neljäs ajatus" });
  const ids = await optionsOf(product.db, ballotId);
  expect(Object.keys(ids)).toHaveLength(5);
  const taken = await phone.post(`${url}/proposals/${ids[own]}/withdrawal`);
  expect(taken.headers["location"]).toBe(`${url}?done=withdrawn`);
  await propose(phone, ballot, "Neljäs ajatus", { similarFor: "Neljäs ajatus" });
  expect(await titlesOf(ballot)).toContain("Neljäs ajatus");

  const secret = await aBallot("proposing");
  await propose(secret.first, secret, own);
  const rows = product.db.selectFrom("ballotOptions").selectAll().where("ballotId", "=", secret.ballotId);
  const proposals = await rows.where("origin", "=", "voter").execute();
  const voters = await product.db.selectFrom("voters").selectAll().where("ballotId", "=", secret.ballotId).execute();
  const known = new Set(voters.flatMap((voter) => [voter.id, voter.participantId, ...voter.tokenHashes]));
  expect(proposals.flatMap((row) => Object.values(row)).filter((value) => known.has(value as string))).toEqual([]);
});

test("who proposed before is thanked once: not when the topic has been merged since, nor on the paper", async () => {
  const ballot = await aBallot("proposing");
  const { first, url, ballotId, optionIds } = ballot;
  await propose(first, ballot, own);
  const options = product.db.updateTable("ballotOptions").where("ballotId", "=", ballotId);
  await options.set({ mergedInto: optionIds[0]! }).where("proposal", "=", own).execute();
  expect((await first.get(`${url}?done=proposed`)).text).not.toContain("Kiitos, ehdotuksesi on mukana.");
  await options.set({ mergedInto: null }).where("proposal", "=", own).execute();
  const thanked = (await first.get(`${url}?done=proposed`)).text;
  expect(thanked).toContain('role="status" data-once="done">Kiitos, ehdotuksesi on mukana.');
  await product.db.updateTable("ballots").set({ state: "open" }).where("id", "=", ballotId).execute();
  expect((await first.get(`${url}?done=proposed`)).text).not.toContain("Kiitos, ehdotuksesi on mukana.");
});

test("five hundred options are the most: the next proposal is told so and kept, and the vote is not cast without it", async () => {
  const ballot = await aBallot("open");
  const { first, ballotId, optionIds } = ballot;
  const rows = Array.from({ length: 498 }, (_, at) => ({
    ballotId,
    proposal: `Asia numero ${at} ja`,
    position: at + 2,
  }));
  await product.db.insertInto("ballotOptions").values(rows).execute();
  const sent = await voteWith(first, ballotId, { [optionIds[0]!]: 1 }, { proposal: own });
  expect(sent.status).toBe(422);
  expect(sent.text).toContain("Ehdotuksia on jo niin paljon, ettei uusia voi lisätä.");
  expect(sent.text).toContain(`value="${own}"`);
  expect(await papersOf(product.db, ballotId)).toEqual([]);
  await product.db.updateTable("ballotOptions").set({ isHidden: true, hiddenReason: "Roskaa" }).where("id", "=", optionIds[1]!).execute(); // prettier-ignore
  expect((await voteWith(first, ballotId, { [optionIds[0]!]: 1 }, { proposal: own })).status).toBe(303);
});
