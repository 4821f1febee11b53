// One person has one vote: several links pressed at once, and people who are removed before and after the close.
import { afterAll, beforeAll, expect, test } from "vitest";
import { newToken, tokenHash } from "../../src/platform/browser-session.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { aVoter, papersOf, voteWith } from "./ballots.ts";
import { aWrittenBallot } from "./written-ballot.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test("two links of one voter, voted with at once, make one paper, and the other's holder is told", async () => {
  const { db } = product;
  const { ballotId, tokens, optionIds } = await aWrittenBallot(db, { voters: 1, options: 2 });
  for (let round = 0; round < 3; round += 1) {
    await db.deleteFrom("ballotPapers").where("ballotId", "=", ballotId).execute();
    const links = [tokens[0]!, newToken()];
    const anew = { hasVoted: false, tokenHashes: links.map(tokenHash) };
    await db.updateTable("voters").set(anew).where("ballotId", "=", ballotId).execute();
    const voters = await Promise.all(links.map((link) => aVoter(product, link)));
    const sent = await Promise.all(voters.map((voter, at) => voteWith(voter, ballotId, { [optionIds[at]!]: 1 })));
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 401]);
    const first = sent[0]!.status === 303 ? 0 : 1;
    expect((await papersOf(db, ballotId)).map(({ approved }) => approved)).toEqual([[optionIds[first]]]);
    const [voter] = await db.selectFrom("voters").selectAll().where("ballotId", "=", ballotId).execute();
    expect(voter?.tokenHashes).toEqual([tokenHash(links[first]!)]);
  }
});

test("who is removed leaves a secret vote that counts, and the turnout of the result stays what was counted", async () => {
  const { db } = product;
  const { programmeId, ballotId, tokens, optionIds } = await aWrittenBallot(
    db,
    { voters: 8, options: 2 },
    { quorumPercent: 80 },
  );
  const planner = await product.signedIn("planner", programmeId);
  for (const token of tokens.slice(0, 6))
    await voteWith(await aVoter(product, token), ballotId, { [optionIds[0]!]: 1 });
  const remove = async (hasVoted: boolean) => {
    const those = db.selectFrom("voters").select("participantId").where("ballotId", "=", ballotId);
    const { participantId } = await those.where("hasVoted", "=", hasVoted).executeTakeFirstOrThrow();
    await db.deleteFrom("participants").where("id", "=", participantId).execute();
  };
  await remove(true);
  await remove(false);
  const url = `/programmes/${programmeId}/ballots/${ballotId}`;
  await planner.post(`${url}/closing`);
  await remove(true);
  for (const page of [url, `${url}/room`])
    expect((await planner.get(page)).text.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ")).toMatch(
      /6 \/ 7 äänesti/,
    );
  const { result } = await db
    .selectFrom("ballots")
    .select("result")
    .where("id", "=", ballotId)
    .executeTakeFirstOrThrow();
  expect(result).toMatchObject({ kind: "decided", voters: 6, entitled: 7 });
});
