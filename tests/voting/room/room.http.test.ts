// The page for the wall of the room: what it shows when, that it follows, and that it names nobody.
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { json } from "../../../src/platform/database.ts";
import { castVote } from "../../../src/voting/casting/commands.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { openStream, type Stream } from "../../support/event-stream.ts";
import { listen } from "../../support/listening.ts";
import { aWrittenBallot, type WrittenBallot } from "../written-ballot.ts";

let product: TestApp;
let served: Awaited<ReturnType<typeof listen>>;
let facilitator: Browser;
const streams: Stream[] = [];
beforeAll(async () => {
  product = await openTestApp();
  served = await listen(product.app);
  facilitator = await product.administrator(); // of every programme: each ballot has one of its own
});
afterAll(async () => {
  for (const stream of streams) stream.close();
  await served.close();
  await product.close();
});

/** A secret ballot that closes in twelve minutes, and the address of its page for the wall. */
async function aRoom(
  settings: Parameters<typeof aWrittenBallot>[2] = {},
): Promise<{ url: string; ballot: WrittenBallot }> {
  const ballot = await aWrittenBallot(product.db, { voters: 20, options: 3 }, settings);
  await set(ballot, { closesAt: Temporal.Now.instant().add({ minutes: 12, seconds: 30 }) });
  return { url: `/programmes/${ballot.programmeId}/ballots/${ballot.ballotId}/room`, ballot };
}

async function set({ ballotId }: WrittenBallot, values: object): Promise<void> {
  await product.db.updateTable("ballots").set(values).where("id", "=", ballotId).execute();
}

/** How many of a ballot's voters have voted. */
const votes = new WeakMap<WrittenBallot, number>();

/** So many more vote, at once: each approves the first option, and the options in turn. */
async function cast(ballot: WrittenBallot, count: number): Promise<void> {
  const { ballotId, optionIds, tokens } = ballot;
  const before = votes.get(ballot) ?? 0;
  votes.set(ballot, before + count);
  const voting = tokens.slice(before, before + count).map(async (token, at) => {
    const marks = { [optionIds[0]!]: 1, [optionIds[at % optionIds.length]!]: 1 };
    return await castVote(product.db, { ballotId, token, marks, seen: optionIds, proposal: "", mayBeBlank: false });
  });
  expect(await Promise.all(voting)).toEqual(voting.map(() => null));
}

/** What stands on the page, as one line of words. */
async function words(url: string): Promise<string> {
  const { status, text } = await facilitator.get(url);
  expect(status).toBe(200);
  const main = text.slice(text.indexOf("<main"), text.indexOf("<noscript>", text.indexOf("<main")));
  return main.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

async function streamOf(url: string, browser: Browser = facilitator): Promise<Stream> {
  const stream = await openStream(`${served.url}${url}/events`, `sid=${browser.session}`);
  streams.push(stream);
  return stream;
}

test("everybody may see it: the question, the options, how many have voted and how to join, but no name and no way in", async () => {
  const { url, ballot } = await aRoom({ allowsWalkIns: true, joinCode: "k7qf2m" });
  await cast(ballot, 7);
  const page = await words(url);
  expect(page).toContain("Mistä aiheesta seuraava työpaja?");
  expect(page).toContain("Aihe 0 Aihe 1 Aihe 2");
  expect(page).toContain("7 / 20 on äänestänyt");
  expect(page).toMatch(/12:\d\d aikaa jäljellä/);
  expect(page).toContain("tarvepaja.test /j/k7qf2m");
  expect(page).toContain("Äänimäärät näkyvät, kun äänestys on päättynyt.");

  const { text } = await facilitator.get(url);
  const links = [...text.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, to]) => to);
  expect(links.filter((to) => to?.startsWith("/programmes") && !to.startsWith(url))).toEqual([
    url.replace("/room", ""),
  ]);
  expect(text).not.toContain("Osallistuja");
  expect(text).toContain('<noscript><meta http-equiv="refresh" content="10"></noscript>');
  expect((await facilitator.get(`${url}?still=yes`)).text).not.toContain('http-equiv="refresh"');
  expect((await facilitator.get(`${url}?lang=sv`)).text).toContain("har röstat");
  await facilitator.get(`${url}?lang=fi`);

  const viewer = await product.signedIn("viewer", ballot.programmeId);
  expect([(await viewer.get(url)).status, (await viewer.get(`${url}/events`)).status]).toEqual([403, 403]);
  expect((await facilitator.get(url.replace(ballot.ballotId, randomUUID()))).status).toBe(404);
});

