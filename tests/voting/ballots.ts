import { expect } from "vitest";
import { json, type Db } from "../../src/platform/database.ts";
import { aProgramme, type Browser, type TestApp } from "../support/app.ts";

const texts = (fi: string) => json({ fi, sv: fi === "" ? "" : `${fi} (sv)`, en: fi === "" ? "" : `${fi} (en)` });

/** A programme with three topics and a workshop held for some organisations, each with one participant. */
export async function aHeldWorkshop(db: Db, participants: number) {
  const { id: programmeId } = await aProgramme(db);
  const topicIds: string[] = [];
  for (const [position, name] of ["Videot ja reelsit", "Markkinoinnin vuosikello", "Excelin perusteet"].entries()) {
    const topic = {
      programmeId,
      key: `topic-${position}`,
      names: texts(name),
      descriptions: texts(""),
      kind: "open" as const,
      position,
    };
    topicIds.push((await db.insertInto("topics").values(topic).returning("id").executeTakeFirstOrThrow()).id);
  }
  const workshop = {
    programmeId,
    topicId: topicIds[2]!,
    audienceNames: texts("Some ja videot"),
    position: 4,
    state: "held" as const,
    heldOn: "2026-11-01",
  };
  const { id: workshopId } = await db
    .insertInto("workshops")
    .values(workshop)
    .returning("id")
    .executeTakeFirstOrThrow();
  const names = Array.from({ length: participants }, (_, at) => `Osallistuja ${String(at + 1).padStart(3, "0")}`);
  const organisations = names.map((_, at) => ({ programmeId, name: `Yritys ${String(at + 1).padStart(3, "0")}` }));
  if (organisations.length > 0) {
    const rows = await db.insertInto("organisations").values(organisations).returning("id").execute();
    await db
      .insertInto("workshopOrganisations")
      .values(rows.map(({ id }) => ({ workshopId, organisationId: id })))
      .execute();
    const people = rows.map(({ id }, at) => ({
      programmeId,
      organisationId: id,
      name: names[at]!,
      email: `o${at + 1}@example.org`,
      locale: at === 1 ? ("sv" as const) : ("fi" as const),
      isMain: true,
    }));
    await db.insertInto("participants").values(people).execute();
  }
  return { programmeId, topicIds, workshopId, names };
}

/** What staff fill in: the first two topics, closing in a far year. */
export function ballotForm({
  workshopId,
  topicIds,
}: {
  workshopId: string;
  topicIds: string[];
}): Record<string, string | string[]> {
  return {
    audience: `workshop:${workshopId}`,
    "titles.fi": "Mistä aiheesta seuraava työpaja?",
    "titles.sv": "Vad ska nästa workshop handla om?",
    "titles.en": "What should the next workshop be about?",
    topics: topicIds.slice(0, 2),
    closesOn: "2099-03-20",
    closesAt: "16:00",
    allowsProposals: "on",
  };
}

export interface OpenBallot {
  programmeId: string;
  ballotId: string;
  workshopId: string;
  /** The address of its page for staff. */
  url: string;
  planner: Browser;
  /** Each voter's token, in the participants' order. */
  tokens: string[];
  /** Option ids by the topic's Finnish name. */
  options: Record<string, string>;
}

/** A ballot that staff made and opened through their pages; the tokens are read from the mails. */
export async function anOpenBallot(product: TestApp, participants: number): Promise<OpenBallot> {
  const held = await aHeldWorkshop(product.db, participants);
  const { programmeId, workshopId } = held;
  const planner = await product.signedIn("planner", programmeId);
  const drafted = await planner.post(`/programmes/${programmeId}/ballots`, ballotForm(held));
  expect(drafted.status).toBe(303);
  const url = drafted.headers["location"] ?? "";
  const ballotId = url.split("/").at(-1) ?? "";
  const opened = await planner.post(`${url}/opening`);
  expect(opened.headers["location"]).toBe(`${url}?done=opened`);
  return {
    programmeId,
    ballotId,
    workshopId,
    url,
    planner,
    tokens: await tokensOf(product.db, programmeId),
    options: await optionsOf(product.db, ballotId),
  };
}

export async function tokensOf(db: Db, programmeId: string): Promise<string[]> {
  const mails = await db
    .selectFrom("mails")
    .select("body")
    .where("programmeId", "=", programmeId)
    .orderBy("toName")
    .execute();
  return mails.flatMap(({ body }) => /\/v\/([A-Za-z0-9_-]{43})\?/.exec(body ?? "")?.[1] ?? []);
}

export async function optionsOf(db: Db, ballotId: string): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom("ballotOptions")
    .leftJoin("topics", "topics.id", "topicId")
    .select(["ballotOptions.id", "names", "proposal"])
    .where("ballotId", "=", ballotId)
    .execute();
  return Object.fromEntries(rows.map(({ id, names, proposal }) => [proposal ?? names?.fi ?? "", id]));
}

/** A browser in which the link has been opened. */
export async function aVoter(product: TestApp, token: string): Promise<Browser> {
  const voter = product.browser();
  const opened = await voter.post(`/v/${token}`);
  expect(opened.status).toBe(303);
  return voter;
}

/** Sends a vote without asking for pages: for many voters at once. Approved options are marked with 1. */
export async function vote(
  voter: Browser,
  ballotId: string,
  approved: string[],
  more: Record<string, string | string[]> = {},
) {
  const marks = Object.fromEntries(approved.map((id) => [id, 1]));
  return await voteWith(voter, ballotId, marks, { seen: approved, ...more });
}

/** The same with any marks, as they are typed. */
export async function voteWith(
  voter: Browser,
  ballotId: string,
  marks: Record<string, number | string>,
  more: Record<string, string | string[]> = {},
) {
  const fields = Object.fromEntries(Object.entries(marks).map(([id, mark]) => [`marks-${id}`, String(mark)]));
  return await voter.post(`/ballot/${ballotId}/vote`, { ...fields, ...more });
}

/** The papers, each with what it approves in the order of the options' ids. */
export async function papersOf(db: Db, ballotId: string) {
  const rows = await db.selectFrom("ballotPapers").selectAll().where("ballotId", "=", ballotId).execute();
  return rows.map((row) => ({
    ...row,
    approved: Object.keys(row.marks as Record<string, number>).sort(),
    seen: row.seen as string[],
  }));
}

/** Puts the ballot's close into the past, as time does. */
export async function letTimePass(db: Db, ballotId: string): Promise<void> {
  const row = await db.selectFrom("ballots").select("openedAt").where("id", "=", ballotId).executeTakeFirstOrThrow();
  await db.updateTable("ballots").set({ closesAt: row.openedAt }).where("id", "=", ballotId).execute();
}
