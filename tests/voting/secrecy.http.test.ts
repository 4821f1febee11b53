// Who can come to a voter's link, and so to the vote: with a mail server nobody but the voter, without one the staff too.
import { createServer } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mailHandler } from "../../src/platform/mail.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { anOpenBallot, aVoter, letTimePass, vote } from "./ballots.ts";

let sending: TestApp;
let trial: TestApp;
beforeAll(async () => {
  sending = await openTestApp({ smtpUrl: "smtp://127.0.0.1:9" });
  trial = await openTestApp();
});
afterAll(async () => {
  await sending.close();
  await trial.close();
});

const videos = "Videot ja reelsit";
const calendar = "Markkinoinnin vuosikello";

async function mailsOf({ db }: TestApp, programmeId: string) {
  return await db
    .selectFrom("mails")
    .select(["id", "state", "body", "ballotId"])
    .where("programmeId", "=", programmeId)
    .orderBy("toName")
    .execute();
}

test("with a mail server staff read no mail that holds a voter's link, and the page says why", async () => {
  const { programmeId, ballotId, planner, tokens } = await anOpenBallot(sending, 3);
  const mails = await mailsOf(sending, programmeId);
  expect(mails.map(({ state, ballotId: of }) => ({ state, of }))).toEqual(
    tokens.map(() => ({ state: "queued", of: ballotId })),
  );
  // One could not be sent, and one is from a time without a mail server.
  for (const [at, state] of [[1, "failed"] as const, [2, "kept"] as const])
    await sending.db.updateTable("mails").set({ state }).where("id", "=", mails[at]!.id).execute();
  for (const { id } of mails) {
    const { text } = await planner.get(`/programmes/${programmeId}/mails/${id}`);
    expect(text).toContain("Viestin sisältöä ei näytetä, koska siinä on äänestyslinkki");
    expect(tokens.filter((token) => text.includes(token))).toEqual([]);
  }
});

test("with a mail server other mails are read as before", async () => {
  const { programmeId, planner } = await anOpenBallot(sending, 1);
  const survey = { toName: "Ada", toAddress: "ada@example.org", locale: "fi" as const, subject: "Kysely" };
  await sending.db
    .transaction()
    .execute((trx) => sending.deps.postMail(trx, { ...survey, programmeId, body: "Vastaa kyselyyn" }));
  const mail = (await mailsOf(sending, programmeId)).find(({ ballotId }) => ballotId === null);
  expect((await planner.get(`/programmes/${programmeId}/mails/${mail?.id}`)).text).toContain("Vastaa kyselyyn");
});

test("with a mail server mail and pages promise a secret vote, until a link turns out to have been kept", async () => {
  const { programmeId, ballotId, url, planner, tokens } = await anOpenBallot(sending, 1);
  expect((await mailsOf(sending, programmeId))[0]?.body).toContain("Äänesi on salainen.");
  const voter = await aVoter(sending, tokens[0]!);
  const addresses = async () => [
    (await sending.browser().get(`/v/${tokens[0]}`)).text,
    (await voter.get(`/ballot/${ballotId}`)).text,
    (await planner.get(url)).text,
    (await planner.get(`${url}/slips`)).text,
  ];
  const promises = /Äänesi on salainen|Äänet ovat salaisia|jaa ne avaamatta, jotta äänet pysyvät salaisina/;
  const warning = "hankkeen väki voi avata";
  expect((await addresses()).map((text) => [promises.test(text), text.includes(warning)])).toEqual(
    Array.from({ length: 4 }, () => [true, false]),
  );
  await sending.db.updateTable("mails").set({ state: "kept" }).where("ballotId", "=", ballotId).execute();
  expect((await addresses()).map((text) => [promises.test(text), text.includes(warning)])).toEqual(
    Array.from({ length: 4 }, () => [false, true]),
  );
});

test("without a mail server staff read the links, and mail and pages say in each language that they can", async () => {
  const { programmeId, ballotId, url, planner, tokens } = await anOpenBallot(trial, 2);
  const [finnish, swedish] = await mailsOf(trial, programmeId);
  const page = await planner.get(`/programmes/${programmeId}/mails/${finnish?.id}`);
  expect(page.text).toContain(tokens[0]);
  expect(finnish?.body).toContain("Äänesi ei siis ole heiltä salassa.");
  expect(swedish?.body).toContain("Din röst är alltså inte hemlig för personalen.");
  expect(`${finnish?.body} ${swedish?.body}`).not.toMatch(/on salainen|är hemlig/);

  const voter = await aVoter(trial, tokens[0]!);
  const languages = [
    { lang: "fi", voters: "Äänesi ei siis ole heiltä salassa.", staffs: "Äänet eivät siis ole heiltä salassa." },
    { lang: "sv", voters: "Din röst är alltså inte hemlig", staffs: "Rösterna är alltså inte hemliga" },
    { lang: "en", voters: "So your vote is not secret", staffs: "So the votes are not secret" },
  ];
  for (const { lang, voters, staffs } of languages) {
    const start = await trial.browser().get(`/v/${tokens[0]}?lang=${lang}`);
    const paper = await voter.get(`/ballot/${ballotId}?lang=${lang}`);
    const open = await planner.get(`${url}?lang=${lang}`);
    const slips = await planner.get(`${url}/slips?lang=${lang}`);
    expect([start.text.includes(voters), paper.text.includes(voters), open.text.includes(staffs)]).toEqual(
      Array.from({ length: 3 }, () => true),
    );
    for (const { text } of [start, paper, open, slips])
      expect(text).not.toMatch(/(on|ovat) salai|pysyy salai|är hemlig|förblir hemlig|(is|are|stay) secret/);
  }
});

