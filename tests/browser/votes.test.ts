// How DigiVointi chose its next topics, in a real browser with two processes on one PostgreSQL: a facilitator at a desk and
// at the wall's page, and voters on phones, one by keyboard alone, one without scripts, one in Swedish.
import { afterAll, beforeAll, expect, test } from "vitest";
import { aWorkshop, openHall, staff, type Hall } from "./votes/hall.ts";
import { closeAtDesk, collectProposals, draft, markHeld, merge, openForAll, planNext, readResult } from "./votes/holding.ts"; // prettier-ignore
import { actsOf, keptOf, plannedFrom } from "./votes/kept.ts";
import { recount } from "./votes/recount.ts";
import { bars, closeFromWall, showOnWall, startVoting, wallShowsWinner, wallTells } from "./votes/room.ts";
import {
  approve,
  approveAndPropose,
  approveByKeys,
  askForLetter,
  comeByCode,
  comeByLink,
  findsOwnVote,
  othersVote,
  proposeAnyway,
  proposeByKeys,
  proposeInSwedish,
  rankByButtons,
  rankByKeys,
  rankByPlaces,
  seesResult,
} from "./votes/voting.ts";
import { sees } from "./path/stage.ts";
import { lettersAbout, type Letter } from "./workshops/letters.ts";
import { readable } from "./workshops/scene.ts";

const topics = {
  tools: "Somemarkkinoinnin työkalut",
  security: "Tietoturva hoiva-alalla",
  remote: "Etätyön sovellukset",
  privacy: "Tietosuoja ja hyvä kirjaaminen",
};
const swedish = {
  tools: "Verktyg för marknadsföring i sociala medier",
  security: "Informationssäkerhet inom omsorgen",
};

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, 180_000);
afterAll(async () => {
  await hall.close();
});

