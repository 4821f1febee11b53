// Every kind of vote: what the page says is what the database holds and what the command line counts from the files.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeBallot } from "../../../src/voting/closing/commands.ts";
import type { BallotResult } from "../../../src/voting/closing/result.ts";
import { tallyFile } from "../../../src/voting/index.ts";
import {
  formsFor,
  purposes,
  rulesFor,
  type BallotForm,
  type BallotRule,
  type Purpose,
} from "../../../src/voting/settings.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { aVoter } from "../ballots.ts";
import { aMarkedBallot, somePeople, twoGroups, type Marked } from "./a-marked-ballot.ts";

let product: TestApp;
let programmeId: string;
let planner: Browser;
let people: string[];
let ownerId: string;
beforeAll(async () => {
  product = await openTestApp();
  ({ id: programmeId, ownerId } = await aProgramme(product.db));
  planner = await product.signedIn("planner", programmeId);
  people = await somePeople(product.db, programmeId, 12);
});
afterAll(async () => {
  await product.close();
});

const optionNames = ["Videot", "Excel", "Kanta", "Some", "Canva"];
const places = [...optionNames.keys()];

/** A dozen papers of each form, drawn by a fixed rule: three camps that overlap, one voter who marks nothing. */
const paperOf: Record<BallotForm, (voter: number) => Record<number, number>> = {
  approval: (voter) => marksBy(voter, (place) => ((voter * 5 + place * 3) % 7 < 3 ? 1 : null)),
  limited: (voter) => ({ [voter % 3]: 1, [(voter * 2 + 1) % 5]: 1 }),
  score: (voter) => marksBy(voter, (place) => (voter * 3 + place * 4) % 6),
  dots: (voter) => ({ [voter % 3]: 3, [(voter + 2) % 5]: 2 }),
  ranking: (voter) => marksBy(voter, (place) => (place === (voter + 4) % 5 ? null : 1 + ((voter * 2 + place * 3) % 4))),
};

function marksBy(voter: number, mark: (place: number) => number | null): Record<number, number> {
  return Object.fromEntries(
    places.flatMap((place) => (voter === 11 || mark(place) === null ? [] : [[place, mark(place)!]])),
  );
}

const kinds = purposes.flatMap((purpose) =>
  formsFor(purpose).flatMap((form) =>
    rulesFor({ purpose, form }).map((rule): [Purpose, BallotForm, BallotRule] => [purpose, form, rule]),
  ),
);

async function closed(marked: Partial<Marked> = {}) {
  const ballot = await aMarkedBallot(product.db, {
    programmeId,
    participantIds: people,
    settings: {},
    optionNames,
    papers: people.map((_, voter) => paperOf.approval(voter)),
    ...marked,
  });
  await closeBallot(product.db, { programmeId, ballotId: ballot.ballotId }, ownerId);
  return {
    ...ballot,
    url: `/programmes/${programmeId}/ballots/${ballot.ballotId}`,
    result: await resultOf(ballot.ballotId),
  };
}

async function resultOf(ballotId: string): Promise<BallotResult> {
  const row = await product.db
    .selectFrom("ballots")
    .select("result")
    .where("id", "=", ballotId)
    .executeTakeFirstOrThrow();
  return row.result as BallotResult;
}

/** Types the command that the page shows, with the file that it names. */
function tallied(command: string, text: string, { countedIds }: BallotResult) {
  const [name = "", ...words] = command.replace("npm run -s cli -- tally ", "").split(" ");
  const options = Object.fromEntries(
    words.flatMap((word, at) => (at % 2 === 0 ? [[word.slice(2), words[at + 1]]] : [])),
  );
  const { winners, inputHash } = tallyFile(name, text, options, () => 0);
  return {
    winnerIds: winners![0]!.map((each) => (typeof each === "number" ? countedIds[each]! : each)).sort(),
    inputHash,
  };
}

function filesOn(page: string): { address: string; command: string }[] {
  const files = page.matchAll(/<a href="([^"]*recount[^"]*)" download>[^<]*<\/a>(?:<br><code>([^<]*)<\/code>)?/g);
  return [...files].map(([, address, command]) => ({
    address: address!.replaceAll("&#x3D;", "="),
    command: command ?? "",
  }));
}

