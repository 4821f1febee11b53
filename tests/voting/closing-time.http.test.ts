import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { grantByLink } from "../../src/identity/index.ts";
import { newToken } from "../../src/platform/browser-session.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { listen } from "../support/listening.ts";
import { papersOf } from "./ballots.ts";
import { aWrittenBallot, QuickVoter } from "./written-ballot.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test(
  "of 500 votes at closing time those acknowledged count, and the others get the page that says it is over",
  { timeout: 120_000 },
  async () => {
    const ballot = await aWrittenBallot(product.db, { voters: 500, options: 2 });
    const { ballotId, optionIds, tokens } = ballot;
    const sessions = await product.db.transaction().execute(async (trx) => {
      const made: string[] = [];
      while (made.length < tokens.length)
        made.push(await grantByLink(trx, newToken(), { kind: "ballot", subjectId: ballotId, key: "" }));
      return made;
    });
    const server = await listen(product.app);
    const voteAt = async (at: number) => {
      const response = await new QuickVoter(ballot, tokens[at]!, sessions[at]).vote(server.url, [optionIds[at % 2]!]);
      return { at, status: response.status, text: await response.text() };
    };
    // The second sixty show how quick this machine is by now; the close comes in the midst of the others.
    const all = [...tokens.keys()];
    const cold = await Promise.all(all.slice(0, 60).map(voteAt));
    const start = performance.now();
    const warm = await Promise.all(all.slice(60, 120).map(voteAt));
    const seconds = (1.5 * (performance.now() - start)) / 1000;
    await sql`
      update ballots set closes_at = clock_timestamp() + make_interval(secs => ${seconds}) where id = ${ballotId}`.execute(
      product.db,
    );
    const answers = [...cold, ...warm, ...(await Promise.all(all.slice(120).map(voteAt)))];
    const acknowledged = answers.filter(({ status }) => status === 303).length;

    const late = answers.filter(({ status }) => status === 409);
    expect(acknowledged + late.length).toBe(500);
    expect(late.length).toBeGreaterThan(0);
    expect(
      late.filter(
        ({ at, text }) => !text.includes("Äänestys ehti päättyä") || !text.includes(`<li>Aihe ${at % 2}</li>`),
      ),
    ).toEqual([]);
    const page = await new QuickVoter(ballot, tokens[0]!, sessions[0]).page(server.url);
    expect(page).toContain(`${acknowledged} / 500 äänesti.`);
    const papers = await papersOf(product.db, ballotId);
    const count = (optionId: string) => papers.filter(({ approved }) => approved.includes(optionId)).length;
    expect(optionIds.map(count)).toEqual(
      [0, 1].map((parity) => answers.filter(({ at, status }) => status === 303 && at % 2 === parity).length),
    );
    await server.close();
  },
);