test("a workshop is held, its people propose and vote, and the winner is their next workshop", async () => {
  await aWorkshop(hall);
  const facilitator = await staff(hall, "facilitator");
  await markHeld(facilitator);
  const offered = await draft(facilitator);
  expect(offered).toContain(topics.tools);
  const ballotUrl = await collectProposals(facilitator);
  const ballotId = ballotUrl.split("/").at(-1)!;
  const { finns, swede: swedishLetter } = byLanguage(
    await lettersAbout(hall.smtp, /^(Ehdota aiheita|Föreslå ämnen): /, 9),
  );

  const own = { early: "Työkaluja somemarkkinointiin", late: "Hoiva-alan tietoturva" };
  const keys = await comeByLink(hall, finns[0]!);
  const plain = await comeByLink(hall, finns[1]!, { javaScript: false });
  const swede = await comeByLink(hall, swedishLetter);
  await proposeByKeys(keys, topics.remote, "Tekoäly kirjaamisen apuna");
  await proposeAnyway(plain, own.early, topics.tools);
  await proposeInSwedish(swede, "Tidsbokning på webben");
  await merge(facilitator, own.early, topics.tools);

  const wall = await staff(hall, "facilitator");
  await showOnWall(wall, ballotUrl);
  await startVoting(wall);
  await lettersAbout(hall.smtp, /^(Äänestä|Rösta): /, 9);
  await approveByKeys(keys, [topics.tools, "Tekoäly kirjaamisen apuna"]);
  await wallTells(wall, 1, 9);
  await approveAndPropose(plain, [topics.tools], own.late, topics.security);
  await plain.locator("main").getByText(`Yhdistetty aiheeseen ”${topics.tools}”. Kannatus lasketaan sille.`).waitFor();
  await wallTells(wall, 2, 9);
  await approve(swede, ["Tidsbokning på webben", swedish.security], "Rösta");
  await wallTells(wall, 3, 9);
  const id = await optionIds(ballotId);
  const chosen = [[topics.tools], [topics.tools, topics.security, own.late], [topics.tools, topics.security]];
  const letters = [await askForLetter(hall, wall, finns[2]!), finns[3]!, finns[4]!];
  const others = chosen.map((names, at) => ({
    letter: letters[at]!,
    marks: Object.fromEntries(names.map((name) => [id(name), 1])),
  }));
  await othersVote(hall, ballotId, others);
  await wallTells(wall, 6, 9);
  // Merged while they vote: whoever is for both is for it once, else the topics would be even.
  await facilitator.goto(ballotUrl);
  await merge(facilitator, own.late, topics.security);
  await plain.reload();
  await plain
    .locator("main")
    .getByText(`Yhdistetty aiheeseen ”${topics.security}”. Kannatus lasketaan sille.`)
    .waitFor();
  await closeFromWall(wall, topics.tools);

  await facilitator.goto(ballotUrl);
  const headline = `${topics.tools} voitti: 5 ääntä, kun äänestäjiä oli 6`;
  await readResult(facilitator, headline, `Toiseksi eniten kannatusta sai ${topics.security}: 4 ääntä.`);
  await seesResult(keys, ballotId, headline);
  await seesResult(plain, ballotId, headline);
  await seesResult(swede, ballotId, `${swedish.tools} vann: 5 röster av 6 väljare`);
  const only = [topics.tools];
  expect(await recount(keys)).toEqual({ ".json": only, ".cat": only, ".pb": only });
  await planNext(facilitator, topics.tools, "350");

  expect(await plannedFrom(hall.db, ballotId)).toEqual([
    {
      topic: topics.tools,
      group: "Some ja videot",
      state: "planned",
      level: "intermediate",
      durationMinutes: 180,
      costEuros: 350,
    },
  ]);
  expect(await keptOf(hall.db, ballotId)).toEqual({
    state: "closed, next by approval, secret",
    isPublished: true,
    proposals: [
      `${own.late} → ${topics.security}`,
      ...["Tekoäly kirjaamisen apuna", "Tidsbokning på webben", `${own.early} → ${topics.tools}`],
    ],
    // The papers of a closed secret vote are kept as they count: who marked what was merged in cannot be told any more.
    papers: [
      topics.tools,
      `${topics.tools}, Tekoäly kirjaamisen apuna`,
      ...Array<string>(3).fill(`${topics.tools}, ${topics.security}`),
      `Tidsbokning på webben, ${topics.security}`,
    ].sort(),
    ofVoters: 0,
    voters: 9,
    voted: 6,
    walkIns: 0,
  });
  const acts = await actsOf(hall.db, hall.programme.id);
  expect(acts.slice(acts.indexOf("workshop.hold"))).toEqual([
    ...["workshop.hold", "ballot.draft", "ballot.ask-proposals", "ballot.merge-options", "ballot.open"],
    ...["ballot.merge-options", "ballot.close", "ballot.plan-winner"],
  ]);
  for (const page of [facilitator, wall, keys, plain, swede]) await page.close();
  expect(hall.stopped).toEqual([]);
});

