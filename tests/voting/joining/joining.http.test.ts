// Those in the room who have no link: the code, one vote a browser, and what is refused.
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { joinRefusal, mostWalkIns, walkInToken } from "../../../src/voting/joining/walk-in.ts";
import { newJoinCode } from "../../../src/voting/joining/commands.ts";
import { getTurnout } from "../../../src/voting/queries.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { aVoter, letTimePass, papersOf, vote } from "../ballots.ts";
import { aWrittenBallot } from "../written-ballot.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

async function aRoom(settings: object = {}) {
  const joinCode = newJoinCode();
  const ballot = await aWrittenBallot(
    product.db,
    { voters: 1, options: 2 },
    { allowsWalkIns: true, joinCode, ...settings },
  );
  return { ...ballot, code: joinCode, url: `/ballot/${ballot.ballotId}`, joinUrl: `/j/${joinCode}` };
}

async function walkInsOf(ballotId: string) {
  const rows = await product.db
    .selectFrom("voters")
    .select(["walkInName", "hasVoted"])
    .where("ballotId", "=", ballotId)
    .execute();
  return rows.filter(({ walkInName }) => walkInName !== null);
}

test("the code is typed in any case and leads to the vote; joining gives one vote, which counts", async () => {
  const room = await aRoom();
  const browser = product.browser();
  expect(room.code).toMatch(/^[2-9a-hjkmnp-z]{6}$/);
  const typed = await browser.post("/join", { code: ` ${room.code.slice(0, 3).toUpperCase()} ${room.code.slice(3)}` });
  expect(typed.headers["location"]).toBe(room.joinUrl);
  const page = (await browser.get(`/j/${room.code.toUpperCase()}`)).text;
  expect(page).toContain("Jos olet saanut oman äänestyslinkin, käytä sitä");
  expect(page).toContain("(valinnainen)");
  expect(await walkInsOf(room.ballotId)).toEqual([]);
  const joined = await browser.post(room.joinUrl, { name: "" });
  expect(joined.headers["location"]).toBe(room.url);
  const sent = await vote(browser, room.ballotId, [room.optionIds[0]!]);
  expect(sent.headers["location"]).toBe(`${room.url}/receipt`);
  expect(await walkInsOf(room.ballotId)).toEqual([{ walkInName: "", hasVoted: true }]);
  expect(await getTurnout(product.db, room.ballotId)).toEqual({
    voters: 2,
    opened: 1,
    voted: 1,
    walkIns: 1,
    votedWalkIns: 1,
  });
  // A second time in the same browser goes on with the first, with another name too.
  expect((await browser.get(room.joinUrl)).text).toContain("Olet jo mukana tällä laitteella.");
  expect((await browser.post(room.joinUrl, { name: "Toinen" })).headers["location"]).toBe(room.url);
  expect((await browser.get(room.url)).text).toContain("Olet äänestänyt.");
  expect((await walkInsOf(room.ballotId)).length).toBe(1);
});

test("a button pressed ten times at once makes one vote", async () => {
  const room = await aRoom();
  const browser = product.browser();
  await browser.csrf();
  const sent = await Promise.all(Array.from({ length: 10 }, () => browser.post(room.joinUrl, { name: "Ada" })));
  expect(sent.map(({ headers }) => headers["location"])).toEqual(sent.map(() => room.url));
  expect(await walkInsOf(room.ballotId)).toEqual([{ walkInName: "Ada", hasVoted: false }]);
});

test("in an open vote a name is asked for; a secret one keeps no way from the name to the paper", async () => {
  const open = await aRoom({ isSecret: false });
  const browser = product.browser();
  const nameless = await browser.post(open.joinUrl, { name: "  " });
  expect(nameless.status).toBe(422);
  expect(nameless.text).toContain("Kirjoita nimesi: tämä äänestys on avoin.");
  expect(await walkInsOf(open.ballotId)).toEqual([]);
  await browser.post(open.joinUrl, { name: "Ada Aalto" });
  await vote(browser, open.ballotId, [open.optionIds[0]!]);
  const voter = await product.db
    .selectFrom("voters")
    .select("id")
    .where("walkInName", "=", "Ada Aalto")
    .executeTakeFirstOrThrow();
  expect((await papersOf(product.db, open.ballotId)).map(({ voterId }) => voterId)).toEqual([voter.id]);

  const secret = await aRoom({ quorumPercent: 40 });
  const walkIn = product.browser();
  // What is said before one joins is what then happens.
  const before = (await walkIn.get(secret.joinUrl)).text;
  expect(before).toContain("Hankkeen väki näkee nimen koodilla tulleiden joukossa.");
  // Without a mail server no vote is said to be secret, nor beside the name.
  expect(before).toContain("Äänesi ei siis ole heiltä salassa.");
  expect(before).not.toContain("mutta ei sitä, mitä valitset");
  expect(before).toContain("Muuten äänestäjät voivat myös ladata äänet ilman nimiä");
  expect(before).toContain("Tulos on pätevä, kun vähintään 40 prosenttia on äänestänyt.");
  await walkIn.post(secret.joinUrl, { name: "Bertta Berg" });
  await vote(walkIn, secret.ballotId, [secret.optionIds[0]!]);
  const staffs = `/programmes/${secret.programmeId}/ballots/${secret.ballotId}`;
  for (const [role, sees] of [
    ["facilitator", true],
    ["viewer", false],
  ] as const)
    // prettier-ignore
    expect((await (await product.signedIn(role, secret.programmeId)).get(staffs)).text.includes("Bertta Berg")).toBe(sees);
  const [paper] = await papersOf(product.db, secret.ballotId);
  const bertta = await product.db
    .selectFrom("voters")
    .selectAll()
    .where("walkInName", "=", "Bertta Berg")
    .executeTakeFirstOrThrow();
  const ofVoter = Object.entries(bertta).flatMap(([name, value]) =>
    name === "ballotId" ? [] : [JSON.stringify(value)],
  );
  expect(
    Object.values(paper ?? {})
      .map((value) => JSON.stringify(value))
      .filter((value) => value !== "null" && ofVoter.includes(value)),
  ).toEqual([]);
});

