import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { tokenHash } from "../../src/platform/browser-session.ts";
import { paperKey, receiptOf } from "../../src/voting/casting/paper.ts";
import { closeWhenDue } from "../../src/voting/closing/commands.ts";
import { tallyFile } from "../../src/voting/index.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { twoGroups } from "./closing/a-marked-ballot.ts";
import { anOpenBallot, aVoter, letTimePass, optionsOf, papersOf, vote, type OpenBallot } from "./ballots.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const videos = "Videot ja reelsit";
const calendar = "Markkinoinnin vuosikello";

/** Votes: each row is what one voter approves, by name. */
async function castAll({ ballotId, tokens, options }: OpenBallot, votes: string[][]): Promise<void> {
  for (const [at, names] of votes.entries()) {
    const voter = await aVoter(product, tokens[at]!);
    const approved = names.map((name) => options[name]!);
    expect((await vote(voter, ballotId, approved, { blank: "yes", seen: Object.values(options) })).status).toBe(303);
  }
}

test("staff close the vote: the winner with its count, on staff's and voters' pages, and once the group's next workshop", async () => {
  const ballot = await anOpenBallot(product, 7);
  const { url, planner, programmeId, workshopId, ballotId, tokens } = ballot;
  await castAll(ballot, [[videos], [videos, calendar], [videos], [calendar], [videos], []]);
  expect((await planner.post(`${url}/closing`)).headers["location"]).toBe(`${url}?done=closed`);
  await planner.post(`${url}/closing`);
  const page = await planner.get(url);
  expect(page.text).toContain("Videot ja reelsit voitti: 4 ääntä, kun äänestäjiä oli 6");
  expect(page.text).toContain("6 / 7 äänesti.");
  const voter = await aVoter(product, tokens[6]!);
  expect((await voter.get(`/ballot/${ballotId}`)).text).toContain(
    "Videot ja reelsit voitti: 4 ääntä, kun äänestäjiä oli 6",
  );

  await Promise.all([planner.post(`${url}/winner`), planner.post(`${url}/winner`)]);
  const workshops = await product.db
    .selectFrom("workshops")
    .leftJoin("topics", "topics.id", "topicId")
    .select(["names", "state", "workshops.position", "audienceNames"])
    .select((eb) =>
      eb
        .selectFrom("workshopOrganisations")
        .select(eb.fn.countAll<number>().as("n"))
        .whereRef("workshopId", "=", "workshops.id")
        .as("organisations"),
    )
    .where("workshops.programmeId", "=", programmeId)
    .where("workshops.id", "<>", workshopId)
    .execute();
  expect(
    workshops.map(({ names, audienceNames, ...rest }) => ({ ...rest, name: names?.fi, audience: audienceNames.fi })),
  ).toEqual([{ name: videos, audience: "Some ja videot", state: "planned", position: 5, organisations: 7 }]);
  const acts = await product.db
    .selectFrom("auditLog")
    .select("act")
    .where("programmeId", "=", programmeId)
    .where("act", "like", "ballot.%")
    .orderBy("id")
    .execute();
  expect(acts.map(({ act }) => act)).toEqual(["ballot.draft", "ballot.open", "ballot.close", "ballot.plan-winner"]);
});

test("a participant's proposal that wins becomes a workshop under its own title, and few had seen it", async () => {
  const ballot = await anOpenBallot(product, 5);
  const { url, planner, programmeId, ballotId, tokens } = ballot;
  await castAll(ballot, [[videos], [calendar]]);
  for (const at of [2, 3, 4]) {
    const voter = await aVoter(product, tokens[at]!);
    const proposed = (await optionsOf(product.db, ballotId))["Oma aihe"];
    await vote(
      voter,
      ballotId,
      proposed === undefined ? [] : [proposed],
      proposed === undefined ? { proposal: "Oma aihe" } : {},
    );
  }
  await planner.post(`${url}/closing`);
  const page = await planner.get(url);
  expect(page.text).toContain("Oma aihe voitti: 3 ääntä, kun äänestäjiä oli 5");
  expect(page.text).toContain("3 / 5 näki");
  await planner.post(`${url}/winner`);
  const made = await product.db
    .selectFrom("workshops")
    .select("ownTitles")
    .where("programmeId", "=", programmeId)
    .where("topicId", "is", null)
    .execute();
  expect(made).toEqual([{ ownTitles: { fi: "Oma aihe", sv: "Oma aihe", en: "Oma aihe" } }]);
});

