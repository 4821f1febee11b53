import { cpus } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase, type Db } from "../../../src/platform/database.ts";
import { openByLink } from "../../../src/voting/casting/commands.ts";
import { paperKey } from "../../../src/voting/casting/paper.ts";
import { startServer } from "../../support/postgres-server.ts";
import { startProduct, type ProductProcess } from "../../support/process.ts";
import { aWrittenBallot, QuickVoter, type WrittenBallot } from "../../voting/written-ballot.ts";
import { holdsAtMost } from "../grouping/limits.ts";

const people = 2_000;
const processes = 2;
/** A vote tells the number of its voter, and whether it is the first or the changed one, as binary digits. */
const digits = 12;
/** So many voters whose votes are on their way at once when they do not all press in the same moment. */
const inRoom = 40;
/** Every tenth voter presses twice. */
const twice = 10;
/** What a vote may take for 95 of a hundred voters of a full room, in milliseconds. */
const target = 500;

/** How often somebody presses again who is told to, and how long after. */
const mostAgain = 10;
const againMs = 2_000;

interface Person {
  browser: QuickVoter;
  token: string;
  number: number;
}

interface Cast {
  ms: number;
  again: number;
}

/**
 * 2,000 voters over HTTP at two processes of the product with one PostgreSQL server: all press in the same moment, every
 * tenth twice; then all change their votes, 40 at a time. Fails unless each voter's receipt came and stands for exactly
 * one paper, with the marks sent last.
 */
export async function printCasting(): Promise<void> {
  const server = await startServer();
  const running: ProductProcess[] = [];
  try {
    for (let each = 0; each < processes; each += 1) running.push(await startProduct({ DATABASE_URL: server.url }));
    const database = await openDatabase({ databaseUrl: server.url, dataDir: "" });
    const ballot = await aWrittenBallot(database.db, { voters: people, options: digits });
    const voters = await opened(database.db, ballot);
    const urls = running.map(({ url }) => url);

    const pressed = voters.flatMap((voter) => (voter.number % twice === 0 ? [voter, voter] : [voter]));
    const begun = performance.now();
    const first = await Promise.all(pressed.map((voter, at) => votedIn(ballot, voter, 0, urls[at % processes]!)));
    print("all at once", first, performance.now() - begun);
    await expectPapers(database.db, ballot, voters, 0);

    const again = performance.now();
    const changed = await byTurns(voters, inRoom, (voter, at) => votedIn(ballot, voter, 1, urls[at % processes]!));
    const { p95 } = print(`changed, ${inRoom} at a time`, changed, performance.now() - again);
    await expectPapers(database.db, ballot, voters, 1);
    holdsAtMost("a vote, 95 of 100 of a full room, ms", p95, target);
    await database.close();
  } finally {
    for (const each of running) await each.kill();
    await server.stop();
  }
}

/** Every voter with the link opened, in a browser of their own. */
async function opened(db: Db, ballot: WrittenBallot): Promise<Person[]> {
  return await byTurns(ballot.tokens, cpus().length, async (token, number) => {
    const link = await openByLink(db, token, "none");
    if (link === "unknown-link") throw new Error("a link that opens nothing");
    return { token, number, browser: new QuickVoter(ballot, token, link.sessionToken) };
  });
}

/** The options of the voter's vote of this turn: each voter's differ from all others', and from those of the turn before. */
function chosen({ optionIds }: WrittenBallot, number: number, turn: number): string[] {
  return optionIds.filter((_, digit) => (((number << 1) | turn) >> digit) % 2 === 1);
}

/** How long the voter waited for the receipt. Who is told that the service is disturbed for a moment presses again. */
async function votedIn(ballot: WrittenBallot, voter: Person, turn: number, url: string): Promise<Cast> {
  const begun = performance.now();
  for (let again = 0; ; again += 1) {
    const response = await voter.browser.vote(url, chosen(ballot, voter.number, turn));
    const text = await response.text();
    if (response.headers.get("location") === `/ballot/${ballot.ballotId}/receipt`)
      return { ms: performance.now() - begun, again };
    if (response.status !== 503 || again === mostAgain)
      throw new Error(`a vote was answered ${response.status}: ${text.slice(0, 300)}`);
    await wait(againMs);
  }
}

/** Nothing is lost and nothing doubled: a paper a voter under the voter's key, its marks, and each marked as having voted. */
async function expectPapers(db: Db, ballot: WrittenBallot, voters: Person[], turn: number): Promise<void> {
  const { ballotId } = ballot;
  const rows = await db.selectFrom("ballotPapers").select(["key", "marks"]).where("ballotId", "=", ballotId).execute();
  const stored = rows.map(
    ({ key, marks }) =>
      `${key} ${Object.keys(marks as object)
        .sort()
        .join(" ")}`,
  );
  const sent = voters.map(
    ({ token, number }) => `${paperKey(ballotId, token)} ${chosen(ballot, number, turn).toSorted().join(" ")}`,
  );
  const voted = db.selectFrom("voters").select("id").where("ballotId", "=", ballotId).where("hasVoted", "=", true);
  const marked = (await voted.execute()).length;
  if (stored.sort().join("\n") !== sent.sort().join("\n") || marked !== people)
    throw new Error(`of ${people} votes sent ${stored.length} papers and ${marked} voters who have voted are stored`);
}

function print(how: string, votes: Cast[], elapsed: number): { p95: number } {
  const sorted = votes.map(({ ms }) => ms).sort((a, b) => a - b);
  const again = votes.filter((vote) => vote.again > 0).length;
  const part = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  const p95 = part(0.95);
  console.log(
    `voting    ${people} voters over HTTP, ${processes} processes, PostgreSQL, ${how}: ` +
      `${((votes.length * 1000) / elapsed).toFixed(0)} votes a second, ` +
      `a vote ${part(0.5).toFixed(0)} ms, 95 of 100 within ${p95.toFixed(0)} ms; nothing lost or doubled${again === 0 ? "" : `; ${again} had to press again`}`,
  );
  return { p95 };
}

/** Does it for each, so many at a time, in their order. */
async function byTurns<T, R>(all: readonly T[], atOnce: number, act: (one: T, at: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < all.length) {
      const at = next;
      next += 1;
      done[at] = await act(all[at]!, at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}