test("who has opened a link of their own in the browser goes on with that one", async () => {
  const room = await aRoom();
  const browser = await aVoter(product, room.tokens[0]!);
  expect((await browser.get(room.joinUrl)).text).toContain("Olet jo mukana tällä laitteella.");
  expect((await browser.post(room.joinUrl, { name: "Ada" })).headers["location"]).toBe(room.url);
  expect(await walkInsOf(room.ballotId)).toEqual([]);
});

test("a code that leads nowhere, an ended one, and a ballot that takes none: the page offers the way by e-mail", async () => {
  const room = await aRoom();
  const browser = product.browser();
  const unknown = await browser.post("/join", { code: "zzzzzz" });
  expect(unknown.status).toBe(422);
  expect(unknown.text).toContain("Koodi ei kelpaa.");
  expect(unknown.text).toContain('value="zzzzzz"');
  expect(unknown.text).toContain('href="/v"');
  for (const junk of ["%00", "%ED%A0%80x", "x".repeat(50)])
    expect((await browser.get(`/j/${junk}`)).status).toBeLessThan(500);
  await product.db.updateTable("ballots").set({ allowsWalkIns: false }).where("id", "=", room.ballotId).execute();
  for (const answer of [await browser.get(room.joinUrl), await browser.post(room.joinUrl, { name: "" })]) {
    expect(answer.status).toBe(404);
    expect(answer.text).toContain("Koodi ei kelpaa.");
  }
  expect(await walkInsOf(room.ballotId)).toEqual([]);
});

test("whoever tries codes by addresses is stopped as by the form; the code of the room is open still", async () => {
  const room = await aRoom();
  const browser = product.browser();
  expect((await browser.get("/j/zzzzzz")).status).toBe(404);
  const { numUpdatedRows } = await product.db
    .updateTable("rateLimits")
    .set({ points: 1500 })
    .where("key", "like", "joinAddress:%")
    .executeTakeFirst();
  expect(numUpdatedRows).toBe(1n);
  expect((await browser.get("/j/zzzzzy")).status).toBe(429);
  expect((await browser.post("/j/zzzzzy", { name: "" })).status).toBe(429);
  expect((await browser.get(room.joinUrl)).status).toBe(200);
  await product.db.deleteFrom("rateLimits").where("key", "like", "joinAddress:%").execute();
});

test("a hall comes at once from one address: as many as a room holds, by the code that each types or by their own links", async () => {
  const room = await aRoom();
  const come = async () => {
    const browser = product.browser();
    const typed = await browser.post("/join", { code: room.code });
    const joined = await browser.post(room.joinUrl, { name: "" });
    return [typed, joined, await browser.post(`/v/${room.tokens[0]}`)].map(({ status }) => status);
  };
  expect(await come()).toEqual([303, 303, 303]);
  const before = { joinAddress: 2 * mostWalkIns, joinBallot: mostWalkIns, voteLink: mostWalkIns };
  for (const [limit, points] of Object.entries(before))
    await product.db.updateTable("rateLimits").set({ points }).where("key", "like", `${limit}:%`).execute();
  expect(await come()).toEqual([303, 303, 303]);
  await product.db.deleteFrom("rateLimits").execute();
});

test("nobody joins after the close; who had joined comes to the result", async () => {
  const room = await aRoom();
  const joined = product.browser();
  await joined.post(room.joinUrl, { name: "" });
  await letTimePass(product.db, room.ballotId);
  const late = product.browser();
  expect((await late.get(room.joinUrl)).text).toContain("Äänestys on päättynyt");
  expect((await late.post(room.joinUrl, { name: "" })).status).toBe(409);
  expect((await walkInsOf(room.ballotId)).length).toBe(1);
  expect((await joined.post(room.joinUrl)).headers["location"]).toBe(room.url);
  expect((await joined.get(room.url)).text).toContain("Kukaan ei äänestänyt");
});

test("no more join than a room can hold, and the link of each is the browser's alone", () => {
  expect(joinRefusal("open", mostWalkIns - 1)).toBeNull();
  expect(joinRefusal("open", mostWalkIns)).toBe("full");
  expect(joinRefusal("proposing", 0)).toBeNull();
  expect([joinRefusal("draft", 0), joinRefusal("scheduled", 0), joinRefusal("closed", 0)]).toEqual([
    "not-open",
    "not-open",
    "closed",
  ]);
  const tokens = [walkInToken("a", "s"), walkInToken("a", "t"), walkInToken("b", "s")];
  expect(new Set(tokens).size).toBe(3);
  expect(tokens.every((token) => /^[\w-]{43}$/.test(token))).toBe(true);
});

test("a browser whose session has ended goes on with its vote by the code", async () => {
  const room = await aRoom();
  const browser = product.browser();
  await browser.post(room.joinUrl, { name: "Ada" });
  await vote(browser, room.ballotId, [room.optionIds[0]!]);
  await product.db
    .updateTable("sessions")
    .set({ expiresAt: Temporal.Now.instant().subtract({ hours: 1 }) })
    .execute();
  expect((await browser.get(room.url)).status).toBe(401);
  expect((await browser.post(room.joinUrl, { name: "" })).headers["location"]).toBe(room.url);
  expect((await browser.get(room.url)).text).toContain("Olet äänestänyt.");
  expect((await walkInsOf(room.ballotId)).length).toBe(1);
});
