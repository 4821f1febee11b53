import { expect } from "vitest";
import type { AnsweringOrganisation } from "../../seeds/digivointi-answers.ts";
import { groupingHandlers } from "../../src/grouping/jobs.ts";
import { anAnsweredProgramme, type AnsweredProgramme } from "../needs/answered-programme.ts";
import type { Browser, TestApp } from "../support/app.ts";

/** What a person reads, without markup. */
export const textOf = (html: string) =>
  html
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");

export const read = async (browser: Browser, path: string) => textOf((await browser.get(path)).text);

export const groupsOf = (programmeId: string) => `/programmes/${programmeId}/groups`;

export async function runsOf({ db }: TestApp, programmeId: string) {
  return await db
    .selectFrom("groupingRuns")
    .selectAll()
    .where("programmeId", "=", programmeId)
    .orderBy("createdAt")
    .execute();
}

/** Does the job that the queue holds for the run, as a worker process does. */
export async function doJob(
  product: TestApp,
  programmeId: string,
  runId: string,
  signal = new AbortController().signal,
): Promise<void> {
  await groupingHandlers(product.deps)[0]!.handle({ programmeId, runId }, signal);
}

/** Asks for a grouping as staff do, and does its job. */
export async function startAndDo(
  product: TestApp,
  planner: Browser,
  programmeId: string,
  fields: Record<string, string> = {},
): Promise<string> {
  const sent = await planner.post(`${groupsOf(programmeId)}/runs`, fields);
  expect(sent.headers["location"]).toBe(groupsOf(programmeId));
  const { id } = (await runsOf(product, programmeId)).at(-1)!;
  await doJob(product, programmeId, id);
  return id;
}

/** A programme with need groups: of the demo's answers, or of those given. */
export async function grouped(
  product: TestApp,
  answers?: AnsweringOrganisation[],
): Promise<{ programme: AnsweredProgramme; planner: Browser; runId: string }> {
  const programme = await anAnsweredProgramme(product.db, answers);
  const planner = await product.signedIn("planner", programme.id);
  return { programme, planner, runId: await startAndDo(product, planner, programme.id) };
}
