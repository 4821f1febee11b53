// The voter's pages when there is nothing to vote on, the link asked for again, receipts, and organisations' votes.
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newToken, tokenHash } from "../../../src/platform/browser-session.ts";
import { openByLink } from "../../../src/voting/casting/commands.ts";
import { receiptOf } from "../../../src/voting/casting/paper.ts";
import { forgetVoters } from "../../../src/voting/closing/queries.ts";
import { lockBallot } from "../../../src/voting/queries.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { aFilledProgramme } from "../../support/filled-programme.ts";
import { anOpenBallot, aVoter, letTimePass, papersOf, tokensOf, vote, voteWith } from "../ballots.ts";
import { aWrittenBallot } from "../written-ballot.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
  await product.startJobs();
});
afterAll(async () => {
  await product.close();
});

test("counted and not yet published: the page says so, shows no winner, and gives no papers away", async () => {
  const ballot = await aWrittenBallot(product.db, { voters: 6, options: 2 }, { publishesAtClose: false });
  const url = `/ballot/${ballot.ballotId}`;
  for (const token of ballot.tokens) await vote(await aVoter(product, token), ballot.ballotId, [ballot.optionIds[0]!]);
  await letTimePass(product.db, ballot.ballotId);
  const voter = await aVoter(product, ballot.tokens[0]!);
  const page = (await voter.get(url)).text;
  expect(page).toContain("Äänet on laskettu");
  expect(page).toContain("Äänesi on mukana.");
  expect(page).not.toContain("Aihe 0");
  expect((await voter.get(`${url}/recount`)).status).toBe(404);
  await product.db
    .updateTable("ballots")
    .set({ publishedAt: Temporal.Now.instant() })
    .where("id", "=", ballot.ballotId)
    .execute();
  expect((await voter.get(url)).text).toContain("Aihe 0");
  expect((await voter.get(`${url}/recount`)).status).toBe(200);
});

test("who waits for the voting has a way to it on the page, which is gone when the voting is open", async () => {
  const opensAt = Temporal.Now.instant().add({ hours: 1 });
  const waits = await aWrittenBallot(product.db, { voters: 1, options: 2 }, { state: "scheduled", opensAt });
  const proposing = { state: "proposing", allowsProposals: true, allowsWalkIns: true, joinCode: "wxyz23" } as const;
  for (const ballot of [waits, await aWrittenBallot(product.db, { voters: 1, options: 2 }, proposing)]) {
    const [voter, url] = [await aVoter(product, ballot.tokens[0]!), `/ballot/${ballot.ballotId}`];
    const way = `data-awaits="${url}" data-opened="Äänestys on nyt auki: äänestä"`;
    const page = (await voter.get(url)).text;
    expect(page).toContain(way);
    expect(page).toContain(`href="${url}">Katso, onko äänestys jo auki</a>`);
    await product.db.updateTable("ballots").set({ state: "open" }).where("id", "=", ballot.ballotId).execute();
    expect((await voter.get(url)).text).not.toContain("data-awaits");
  }
});

test("voting with one link drops the others: their pages say so, give back what was typed, and show the way on", async () => {
  const ballot = await aWrittenBallot(product.db, { voters: 1, options: 2 }, { allowsProposals: true });
  const { ballotId, optionIds, tokens } = ballot;
  const other = newToken();
  await product.db
    .updateTable("voters")
    .set({ tokenHashes: [tokenHash(tokens[0]!), tokenHash(other)] })
    .where("ballotId", "=", ballotId)
    .execute();
  const [phone, laptop] = [await aVoter(product, tokens[0]!), await aVoter(product, other)];
  await vote(phone, ballotId, [optionIds[0]!]);
  const refused = await vote(laptop, ballotId, [optionIds[1]!], { proposal: "Oma hieno aihe" });
  expect(refused.status).toBe(401);
  expect(refused.text).toContain("Jos olet äänestänyt toisella linkillä, vain se toimii");
  expect(refused.text).toContain("Oma hieno aihe");
  expect(refused.text).toContain('href="/v"');
  expect((await laptop.get(`/ballot/${ballotId}`)).status).toBe(401);
  expect((await product.browser().get(`/v/${other}`)).text).toContain("olet jo äänestänyt toisella linkillä");
  expect((await papersOf(product.db, ballotId)).map(({ approved }) => approved)).toEqual([[optionIds[0]]]);
});