test("a common topic for all groups is put in order by everybody, and by those who come by the code", async () => {
  const before = hall.smtp.received.length;
  const facilitator = await staff(hall, "facilitator");
  const { url, topics: offered } = await openForAll(facilitator);
  const ballotId = url.split("/").at(-1)!;
  expect(offered).toEqual(expect.arrayContaining(Object.values(topics)));
  const { finns, swede: swedishLetter } = byLanguage(await lettersAbout(hall.smtp, /^(Äänestä|Rösta): /, 15, before));
  const wall = await staff(hall, "facilitator");
  await showOnWall(wall, url);

  const keys = await comeByLink(hall, finns[0]!);
  await rankByKeys(keys, [topics.security, topics.tools]);
  await wallTells(wall, 1, 15);
  const plain = await comeByLink(hall, finns[1]!, { javaScript: false });
  await rankByButtons(plain, [topics.tools, topics.privacy]);
  const swede = await comeByLink(hall, swedishLetter);
  await rankByPlaces(swede, [swedish.tools, swedish.security], "Rösta");
  await wallTells(wall, 3, 15);
  const walkIn = await comeByCode(hall, wall);
  await rankByPlaces(walkIn, [topics.tools, topics.remote], "Äänestä");
  const code = (await walkIn.locator("main code").first().innerText()).trim();
  await wallTells(wall, 4, 16);
  const id = await optionIds(ballotId);
  const order = (at: number) => (at < 8 ? [topics.tools, topics.security] : [topics.security, topics.privacy]);
  const others = finns.slice(2).map((letter, at) => ({
    letter,
    marks: Object.fromEntries(order(at).map((name, place) => [id(name), place + 1])),
  }));
  await othersVote(hall, ballotId, others.slice(0, 1));
  await wallTells(wall, 5, 16);
  await othersVote(hall, ballotId, others.slice(1, 6));
  await wallTells(wall, 10, 16);
  // A secret vote's figures are behind by five people at least: what they are short of tells of nobody.
  const note = /^Luvuissa on mukana 5 ääntä\. Vähintään viisi viimeistä ääntä näkyy vasta tuloksessa\.$/;
  const early = await bars(wall, note);
  await readable({ isRead: true }, wall);
  await othersVote(hall, ballotId, others.slice(6));
  await wallTells(wall, 16, 16);
  // The bars have moved by themselves.
  const late = await bars(wall, /^Luvuissa on mukana 1\d ääntä/);
  expect([early, late]).toEqual([
    { [topics.tools]: 80, [topics.security]: 20 },
    { [topics.tools]: 90, [topics.security]: 10 },
  ]);

  await closeAtDesk(facilitator, url);
  await wallShowsWinner(wall, topics.tools);
  await readResult(
    facilitator,
    `${topics.tools} voitti`,
    `${topics.tools} päihitti jokaisen muun aiheen, kun aiheita verrattiin kaksi kerrallaan: useampi piti sitä parempana kuin huonompana.`,
  );
  await sees(facilitator, "Kaikki muutkin laskutavat olisivat valinneet samoin.");
  await seesResult(walkIn, ballotId, `${topics.tools} voitti`);
  const only = [topics.tools];
  expect(await recount(walkIn)).toEqual({ ".json": only, ".soi": only, ".pb": only });
  expect(await findsOwnVote(walkIn, code)).toBe(`1. ${topics.tools} 2. ${topics.remote}`);
  const ranked = (...names: string[]) => names.map((name, at) => `${at + 1} ${name}`).join(", ");
  expect(await keptOf(hall.db, ballotId)).toEqual({
    state: "closed, next by ranking, secret",
    isPublished: true,
    proposals: [],
    papers: [
      ranked(topics.tools, topics.remote),
      ranked(topics.tools, topics.privacy),
      ...Array.from({ length: 9 }, () => ranked(topics.tools, topics.security)),
      ...Array.from({ length: 4 }, () => ranked(topics.security, topics.privacy)),
      ranked(topics.security, topics.tools),
    ].sort(),
    ofVoters: 0,
    voters: 16,
    voted: 16,
    walkIns: 1,
  });
  for (const page of [facilitator, wall, keys, plain, swede, walkIn]) await page.close();
  expect(hall.stopped).toEqual([]);
});

/** The letters to those who read Finnish, and the one in Swedish. */
function byLanguage(letters: Letter[]): { finns: Letter[]; swede: Letter } {
  const swede = letters.find(({ language }) => language === "sv");
  if (swede === undefined) throw new Error("no letter in Swedish");
  const finns = letters.filter(({ language }) => language === "fi").sort((a, b) => (a.to < b.to ? -1 : 1));
  return { finns, swede };
}

/** The id of a ballot's option by its name. */
async function optionIds(ballotId: string): Promise<(name: string) => string> {
  const rows = await hall.db
    .selectFrom("ballotOptions as option")
    .leftJoin("topics as topic", "topic.id", "option.topicId")
    .select(["option.id", "topic.names", "option.proposal"])
    .where("ballotId", "=", ballotId)
    .execute();
  const ids = new Map(rows.map(({ id, names, proposal }) => [proposal ?? names?.fi, id]));
  return (name) => ids.get(name) ?? "";
}
