import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBallot } from "../../../src/voting/closing/commands.ts";
import { forgetBallotPeople } from "../../../src/voting/index.ts";
import { aProgramme, openTestApp, type TestApp } from "../../support/app.ts";
import { usualSettings } from "../../../src/voting/settings.ts";
import { aMarkedBallot, somePeople, texts } from "../closing/a-marked-ballot.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test("two years after the close nobody is known any more, and the result stays; a series waits for its last round, but for no draft left lying", async () => {
  const { db } = product;
  const { id: programmeId, ownerId } = await aProgramme(db);
  const participantIds = await somePeople(db, programmeId, 6);
  const papers = participantIds.map(() => ({ 0: 1 }));
  const make = async (settings: Parameters<typeof aMarkedBallot>[1]["settings"], chainId: string | null = null) => {
    const ballot = { programmeId, participantIds, settings, optionNames: ["Videot", "Excel"], papers, chainId };
    const { ballotId } = await aMarkedBallot(db, ballot);
    await closeBallot(db, { programmeId, ballotId }, ownerId);
    return ballotId;
  };
  const series = { purpose: "series", rule: "per_phragmen", isSecret: false } as const;
  const [open, secret] = [await make({ isSecret: false }), await make({})];
  const first = await make(series);
  const second = await make(series, first);
  const closedFor = async (ids: string[], age: string) => {
    for (const id of ids)
      await sql`update ballots set closed_at = now() - ${age}::interval where id = ${id}`.execute(db);
  };
  const people = async (id: string) => {
    const { rows } = await sql<{ voters: number; papers: number; named: number }>`
      select (select count(*)::int from voters where ballot_id = ${id}) as voters,
        (select count(*)::int from ballot_papers where ballot_id = ${id}) as papers,
        (select count(voter_id)::int from ballot_papers where ballot_id = ${id}) as named`.execute(db);
    return Object.values(rows[0] ?? {});
  };
  const mailOf = { programmeId, toName: "Osallistuja 01", toAddress: "o1@example.org", locale: "fi" as const };
  const letters = [open, second].map((aboutBallotId) => ({
    ...mailOf,
    aboutBallotId,
    subject: "Tulos",
    body: "Videot",
  }));
  await db.transaction().execute((trx) => product.deps.postMails(trx, letters));
  const toldOf = async () => (await db.selectFrom("mails").select("aboutBallotId").where("programmeId", "=", programmeId).execute()).map(({ aboutBallotId }) => aboutBallotId); // prettier-ignore
  await closedFor([open, secret, first], "23 months");
  await forgetBallotPeople(db);
  expect([await people(open), await people(secret)]).toEqual([
    [6, 6, 6],
    [6, 6, 0],
  ]);
  await closedFor([open, secret, first], "25 months");
  const planner = await product.signedIn("planner", programmeId);
  const url = `/programmes/${programmeId}/ballots/${open}`;
  expect((await planner.get(url)).text).toContain("Osallistuja 01");
  await Promise.all([forgetBallotPeople(db), forgetBallotPeople(db)]);
  expect([await people(open), await people(secret), await people(first)]).toEqual([
    [0, 6, 0],
    [0, 6, 0],
    [6, 6, 6],
  ]);
  expect(await toldOf()).toEqual([second]);
  const page = (await planner.get(url)).text;
  expect(page).not.toMatch(/Osallistuja 01|Kuka kannatti/);
  expect(page).toContain("6 / 6 äänesti.");
  await closedFor([second], "25 months");
  const draft = { ...usualSettings, ...series, programmeId, chainId: first, audienceKind: "everyone" as const };
  const names = { titles: texts("Seuraava"), audienceNames: texts("Kaikki") };
  await db.insertInto("ballots").values({ ...draft, ...names }).execute(); // prettier-ignore
  await forgetBallotPeople(db);
  expect(await people(first)).toEqual([6, 6, 6]);
  await sql`update ballots set created_at = now() - interval '25 months' where chain_id = ${first} and state = 'draft'`.execute(
    db,
  );
  await forgetBallotPeople(db);
  expect(await people(first)).toEqual([0, 6, 0]);
});
