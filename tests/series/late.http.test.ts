import { afterAll, beforeAll, expect, test } from "vitest";
import { askForProposal } from "../../src/series/proposing/commands.ts";
import { seriesHandlers } from "../../src/series/proposing/jobs.ts";
import type { Proposal } from "../../src/series/method/propose.ts";
import { getProposal } from "../../src/series/queries.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { aGroupedProgramme, type GroupedProgramme } from "./planned-programme.ts";

let product: TestApp;
let programme: GroupedProgramme;

beforeAll(async () => {
  product = await openTestApp();
  programme = await aGroupedProgramme(product.db);
});
afterAll(() => product.close());

const settings = {
  ...{ mode: "groups" as const, own: 2, common: 1, workshops: 5, perPerson: 3, least: 4, most: 20 },
  ...{ lambda: 0.3, limit: "none" as const, amount: null },
};
const jobs = { enqueue: () => Promise.resolve() };

test("a thread that does not come back is ended: the first answer is the proposal, and threads work again", async () => {
  const { db, deps } = product;
  const wish = { programmeId: programme.id, settings, seed: 1 };
  const asked = await askForProposal(db, jobs, wish, programme.ownerId);
  const { proposalId } = asked as { proposalId: string };
  const worker = new URL("../support/hanging-worker.ts", import.meta.url);
  const [handler] = seriesHandlers(deps, { worker, seconds: 0.3, graceSeconds: 0.2 });
  await handler!.handle({ programmeId: programme.id, proposalId }, new AbortController().signal);

  const { state, result } = await getProposal(db, programme.id, proposalId);
  expect(state).toBe("done");
  expect(result!.endedEarly).toBe("timeout");
  expect(result!.proposal).toEqual(result!.quick);
  expect(result!.proposal!.workshops.length).toBe(5);
  // What it was made from stays as it was beside what was found, and gives the same answer in a new thread.
  const task = { instance: result!.input.instance, timeLimitSeconds: 0, seed: 1 };
  const again = await deps.workers.run<object, Proposal>(new URL("../../src/series/worker.ts", import.meta.url), task);
  expect(again.workshops).toEqual(result!.quick!.workshops);
});
