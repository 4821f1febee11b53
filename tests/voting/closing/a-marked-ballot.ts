import { Temporal } from "temporal-polyfill";
import { newToken, tokenHash } from "../../../src/platform/browser-session.ts";
import { json, type Db } from "../../../src/platform/database.ts";
import { lotCommitment } from "../../../src/voting/method/lot.ts";
import { paperKey, receiptOf } from "../../../src/voting/casting/paper.ts";
import { usualSettings, type BallotSettings } from "../../../src/voting/settings.ts";

export const texts = (fi: string) => json({ fi, sv: `${fi} (sv)`, en: `${fi} (en)` });

export interface Marked {
  programmeId: string;
  participantIds: readonly string[];
  settings: Partial<BallotSettings>;
  optionNames: readonly string[];
  /** One paper a voter, in the participants' order: by option's place its mark. Participants beyond them have not voted. */
  papers: readonly Readonly<Record<number, number>>[];
  costMinutes?: readonly number[];
  chainId?: string | null;
  /** By voter the need group. */
  groupIds?: readonly (string | null)[];
  lotSeed?: string;
}

/** People of a programme, each of an organisation of their own. */
export async function somePeople(db: Db, programmeId: string, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, at) => String(at + 1).padStart(2, "0"));
  const organisations = await db
    .insertInto("organisations")
    .values(names.map((name) => ({ programmeId, name: `Yritys ${name}` })))
    .returning("id")
    .execute();
  const people = organisations.map(({ id }, at) => ({
    programmeId,
    organisationId: id,
    name: `Osallistuja ${names[at]}`,
    email: `o${names[at]}@example.org`,
  }));
  return (await db.insertInto("participants").values(people).returning("id").execute()).map(({ id }) => id);
}

/** An open ballot of any kind with its papers, written row by row. */
export async function aMarkedBallot(
  db: Db,
  marked: Marked,
): Promise<{ ballotId: string; optionIds: string[]; tokens: string[] }> {
  const { programmeId, participantIds, papers, groupIds, costMinutes, lotSeed: seed = "5eed" } = marked;
  const settings = { ...usualSettings, ...marked.settings };
  const now = Temporal.Now.instant();
  const ballot = {
    ...settings,
    programmeId,
    titles: texts("Mistä aiheesta seuraavaksi?"),
    audienceKind: "everyone" as const,
    audienceNames: texts("Kaikki"),
    chainId: marked.chainId ?? null,
    state: "open" as const,
    openedAt: now.subtract({ hours: 1 }),
    closesAt: now.add({ hours: 24 }),
    lotSeed: seed,
    lotCommitment: lotCommitment(seed),
  };
  const { id: ballotId } = await db.insertInto("ballots").values(ballot).returning("id").executeTakeFirstOrThrow();
  const options = marked.optionNames.map((name, position) => ({
    ballotId,
    ownNames: texts(name),
    position,
    costMinutes: costMinutes?.[position] ?? null,
  }));
  const optionIds = (await db.insertInto("ballotOptions").values(options).returning("id").execute()).map(
    ({ id }) => id,
  );
  const tokens = participantIds.map(() => newToken());
  const voters = participantIds.map((participantId, at) => ({
    ballotId,
    participantId,
    tokenHashes: [tokenHash(tokens[at]!)],
    hasVoted: at < papers.length,
    groupId: groupIds?.[at] ?? null,
  }));
  const voterIds = (await db.insertInto("voters").values(voters).returning("id").execute()).map(({ id }) => id);
  const rows = papers.map((paper, at) => ({
    ballotId,
    key: paperKey(ballotId, tokens[at]!),
    marks: json(Object.fromEntries(Object.entries(paper).map(([place, mark]) => [optionIds[Number(place)]!, mark]))),
    seen: json(optionIds),
    groupId: groupIds?.[at] ?? null,
    ...(!settings.isSecret && { voterId: voterIds[at]! }),
    ...(settings.hasReceipts && { receipt: receiptOf(ballotId, tokens[at]!) }),
  }));
  if (rows.length > 0) await db.insertInto("ballotPapers").values(rows).execute();
  return { ballotId, optionIds, tokens };
}

/** Two need groups of the programme. */
export async function twoGroups(db: Db, programmeId: string): Promise<[string, string]> {
  const survey = { programmeId, titles: texts("Kysely"), intros: texts(""), notice: texts("") };
  const { id: surveyId } = await db.insertInto("surveys").values(survey).returning("id").executeTakeFirstOrThrow();
  const run = { programmeId, surveyId, settings: json({}), seed: 1, methodVersion: "1" };
  const { id: runId } = await db.insertInto("groupingRuns").values(run).returning("id").executeTakeFirstOrThrow();
  const variant = db.insertInto("groupVariants").values({ programmeId, runId, isCurrent: true }).returning("id");
  const { id: variantId } = await variant.executeTakeFirstOrThrow();
  const groups = ["Some", "Kirjaaminen"].map((name, position) => ({ variantId, position, names: texts(name) }));
  const rows = await db.insertInto("needGroups").values(groups).returning("id").execute();
  return [rows[0]!.id, rows[1]!.id];
}