describe("a dozen voters", () => {
  test.each(kinds)("%s by %s, counted by %s", async (purpose, form, rule) => {
    const settings = { purpose, form, rule, isSecret: purpose !== "series" };
    const needs = {
      seats: purpose === "several" ? 3 : 1,
      mostMarks: form === "dots" ? 5 : form === "limited" ? 2 : null,
    };
    const hours = purpose === "hours" ? { budgetMinutes: 420 } : {};
    const { url, ballotId, tokens, result, optionIds } = await closed({
      settings: { ...settings, ...needs, ...hours },
      papers: people.map((_, voter) => paperOf[form](voter)),
      costMinutes: [120, 180, 60, 150, 90],
    });
    expect(result.kind).toBe("decided");
    expect(result.winnerIds.length).toBeGreaterThan(purpose === "several" || purpose === "hours" ? 1 : 0);
    const page = (await planner.get(url)).text;
    const names = result.winnerIds.map((id) => optionNames[optionIds.indexOf(id)]!);
    for (const name of names) expect(page).toMatch(new RegExp(`<tr class="winner">\\s*<th scope="row">${name}`));
    expect(page).toContain("Näin tulos laskettiin");
    const files = filesOn(page);
    expect(files.length).toBeGreaterThan(purpose === "series" ? 0 : 1 - Number(form === "ranking" || form === "score"));
    for (const { address, command } of files) {
      const { text } = await planner.get(address);
      const { winnerIds, inputHash } = tallied(command, text, result);
      expect(winnerIds).toEqual([...result.winnerIds].sort());
      if (address.endsWith("recount")) expect(inputHash).toBe(result.inputHash);
    }
    const offered = (format: string) =>
      files.some(({ address }) => address.endsWith(format === "json" ? "recount" : `=${format}`));
    for (const format of ["json", "preflib", "pabulib"].filter((each) => !offered(each)))
      expect((await planner.get(`${url}/recount?format=${format}`)).status).toBe(404);
    if (rule !== rulesFor({ purpose, form })[0]) return;
    const { text } = await (await aVoter(product, tokens[0]!)).get(`/ballot/${ballotId}`);
    for (const name of names) expect(text).toMatch(new RegExp(`<tr class="winner">\\s*<th scope="row">${name}`));
    expect(text).not.toContain("Kuka kannatti mitäkin?");
  });
});

test("the page of a result reads no paper of a secret vote: everybody looks at it at once", async () => {
  const ranked = { purpose: "next", form: "ranking", rule: "schulze" } as const;
  const { url, ballotId } = await closed({
    settings: ranked,
    papers: people.map((_, voter) => paperOf.ranking(voter)),
  });
  const page = (await planner.get(url)).text;
  expect(filesOn(page).map(({ command }) => /\.\w+ /.exec(command)?.[0])).toEqual([".json ", ".toi "]);
  await product.db.deleteFrom("ballotPapers").where("ballotId", "=", ballotId).execute();
  expect(filesOn((await planner.get(url)).text)).toEqual(filesOn(page));
});

test("published by hand: staff see the result, voters that it is counted; pressed twice it is published once", async () => {
  const { url, ballotId, tokens } = await closed({ settings: { publishesAtClose: false, hasReceipts: true } });
  const voter = await aVoter(product, tokens[0]!);
  const seenBy = async (browser: Browser, address: string) => (await browser.get(address)).text;
  const own = `/ballot/${ballotId}`;
  expect(await seenBy(voter, own)).toContain("Äänet on laskettu");
  expect(await seenBy(voter, own)).not.toMatch(/voitti|Näin tulos laskettiin/);
  for (const page of ["recount", "papers"]) expect((await voter.get(`${own}/${page}`)).status).toBe(404);
  expect(await seenBy(planner, url)).toContain("Äänestäjät eivät näe tulosta vielä.");
  expect(await seenBy(planner, url)).toContain("kaikki laskutavat valitsevat saman");
  const viewer = await product.signedIn("viewer", programmeId);
  expect(await seenBy(viewer, url)).not.toContain("Julkaise tulos äänestäjille");
  expect((await viewer.post(`${url}/publication`)).status).toBe(403);
  const elsewhere = `/programmes/${(await aProgramme(product.db)).id}/ballots/${ballotId}/publication`;
  expect((await planner.post(elsewhere)).status).toBe(404);
  await Promise.all([planner.post(`${url}/publication`), planner.post(`${url}/publication`)]);
  const page = await seenBy(planner, `${url}?done=published`);
  expect(page).toContain("Tulos on julkaistu.");
  expect(page).not.toContain("Julkaise tulos äänestäjille");
  expect(await seenBy(voter, own)).toContain("Näin tulos laskettiin");
  const acts = product.db.selectFrom("auditLog").select("act").where("subject", "=", ballotId);
  expect((await acts.where("act", "=", "ballot.publish").execute()).length).toBe(1);
});

