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

async function aBallot(state: "proposing" | "open") {
  const ballot = await aWrittenBallot(product.db, { voters: 2, options: 2 }, { state, allowsProposals: true });
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
  const set = (title: string, values: object) =>
    product.db.updateTable("ballotOptions").set(values).where("id", "=", ids[title]!).execute();
  await set("Eka ehdotus", { isHidden: true, hiddenReason: "Ei koske hanketta." });
  await set("Toinen asia", { mergedInto: optionIds[0] });
  await product.db
    .insertInto("ballotOptionChanges")
    .values({ ballotId, optionId: ids["Kolmas juttu"]!, kind: "edited", before: "kolmas", after: "Kolmas juttu" })
    .execute();
  const told = [
    "Piilotettu. Syy: Ei koske hanketta.",
    "Yhdistetty aiheeseen ”Aihe 0”.",
    "Tiimi on muokannut sanamuotoa.",
  ];
  const page = (await first.get(url)).text;
  expect(told.filter((words) => !page.includes(words))).toEqual([]);
  const others = (await second.get(url)).text;
  expect(others).toContain("Yksi ehdotus on piilotettu. Syy: Ei koske hanketta.");
  expect(others).toContain("tiimi on muokannut");
  expect(others).not.toContain("Eka ehdotus");
  // A hidden one is not proposed anew, and a merged one leads to what it was merged into.
  const hidden = await voteWith(second, ballotId, {}, { proposal: "eka ehdotus" });
  expect(hidden.text).toContain("Hanke on piilottanut tämän ehdotuksen: Eka ehdotus.");
  const merged = await voteWith(second, ballotId, {}, { proposal: "toinen asia", similarFor: "toinen asia" });
  expect(merged.text).toContain("Aihe on jo listalla: Aihe 0.");
  expect(merged.text).toContain(`name="instead" value="option.${optionIds[0]}"`);

  await letTimePass(product.db, ballotId);
  const after = (await first.get(url)).text;
  expect(told.slice(0, 2).filter((words) => !after.includes(words))).toEqual([]);
  expect(after).not.toContain("Peru ehdotus");
});

test("a second link of the same voter in the same browser still knows the voter's proposals; another voter's does not", async () => {
  const ballot = await aBallot("proposing");
  const { first, url, ballotId, tokens } = ballot;
  await propose(first, ballot, own);
  const second = newToken();
  await product.db
    .updateTable("voters")
    .set({ tokenHashes: sql<string[]>`array_append(token_hashes, ${tokenHash(second)})` })
    .where("ballotId", "=", ballotId)
    .where(sql<boolean>`token_hashes @> array[${tokenHash(tokens[0]!)}]`)
    .execute();
  await first.post(`/v/${second}`);
  expect((await first.get(url)).text).toContain("Omat ehdotuksesi");
  await first.post(`/v/${tokens[1]}`);
  expect((await first.get(url)).text).not.toContain("Omat ehdotuksesi");
});