test("the close erases what the ballot's mails say, and only theirs; what was sent stays sent", async () => {
  const closed = await anOpenBallot(trial, 3);
  const other = await anOpenBallot(trial, 1);
  const due = await anOpenBallot(trial, 1);
  const before = await mailsOf(trial, closed.programmeId);
  const set = (at: number, values: { state: "sent" | "failed"; body?: null; lastError?: string }) =>
    trial.db.updateTable("mails").set(values).where("id", "=", before[at]!.id).execute();
  await set(0, { state: "sent", body: null });
  await set(1, { state: "failed", lastError: "ECONNREFUSED" });

  await closed.planner.post(`${closed.url}/closing`);
  await letTimePass(trial.db, due.ballotId);
  await due.planner.get(due.url);
  const states = async (programmeId: string) =>
    (await mailsOf(trial, programmeId)).map(({ state, body }) => ({ state, hasBody: body !== null }));
  const erased = { state: "erased", hasBody: false };
  expect(await states(closed.programmeId)).toEqual([{ state: "sent", hasBody: false }, erased, erased]);
  expect(await states(due.programmeId)).toEqual([erased]);
  expect(await states(other.programmeId)).toEqual([{ state: "kept", hasBody: true }]);

  const failed = `/programmes/${closed.programmeId}/mails/${before[1]!.id}`;
  await closed.planner.post(`${failed}/retry`);
  expect(await states(closed.programmeId)).toEqual([{ state: "sent", hasBody: false }, erased, erased]);
  expect((await closed.planner.get(failed)).text).toContain("Viestin sisältö poistettiin, kun äänestys päättyi");
  expect((await closed.planner.get(`/programmes/${closed.programmeId}/mails`)).text).toContain("poistettu");
});

test("a mail whose ballot closes while it is being sent in vain stays erased", async () => {
  const { programmeId, url, planner } = await anOpenBallot(sending, 1);
  const [mail] = await mailsOf(sending, programmeId);
  const server = createServer((socket) => {
    void planner.post(`${url}/closing`).then(() => socket.destroy());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const handler = mailHandler(sending.db, `smtp://127.0.0.1:${port}`, "Tarvepaja <tarvepaja@example.org>");
  await expect(handler.handle({ mailId: mail!.id }, AbortSignal.timeout(10_000))).rejects.toThrow();
  await handler.handle({ mailId: mail!.id }, AbortSignal.timeout(10_000));
  server.close();
  expect((await mailsOf(sending, programmeId)).map(({ state, body }) => ({ state, body }))).toEqual([
    { state: "erased", body: null },
  ]);
});

test("the papers are downloaded by who plans the programme and by voters, and by nobody else", async () => {
  const ballot = await anOpenBallot(trial, 5);
  const { url, planner, programmeId, ballotId, tokens, options } = ballot;
  for (const [at, token] of tokens.entries()) {
    const sent = await vote(await aVoter(trial, token), ballotId, [options[at === 0 ? calendar : videos]!]);
    expect(sent.status).toBe(303);
  }
  await planner.post(`${url}/closing`);
  for (const role of ["viewer", "facilitator"] as const) {
    const reader = await trial.signedIn(role, programmeId);
    const page = await reader.get(url);
    expect(page.text).toContain("Videot ja reelsit voitti: 4 ääntä, kun äänestäjiä oli 5");
    expect(page.text).not.toContain("/recount");
    expect((await reader.get(`${url}/recount`)).status).toBe(403);
  }
  expect((await planner.get(url)).text).toContain(`${url}/recount`);
  const voter = await aVoter(trial, tokens[0]!);
  const [staffs, voters] = [await planner.get(`${url}/recount`), await voter.get(`/ballot/${ballotId}/recount`)];
  expect((JSON.parse(staffs.text) as { ballots: unknown[] }).ballots.length).toBe(5);
  expect(voters.text).toBe(staffs.text);
});