test("with receipts each voter finds their paper in the published list by the code, and nobody's name is there", async () => {
  const { url, ballotId, tokens } = await closed({ settings: { hasReceipts: true } });
  const voter = await aVoter(product, tokens[3]!);
  const code =
    /<code>([a-z2-9]{5}-[a-z2-9]{5})<\/code>/.exec((await voter.get(`/ballot/${ballotId}`)).text)?.[1] ?? "none";
  const list = (await voter.get(`/ballot/${ballotId}/papers`)).text;
  const chosen = Object.keys(paperOf.approval(3)).map((place) => optionNames[Number(place)]!);
  const line = new RegExp(`<code>${code}</code></th><td>(.*?)</td>`).exec(list)?.[1] ?? "";
  expect([...line.matchAll(/<li>([^<]*)<\/li>/g)].map(([, name]) => name)).toEqual(chosen);
  expect(list).not.toContain("Osallistuja");
  const rowsOf = (text: string) => [...text.matchAll(/<tr><th scope="row"><code>.*?<\/tr>/g)].map(([row]) => row);
  const staffs = rowsOf((await planner.get(`${url}/papers`)).text);
  expect(staffs).toEqual(rowsOf(list));
  expect(staffs.length).toBe(12);
  expect((await (await product.signedIn("facilitator", programmeId)).get(`${url}/papers`)).status).toBe(403);
});

test("of an open vote staff see who supports what, as its voters were told; viewers and voters do not", async () => {
  const papers = [{ 0: 1 }, { 0: 1, 1: 1 }, { 1: 1 }];
  const { url, ballotId, tokens } = await closed({ settings: { isSecret: false }, papers });
  const page = (await planner.get(url)).text;
  expect(page).toMatch(
    />Excel<\/th><td role="cell" data-label="Kannattajat">Osallistuja 02, Yritys 02 · Osallistuja 03, Yritys 03<\/td>/,
  );
  const readers = [await product.signedIn("viewer", programmeId), await aVoter(product, tokens[0]!)];
  const pages = [await readers[0]!.get(url), await readers[1]!.get(`/ballot/${ballotId}`)];
  for (const { text } of pages) {
    expect(text).not.toMatch(/Osallistuja 0[23]|Kuka kannatti/);
    expect(text).toContain("Äänestäjiä oli alle 5");
  }
  await product.db.deleteFrom("voters").where("ballotId", "=", ballotId).execute();
  expect((await resultOf(ballotId)).voters).toBe(3);
});

test("too few voted: no winner, in words, and a new vote is offered", async () => {
  const { url, ballotId, tokens, result, optionIds } = await closed({
    settings: { quorumPercent: 60 },
    papers: people.slice(0, 7).map(() => ({ 0: 1 })),
  });
  expect(result).toMatchObject({ kind: "no-quorum", winnerIds: [], entitled: 12, voters: 7 });
  const page = (await planner.get(url)).text;
  expect(page).toContain("Tulos ei ole pätevä: vähintään 60 % äänestäjistä olisi pitänyt äänestää");
  expect(page).toContain("Tee uusi äänestys");
  expect(page).toContain("mitä olisi valittu, jos tarpeeksi moni olisi äänestänyt");
  const files = filesOn(page);
  expect(files.length).toBe(3);
  const recounted = tallied(files[0]!.command, (await planner.get(files[0]!.address)).text, result);
  expect(recounted).toEqual({ winnerIds: [optionIds[0]], inputHash: result.inputHash });
  const voter = await aVoter(product, tokens[0]!);
  expect((await voter.get(`/ballot/${ballotId}`)).text).toContain("Hanke kertoo, miten seuraava aihe valitaan.");
});

