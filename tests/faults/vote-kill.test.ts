// kill -9 while 50 people vote: no vote that got its receipt is lost, and none is there twice.
import { randomInt } from "node:crypto";
import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { tokenHash } from "../../src/platform/browser-session.ts";
import { openDatabase, type Database } from "../../src/platform/database.ts";
import { paperKey } from "../../src/voting/casting/paper.ts";
import { freshDatabase, migratedFolder } from "../support/fresh-database.ts";
import { startProduct, type ProductProcess, type Settings } from "../support/process.ts";
import { aWrittenBallot, QuickVoter, type WrittenBallot } from "../voting/written-ballot.ts";

const rounds = Number(process.env["FAULT_ROUNDS"] ?? 2);
const voters = 50;
/** A vote tells its number in the options that it approves, as binary digits. */
const digits = 12;

let cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of cleanUp.reverse()) await each();
  cleanUp = [];
});

test("the embedded database", async () => {
  const folder = await migratedFolder();
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  await killDuringVotes({ DATA_DIR: folder }, () => openDatabase({ databaseUrl: null, dataDir: folder }));
});

test("PostgreSQL", async () => {
  const url = await freshDatabase("migrated");
  await killDuringVotes({ DATABASE_URL: url }, () => openDatabase({ databaseUrl: url, dataDir: "" }));
});

/** Someone who changes their vote on and on: 1, 2, 3 … */
class RestlessVoter {
  readonly ballot: WrittenBallot;
  readonly browser: QuickVoter;
  /** The last vote that got its receipt, and the last one sent at all. */
  acknowledged = 0;
  sent = 0;
  /** An answer other than the receipt. */
  refusal: string | null = null;

  constructor(ballot: WrittenBallot, token: string) {
    this.ballot = ballot;
    this.browser = new QuickVoter(ballot, token);
  }

  /** Votes until the process is gone. */
  async voteOn(url: string): Promise<void> {
    try {
      for (;;) {
        this.sent += 1;
        const { sent } = this;
        const approved = this.ballot.optionIds.filter((_, digit) => (sent >> digit) % 2 === 1);
        const response = await this.browser.vote(url, approved);
        if (response.headers.get("location") !== `/ballot/${this.ballot.ballotId}/receipt`) {
          this.refusal = `${response.status}: ${await response.text()}`;
          return;
        }
        await response.text();
        this.acknowledged = sent;
      }
    } catch {
      // The connection is gone: what was on its way was not acknowledged.
    }
  }

  /** The number of the vote that the voter's page shows. */
  async standing(url: string): Promise<number> {
    const page = await this.browser.page(url);
    return this.ballot.optionIds.reduce(
      (sum, id, digit) => sum + (page.includes(`name="marks-${id}" value="1" checked`) ? 2 ** digit : 0),
      0,
    );
  }
}

async function killDuringVotes(settings: Settings, open: () => Promise<Database>): Promise<void> {
  const database = await open();
  const ballot = await aWrittenBallot(database.db, { voters, options: digits });
  await database.close();
  const people = ballot.tokens.map((token) => new RestlessVoter(ballot, token));
  const logged = { ...settings, LOG_LEVEL: "info" };
  let running: ProductProcess = await startProduct(logged);
  cleanUp.push(() => running.kill());
  for (const { browser } of people) await browser.openLink(running.url);

  for (let round = 0; round < rounds; round += 1) {
    const before = acknowledgedBy(people);
    const voting = people.map((voter) => voter.voteOn(running.url));
    while (acknowledgedBy(people) < before + voters && refusalsOf(people).length === 0) await wait(20);
    await wait(randomInt(1_500));
    await running.kill();
    await Promise.all(voting);
    expectSilence(running.said(), ballot);
    expect(refusalsOf(people)).toEqual([]);

    running = await startProduct(logged);
    const standing = await Promise.all(people.map((voter) => voter.standing(running.url)));
    const lost = people.filter(
      ({ acknowledged, sent }, at) => !(standing[at]! >= acknowledged && standing[at]! <= sent),
    );
    expect(lost.map(({ acknowledged, sent }) => ({ acknowledged, sent }))).toEqual([]);
    // Something was on its way.
    expect(people.some(({ acknowledged, sent }) => sent > acknowledged)).toBe(true);
    for (const [at, voter] of people.entries()) voter.sent = voter.acknowledged = standing[at]!;
  }
  await running.stop();
  await expectOnePaperEach(await open(), ballot, people);
}

/** The log tells that people voted, and nothing of who or what. */
function expectSilence(said: string, { ballotId, tokens, optionIds }: WrittenBallot): void {
  expect(said).toContain("/ballot/:ballotId/vote");
  const secrets = [
    ...tokens,
    ...tokens.map((token) => paperKey(ballotId, token)),
    ...tokens.map(tokenHash),
    ...optionIds,
  ];
  expect([...secrets, "Osallistuja", "@example.org"].filter((secret) => said.includes(secret))).toEqual([]);
}

/** One paper a voter, under the voter's own key, and the mark of having voted with it. */
async function expectOnePaperEach(
  database: Database,
  { ballotId, tokens }: WrittenBallot,
  people: RestlessVoter[],
): Promise<void> {
  const papers = await database.db.selectFrom("ballotPapers").select("key").where("ballotId", "=", ballotId).execute();
  const voted = tokens.filter((_, at) => people[at]!.acknowledged > 0);
  expect(papers.map(({ key }) => key).sort()).toEqual(voted.map((token) => paperKey(ballotId, token)).sort());
  const marked = await database.db
    .selectFrom("voters")
    .select("id")
    .where("ballotId", "=", ballotId)
    .where("hasVoted", "=", true)
    .execute();
  expect(marked.length).toBe(voted.length);
  await database.close();
}

const acknowledgedBy = (people: RestlessVoter[]) => people.reduce((sum, { acknowledged }) => sum + acknowledged, 0);

const refusalsOf = (people: RestlessVoter[]) => people.flatMap(({ refusal }) => (refusal === null ? [] : [refusal]));