test("without the room's code it shows where one's own link is sent again", async () => {
  const { url } = await aRoom({ allowsWalkIns: true });
  expect(await words(url)).toContain("tarvepaja.test /v");
});

test("figures of a secret vote come five at a time and keep the last five back; of an open one each counts from the fifth on", async () => {
  const { url, ballot } = await aRoom({ showsLive: true });
  const seen: string[] = [];
  for (const votes of [4, 1, 4, 1, 4, 1]) {
    await cast(ballot, votes);
    seen.push(/(\d+) kannattaa/.exec(await words(url))?.[1] ?? "none");
  }
  expect(seen).toEqual(["none", "none", "none", "5", "5", "10"]);
  expect(await words(url)).toContain("Luvuissa on mukana 10 ääntä.");
  expect(await words(url)).toContain("15 / 20 on äänestänyt");

  // Merged in between, the option waits: counted now it would tell of the last five.
  await product.db
    .updateTable("ballotOptions")
    .set({ mergedInto: ballot.optionIds[0]! })
    .where("id", "=", ballot.optionIds[1]!)
    .execute();
  const merged = await words(url);
  expect(merged).toContain("Aihe 0 luku tulossa");
  expect(merged).not.toContain("Aihe 1");

  // Voters see the same beside their receipt, where the ballot shows it.
  const [voter, asks] = [product.browser(), `/ballot/${ballot.ballotId}`];
  await voter.post(`/v/${ballot.tokens.at(-1)}`);
  await voter.post(`${asks}/vote`, { [`marks-${ballot.optionIds[2]}`]: "1", seen: ballot.optionIds });
  expect((await voter.get(`${asks}/receipt`)).text.replaceAll(/<[^>]*>/g, "")).toMatch(
    /Aihe 0luku tulossaAihe 22 kannattaa/,
  );

  // They move on with the votes, whether anybody looks or not, and not when a vote is changed.
  const hall = await aRoom({ showsLive: true });
  const at = async () => /Aihe 0 (\d+) kannattaa/.exec(await words(hall.url))?.[1];
  await cast(hall.ballot, 10);
  expect(await at()).toBe("5");
  expect(await words((await aRoom({ showsLive: true })).url)).toContain("tulevat näkyviin, kun ääniä on vähintään 10.");
  const { ballotId, optionIds, tokens } = hall.ballot;
  for (const token of tokens.slice(0, 10))
    await castVote(product.db, { ballotId, token, marks: { [optionIds[1]!]: 1 }, seen: [], proposal: "", mayBeBlank: false }); // prettier-ignore
  expect(await at()).toBe("5");
  await cast(hall.ballot, 10);
  expect(await words(hall.url)).toContain("Luvuissa on mukana 15 ääntä.");
  expect(await at()).toBe("5");

  const open = await aRoom({ showsLive: true, isSecret: false });
  const shown: (string | undefined)[] = [];
  for (const votes of [4, 1, 1]) {
    await cast(open.ballot, votes);
    shown.push(/Aihe 0 (\d+) kannattaa/.exec(await words(open.url))?.[1]);
  }
  expect(shown).toEqual([undefined, "5", "6"]);
});

test("the facilitator adds five minutes once a press, and closes; the result comes when it is published", async () => {
  const { url, ballot } = await aRoom({ publishesAtClose: false });
  await cast(ballot, 6);
  const closesAt = async () =>
    (
      await product.db
        .selectFrom("ballots")
        .select("closesAt")
        .where("id", "=", ballot.ballotId)
        .executeTakeFirstOrThrow()
    ).closesAt!;
  const before = await closesAt();
  const from = before.toString();
  for (let press = 0; press < 2; press += 1) {
    const pressed = await facilitator.post(`${url}/more-time`, { from });
    expect([pressed.status, pressed.headers["location"]]).toEqual([303, url]);
  }
  expect((await closesAt()).toString()).toBe(before.add({ minutes: 5 }).toString());
  expect(await words(url)).toMatch(/17:\d\d aikaa jäljellä/);

  expect((await facilitator.post(`${url}/closing`)).headers["location"]).toBe(url);
  const counted = await words(url);
  expect(counted).toContain("Äänet on laskettu. Tulos julkaistaan pian.");
  expect(counted).toContain("6 / 20 äänesti");
  expect(counted).not.toContain("Aihe 0");
  expect(counted).not.toContain("lisää aikaa");
  const late = await facilitator.post(`${url}/more-time`, { from: (await closesAt()).toString() });
  expect(late.status).toBe(409);
  expect(late.text).toContain("Äänestys on jo päättynyt, joten aikaa ei voi lisätä.");

  await set(ballot, { publishedAt: before });
  const published = await words(url);
  expect(published).toContain("Voittaja Aihe 0");
  expect(published).toContain("Aihe 0 6 kannattaa");
});