test("a receipt's code is the paper's alone, told before, shown after and at the result, and the same at each change", async () => {
  const ballot = await aWrittenBallot(product.db, { voters: 5, options: 2 }, { hasReceipts: true });
  const { ballotId, optionIds, tokens } = ballot;
  const codes = tokens.map((token) => receiptOf(ballotId, token));
  for (const token of tokens) await vote(await aVoter(product, token), ballotId, [optionIds[0]!]);
  const voter = await aVoter(product, tokens[0]!);
  await vote(voter, ballotId, [optionIds[1]!]);
  expect(codes[0]).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
  expect((await papersOf(product.db, ballotId)).map(({ receipt }) => receipt).sort()).toEqual([...codes].sort());
  const shown = (await voter.get(`/ballot/${ballotId}/receipt`)).text;
  expect(shown).toContain(codes[0]);
  expect(shown).toContain("Älä näytä koodia muille");
  expect(codes.slice(1).filter((code) => shown.includes(code))).toEqual([]);
  await letTimePass(product.db, ballotId);
  expect((await voter.get(`/ballot/${ballotId}`)).text).toContain(codes[0]);
  const [paper] = (await papersOf(product.db, ballotId)).filter(({ receipt }) => receipt === codes[0]);
  expect(paper?.approved).toEqual([optionIds[1]]);
  // Without the token the code leads from no voter to a paper.
  const voters = await product.db.selectFrom("voters").selectAll().where("ballotId", "=", ballotId).execute();
  expect(codes.filter((code) => JSON.stringify(voters).includes(code))).toEqual([]);
});

test("with the close a secret paper keeps what counts: no group, no mark that does not, nor what its voter had seen", async () => {
  const ballot = await aWrittenBallot(product.db, { voters: 5, options: 4 });
  const { ballotId, optionIds, tokens } = ballot;
  const extra = tokens.map(() => newToken());
  for (const [at, token] of tokens.entries())
    await product.db
      .updateTable("voters")
      .set({ tokenHashes: [tokenHash(token), tokenHash(extra[at]!)] })
      .where(sql<boolean>`token_hashes @> array[${tokenHash(token)}]`)
      .execute();
  const { groupId = "" } = await aFilledProgramme(product.db);
  await product.db.updateTable("voters").set({ groupId }).where("ballotId", "=", ballotId).execute();
  const [hidden, kept, mergedId, early] = [optionIds[2]!, optionIds[0]!, optionIds[3]!, optionIds[1]!];
  for (const [at, token] of extra.entries())
    await vote(await aVoter(product, token), ballotId, at === 0 ? [kept, hidden] : [mergedId], { seen: optionIds });
  const ofOption = (id: string) => product.db.updateTable("ballotOptions").where("id", "=", id);
  await ofOption(hidden).set({ isHidden: true, hiddenReason: "Ei kuulu hankkeeseen" }).execute();
  await ofOption(mergedId).set({ mergedInto: early }).execute();
  expect((await papersOf(product.db, ballotId)).map(({ groupId: of }) => of)).toEqual(extra.map(() => groupId));
  const hashes = await product.db.selectFrom("voters").select("tokenHashes").where("ballotId", "=", ballotId).execute();
  expect(hashes.map(({ tokenHashes }) => tokenHashes).sort()).toEqual(extra.map((token) => [tokenHash(token)]).sort());
  await letTimePass(product.db, ballotId);
  await (await aVoter(product, extra[0]!)).get(`/ballot/${ballotId}`);
  const closed = await papersOf(product.db, ballotId);
  expect(closed.map(({ groupId: of, key, voterId, seen }) => [of, key, voterId, seen])).toEqual(
    extra.map(() => [null, null, null, []]),
  );
  expect(closed.map(({ approved }) => approved.join()).sort()).toEqual([kept, early, early, early, early].sort());
});