test("anyone can count the download again: the same winner by the same lot, the same input hash", async () => {
  const ballot = await anOpenBallot(product, 6);
  const { url, planner, ballotId } = ballot;
  await castAll(ballot, [[videos], [calendar], [videos, calendar], [calendar], [videos], []]);
  await planner.post(`${url}/closing`);
  const page = await planner.get(url);
  expect(page.text).toContain("Arpa ratkaisi:");
  const { text } = await planner.get(`${url}/recount`);
  const file = JSON.parse(text) as { options: { id: string }[]; ballots: [number, number[]][] };
  expect(file.ballots).toEqual([
    [1, []],
    [1, [0]],
    [1, [0]],
    [1, [0, 1]],
    [1, [1]],
    [1, [1]],
  ]);
  const tally = tallyFile("ballot.json", text, { tie: "order" }, () => 0);
  const stored = await product.db
    .selectFrom("ballots")
    .select("result")
    .where("id", "=", ballotId)
    .executeTakeFirstOrThrow();
  const { winnerId, inputHash, version } = stored.result as { winnerId: string; inputHash: string; version: string };
  expect(file.options[Number(tally.winners?.[0]?.[0] ?? -1)]?.id).toBe(winnerId);
  expect({ inputHash: tally.inputHash, version: tally.version, tied: tally.tied }).toEqual({
    inputHash,
    version,
    tied: true,
  });
});

test("with fewer than five votes only the winner is told, and nothing can be counted", async () => {
  const ballot = await anOpenBallot(product, 4);
  const { url, planner, ballotId, tokens } = ballot;
  await castAll(ballot, [[videos], [videos], [calendar], [videos]]);
  await planner.post(`${url}/closing`);
  const page = await planner.get(url);
  expect(page.text).toContain("Videot ja reelsit voitti</h2>");
  expect(page.text).toContain("Äänestäjiä oli alle 5, joten äänimääriä ei näytetä");
  expect(page.text).not.toContain("3 / 4");
  expect((await planner.get(`${url}/recount`)).status).toBe(404);
  const voter = await aVoter(product, tokens[0]!);
  expect((await voter.get(`/ballot/${ballotId}/recount`)).status).toBe(404);
});

test("nobody voted: the page says so and shows the way on; no workshop is made", async () => {
  const { url, planner, programmeId } = await anOpenBallot(product, 1);
  await planner.post(`${url}/closing`);
  const page = await planner.get(url);
  expect(page.text).toContain("Kukaan ei äänestänyt");
  expect(page.text).toContain("Voit järjestää uuden äänestyksen tai suunnitella työpajan");
  await planner.post(`${url}/winner`);
  const { count } = await product.db
    .selectFrom("workshops")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("programmeId", "=", programmeId)
    .executeTakeFirstOrThrow();
  expect(count).toBe(1);
});

test("a ballot whose time has passed is counted by the first who looks", async () => {
  const looked = await anOpenBallot(product, 1);
  await castAll(looked, [[videos]]);
  await letTimePass(product.db, looked.ballotId);
  expect((await looked.planner.get(looked.url)).text).toContain("Videot ja reelsit voitti");
  const row = await product.db
    .selectFrom("ballots")
    .select(["state", "closedAt", "closesAt"])
    .where("id", "=", looked.ballotId)
    .executeTakeFirstOrThrow();
  expect({ state: row.state, closedAt: row.closedAt?.toString() }).toEqual({
    state: "closed",
    closedAt: row.closesAt?.toString(),
  });
});