test("of a few votes only the winner is told, and a vote whose time has passed is counted when the wall asks", async () => {
  const { url, ballot } = await aRoom();
  await cast(ballot, 3);
  await set(ballot, { closesAt: Temporal.Now.instant().subtract({ minutes: 1 }) });
  const page = await words(url);
  expect(page).toContain("Voittaja Aihe 0");
  expect(page).not.toContain("kannattaa");

  // Of two who chose differently the lot would tell each what the other chose.
  const { url: tiedUrl, ballot: tied } = await aRoom();
  await cast(tied, 2);
  await product.db
    .updateTable("ballotPapers")
    .set({ marks: json({ [tied.optionIds[1]!]: 1 }) })
    .where("ballotId", "=", tied.ballotId)
    .where(sql<boolean>`marks ? ${tied.optionIds[1]!}`)
    .execute();
  await facilitator.post(`${tiedUrl}/closing`);
  const told = await words(tiedUrl);
  expect(told).toMatch(/Voittaja Aihe [01]/);
  expect(told).not.toMatch(/arpa|arvonta/i);
});

test("while topics are proposed they appear, and voting is opened from the wall", async () => {
  const { url, ballot } = await aRoom({ allowsWalkIns: true, joinCode: "abcdef" });
  await set(ballot, { state: "proposing", openedAt: null });
  await product.db
    .insertInto("ballotOptions")
    .values([
      { ballotId: ballot.ballotId, proposal: "Podcast puhelimella", origin: "voter", position: 8 },
      {
        ballotId: ballot.ballotId,
        proposal: "Piilotettu ehdotus",
        origin: "voter",
        position: 9,
        isHidden: true,
        hiddenReason: "Ei",
      },
    ])
    .execute();
  const page = await words(url);
  expect(page).toContain("Podcast puhelimella osallistujan ehdotus");
  expect(page).not.toContain("Piilotettu");
  expect(page).toContain("1 ehdotus");
  await facilitator.post(`${url}/opening`);
  expect(await words(url)).toContain("Äänestys on käynnissä");
});

test("the page hears of each change of its own ballot, at most twice a second, and of nothing else", async () => {
  const [one, other] = [await aRoom(), await aRoom()];
  const stream = await streamOf(one.url);
  expect([stream.status, stream.headers.get("content-type"), stream.headers.get("content-encoding")]).toEqual([
    200,
    "text/event-stream; charset=utf-8",
    null,
  ]);
  // The first word says that the line stands.
  await expect.poll(() => stream.events.length, { timeout: 5000 }).toBe(1);
  await cast(other.ballot, 2);
  await cast(one.ballot, 10);
  await expect.poll(() => stream.events.length, { timeout: 5000 }).toBeGreaterThan(1);
  expect(stream.events.length).toBeLessThan(6);
  expect(new Set(stream.events)).toEqual(new Set(["changed"]));
  expect((await facilitator.get(`${one.url}/events`)).status).toBe(400);
});

test.runIf(process.env["TEST_DATABASE"] === "postgres")(
  "a line to the server that breaks is begun again, and the page is told that it may have missed something",
  async () => {
    const { url } = await aRoom();
    const stream = await streamOf(url);
    const cut = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query = 'listen changes'`.execute(product.db);
    expect(cut.rows).toHaveLength(1);
    await expect.poll(() => stream.events, { timeout: 5000 }).toEqual(["changed"]);
  },
);

test("who signs out hears no more, and nobody does once the process is to end", async () => {
  const { url, ballot } = await aRoom();
  const leaving = await product.signedIn("facilitator", ballot.programmeId);
  const [left, stays] = [await streamOf(url, leaving), await streamOf(url)];
  await cast(ballot, 1);
  await expect.poll(() => Math.min(left.events.length, stays.events.length), { timeout: 5000 }).toBeGreaterThan(0);
  const heard = left.events.length;
  await leaving.post("/sign-out");
  await cast(ballot, 1);
  expect(await left.ended).toBe(true);
  expect(left.events.length).toBe(heard);
  product.deps.eventStreams.end();
  expect(await stays.ended).toBe(true);
  expect((await streamOf(url)).status).toBe(503);
});