test("an organisation's one vote: its page says whose it is", async () => {
  const { tokens, ballotId, programmeId, optionIds } = await aWrittenBallot(
    product.db,
    { voters: 1, options: 2 },
    { votingBy: "organisation" },
  );
  const organisation = { programmeId, name: "Hoiva Oy" };
  const { id: organisationId } = await product.db
    .insertInto("organisations")
    .values(organisation)
    .returning("id")
    .executeTakeFirstOrThrow();
  await product.db.updateTable("voters").set({ organisationId }).where("ballotId", "=", ballotId).execute();
  const start = (await product.browser().get(`/v/${tokens[0]}`)).text;
  expect(start).toContain(
    "Tämä on organisaation Hoiva Oy äänestyslinkki. Organisaatiolla on yksi ääni, ja sinä annat sen.",
  );
  await voteWith(await aVoter(product, tokens[0]!), ballotId, { [optionIds[0]!]: 1 });
  expect((await papersOf(product.db, ballotId)).length).toBe(1);
});

test("the link is sent again: the same words for anybody, a new link for who has not voted, none for who has", async () => {
  const { programmeId, ballotId, tokens, options } = await anOpenBallot(product, 2);
  const closed = await anOpenBallot(product, 1);
  await letTimePass(product.db, closed.ballotId);
  const [option] = Object.values(options);
  await vote(await aVoter(product, tokens[1]!), ballotId, [option!]);
  // Those of the closed ballot have the same addresses: they get nothing of it.
  const before = (await mailsOf(programmeId)).length;
  const asker = product.browser();
  const answers = [];
  for (const email of ["O1@example.org", "o2@example.org", "nobody@example.org"])
    answers.push(await asker.post("/v", { email }));
  expect(answers.map(({ status, headers }) => [status, headers["location"]])).toEqual(
    answers.map(() => [303, "/v?asked=yes"]),
  );
  expect((await asker.get("/v?asked=yes")).text).toContain("Katso sähköpostisi");
  await vi.waitFor(async () => expect((await mailsOf(programmeId)).length).toBe(before + 2), {
    timeout: 15_000,
    interval: 100,
  });
  const mails = (await mailsOf(programmeId)).slice(before);
  expect(mails.map(({ ballotId: of }) => of)).toEqual([ballotId, ballotId]);
  const [waiting, voted] = ["o1@example.org", "o2@example.org"].map(
    (to) => mails.find(({ toAddress }) => toAddress === to)?.body ?? "",
  );
  const link = /\/v\/([\w-]{43})\?lang=fi/.exec(waiting ?? "")?.[1] ?? "";
  expect(tokens).not.toContain(link);
  expect(voted).toContain("Du har redan röstat");
  expect(voted).not.toContain("/v/");
  expect((await mailsOf(closed.programmeId)).length).toBe((await tokensOf(product.db, closed.programmeId)).length);
  // Both links work until the vote.
  await vote(await aVoter(product, tokens[0]!), ballotId, [option!]);
  expect((await product.browser().get(`/v/${link}`)).status).toBe(404);
  expect((await papersOf(product.db, ballotId)).length).toBe(2);
  const wrong = await asker.post("/v", { email: "not an address" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="not an address"');
});

async function mailsOf(programmeId: string) {
  return await product.db
    .selectFrom("mails")
    .select(["toAddress", "body", "ballotId"])
    .where("programmeId", "=", programmeId)
    .orderBy("createdAt")
    .execute();
}

test("one address is sent only so many links in an hour", async () => {
  const asker = product.browser();
  const statuses = [];
  for (let time = 0; time < 6; time++) statuses.push((await asker.post("/v", { email: "often@example.org" })).status);
  expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
});

test("a link that is pressed while its ballot is being closed opens it all the same", async () => {
  const { ballotId, tokens } = await aWrittenBallot(product.db, { voters: 2, options: 2 });
  const press = () => openByLink(product.db, tokens[0]!, "");
  const { pressed } = await product.db.transaction().execute(async (trx) => {
    await forgetVoters(trx, await lockBallot(trx, ballotId));
    const opening = press();
    await wait(150); // until it waits for the row that is written anew
    return { pressed: opening };
  });
  expect(await pressed).toMatchObject({ ballotId });
});