test("once closed, no column, order or transaction leads from a voter to a paper", async () => {
  const ballot = await anOpenBallot(product, 15);
  const { ballotId, programmeId, tokens, options } = ballot;
  await product.db.updateTable("ballots").set({ hasReceipts: true }).where("id", "=", ballotId).execute();
  const [groupId] = await twoGroups(product.db, programmeId);
  await product.db.updateTable("voters").set({ groupId }).where("ballotId", "=", ballotId).execute();
  const votes = tokens.map((_, at) => (at % 3 === 0 ? [videos] : at % 3 === 1 ? [calendar] : [videos, calendar]));
  await castAll(ballot, votes);
  const keys = tokens.map((token) => paperKey(ballotId, token));
  const open = await papersOf(product.db, ballotId);
  expect(open.map(({ key }) => key).sort()).toEqual([...keys].sort());
  await ballot.planner.post(`${ballot.url}/closing`);

  const papers = await sql<
    Record<string, string>
  >`select p.*, xmin::text, ctid::text as place from ballot_papers p where ballot_id = ${ballotId} order by p.ctid`.execute(
    product.db,
  );
  const voters = await sql<
    Record<string, string>
  >`select v.*, xmin::text, ctid::text as place from voters v where ballot_id = ${ballotId} order by v.ctid`.execute(
    product.db,
  );
  expect(papers.rows.length).toBe(15);
  expect(papers.rows.filter(({ id }) => open.some((paper) => paper.id === id))).toEqual([]);
  expect(new Set(papers.rows.map(({ key }) => key))).toEqual(new Set([null]));
  expect(new Set(papers.rows.flatMap(({ groupId: kept, voterId }) => [kept, voterId]))).toEqual(new Set([null]));
  const receipts = tokens.map((token) => receiptOf(ballotId, token));
  expect(papers.rows.map(({ receipt }) => receipt).sort()).toEqual([...receipts].sort());
  expect(await rowsHolding(receipts)).toEqual(["ballot_papers"]);
  // One transaction wrote them all, so it tells nothing of any one.
  expect(new Set([...papers.rows, ...voters.rows].map(({ xmin }) => xmin)).size).toBe(1);
  expect(new Set(voters.rows.map(({ openedAt }) => String(openedAt))).size).toBe(1);
  // Of all orders that fifteen such papers can have, one in 756,756 is the one in which they were cast.
  const written = papers.rows.map(({ marks }) => JSON.stringify(marks));
  expect(written).not.toEqual(votes.map((names) => asStored(names, options)));
  // No value of a paper but the ballot's own id is a value of a voter, nor does any table hold a key or a token.
  const valuesOf = (row: Record<string, unknown>) =>
    Object.entries(row).flatMap(([name, value]) =>
      ["ballotId", "xmin", "place"].includes(name) ? [] : [JSON.stringify(value)],
    );
  const ofVoters = new Set(voters.rows.flatMap(valuesOf));
  expect(papers.rows.flatMap(valuesOf).filter((value) => value !== "null" && ofVoters.has(value))).toEqual([]);
  expect(await rowsHolding([...keys, ...tokens.map(tokenHash)])).toEqual(["voters"]);
  expect([...written].sort()).toEqual(votes.map((names) => asStored(names, options)).sort());
});

function asStored(names: string[], options: Record<string, string>): string {
  const approved = names.map((name) => options[name]!).sort();
  return JSON.stringify(Object.fromEntries(approved.map((id) => [id, 1])));
}

/** The tables in which any of these secrets stands; mails aside, which are the voters' own until they are sent. */
async function rowsHolding(secrets: string[]): Promise<string[]> {
  const tables = (await product.db.introspection.getTables()).filter(
    ({ schema, name }) => ["public", "jobs"].includes(schema ?? "") && name !== "mails",
  );
  const found: string[] = [];
  for (const { name, schema } of tables) {
    const rows = await product.db
      .withSchema(schema ?? "public")
      .selectFrom(name as "voters")
      .selectAll()
      .execute();
    const text = JSON.stringify(rows);
    if (secrets.some((secret) => text.includes(secret))) found.push(name);
  }
  return found;
}

test("while it is open, neither the session nor the grant holds a paper's key or a token", async () => {
  const ballot = await anOpenBallot(product, 2);
  await castAll(ballot, [[videos], [calendar]]);
  const secrets = ballot.tokens.map((token) => paperKey(ballot.ballotId, token));
  expect(await rowsHolding(secrets)).toEqual(["ballot_papers"]);
  expect(await rowsHolding(ballot.tokens)).toEqual([]);
});

test("the job that was set for the closing time counts the ballot then, and not before", async () => {
  const { ballotId } = await anOpenBallot(product, 1);
  const state = async () =>
    (await product.db.selectFrom("ballots").select("state").where("id", "=", ballotId).executeTakeFirstOrThrow()).state;
  const { rows } = await sql<{ startAfter: Temporal.Instant; data: unknown }>`
    select start_after, data from jobs.job where data->>'ballotId' = ${ballotId}`.execute(product.db);
  expect(rows.map(({ startAfter, data }) => ({ at: startAfter.toString(), data }))).toEqual([
    { at: "2099-03-20T14:00:00Z", data: { ballotId } },
  ]);
  await closeWhenDue(product.db, ballotId);
  expect(await state()).toBe("open");

  await letTimePass(product.db, ballotId);
  await sql`update jobs.job set start_after = now() where data->>'ballotId' = ${ballotId}`.execute(product.db);
  await product.startJobs();
  await vi.waitFor(async () => expect(await state()).toBe("closed"), { timeout: 15_000, interval: 100 });
});