test.each([
  [{ purpose: "next", form: "approval", rule: "av" }, 3],
  [{ purpose: "several", form: "ranking", rule: "stv", seats: 2 }, 3],
  [{ purpose: "series", form: "approval", rule: "per_phragmen", isSecret: false }, 1],
] as const)(
  "all votes blank, %o: nothing is chosen, and the blank votes can be looked through",
  async (settings, kinds) => {
    const { url, result } = await closed({ settings, papers: people.map(() => ({})) });
    expect(result).toMatchObject({ kind: "blank", winnerIds: [], command: null });
    const page = (await planner.get(url)).text;
    expect(page).toContain("Kaikki äänet ovat tyhjiä, joten laskettavaa ei ole.");
    const files = filesOn(page);
    expect(files.map(({ command }) => command)).toEqual(Array(kinds).fill(""));
    for (const { address } of files) {
      const { status, text } = await planner.get(address);
      expect([status, text.length > 100]).toEqual([200, true]);
    }
  },
);

test("hundreds of options, more than is counted between two requests: the same result, and the page tells the last rounds", async () => {
  const { url, result, optionIds } = await closed({
    settings: { purpose: "several", form: "ranking", rule: "stv", seats: 2 },
    optionNames: Array.from({ length: 850 }, (_, at) => `Aihe ${at + 1}`),
    papers: people.map((_, voter) => ({ ...Object.fromEntries(Array.from({ length: 80 }, (_, at) => [at * 10, at + 2])), [voter < 6 ? 700 : 7 + voter]: 1 })), // prettier-ignore
  });
  expect(result.winnerIds[0]).toBe(optionIds[700]);
  expect(result.winnerIds.length).toBe(2);
  const page = (await planner.get(url)).text;
  expect(page).toMatch(/Kierroksia oli \d+\. Tässä näkyvät viimeiset 30/);
  expect((page.match(/>\d+\. kierros</g) ?? []).length).toBe(30);
});

test("the next vote of a series counts those who lost more, from the earlier papers, and says so", async () => {
  const settings = { purpose: "series", rule: "per_phragmen", isSecret: false } as const;
  const [most, rest] = [people.slice(0, 7).map(() => ({ 0: 1 })), people.slice(7).map(() => ({ 1: 1 }))];
  const first = await closed({ settings, papers: [...most, ...rest] });
  expect(first.result.winnerId).toBe(first.optionIds[0]);
  const second = await closed({ settings, papers: [...most, ...rest], chainId: first.ballotId, lotSeed: "abba" });
  expect(second.result.winnerId).toBe(second.optionIds[1]);
  expect(second.result.others.find(({ rule }) => rule === "av")?.winnerIds).toEqual([second.optionIds[0]]);
  const page = (await planner.get(second.url)).text;
  expect(page).toContain("Videot: 7 / 12 kannatti.");
  expect(page).toContain("ne, jotka ovat aiemmin hävinneet, painavat enemmän");
  expect(page).toContain("Äänet saa vain JSON-tiedostona");
  const [file] = filesOn(page);
  const { text } = await planner.get(file!.address);
  expect(text).not.toMatch(new RegExp(people.join("|")));
  const { winners } = tallyFile("x.json", text, { rule: "per_phragmen" }, () => 0);
  expect(winners).toEqual([[first.optionIds[0], second.optionIds[1]]]);
});

test("a vote of all groups: each group of five or more beside the whole, and nothing of a smaller one", async () => {
  const [some, recording] = await twoGroups(product.db, programmeId);
  const groupIds = people.map((_, voter) => (voter < 7 ? some : recording));
  const papers = people.map((_, voter) => ({ [voter < 7 ? 0 : 1]: 1 }));
  const { url, ballotId, result } = await closed({ papers, groupIds });
  expect(result.groups.map(({ names, voters }) => [names.fi, voters])).toEqual([
    ["Some", 7],
    ["Kirjaaminen", 5],
  ]);
  const page = (await planner.get(url)).text;
  expect(page).toContain("Kirjaaminen (5 ääntä)");
  expect(page).not.toContain("Pieniä ryhmiä ei näytetä.");
  const stored = await product.db
    .selectFrom("ballotPapers")
    .select("groupId")
    .where("ballotId", "=", ballotId)
    .execute();
  expect(new Set(stored.map(({ groupId }) => groupId))).toEqual(new Set([null]));
});
