import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../platform/asking.ts";
import { databaseNow, type Db, type Tx } from "../platform/database.ts";
import type { Deps } from "../platform/deps.ts";
import { NotFound } from "../platform/errors.ts";
import type { StepState } from "../platform/frame.ts";
import type { Texts } from "../platform/locales.ts";
import { ballotState, type BallotState } from "./ballot-life.ts";
import { readResult, type BallotResult } from "./closing/result.ts";
import type { BallotRule, BallotSettings } from "./settings.ts";

export { isOffered } from "./offered.ts";

export interface Ballot extends BallotSettings {
  id: string;
  programmeId: string;
  audienceKind: "workshop" | "group" | "everyone" | "list";
  groupId: string | null;
  afterWorkshopId: string | null;
  titles: Texts;
  /** Whom it asks: a group's name, or a workshop's audience. */
  audienceNames: Texts;
  /** As it is stored: a ballot whose time has passed is open here until it has been counted. */
  state: BallotState;
  /** When voting opens by itself; null where staff open it. */
  opensAt: Temporal.Instant | null;
  proposalsOpenedAt: Temporal.Instant | null;
  openedAt: Temporal.Instant | null;
  closesAt: Temporal.Instant | null;
  closedAt: Temporal.Instant | null;
  lotCommitment: string | null;
  lotSeed: string | null;
  result: BallotResult | null;
  publishedAt: Temporal.Instant | null;
  winnerWorkshopId: string | null;
  /** What those in the room type to join; null where nobody may. */
  joinCode: string | null;
  /** Of ballots over a series: the first of them, which the others continue. */
  chainId: string | null;
}

const columns = [
  "ballots.id",
  "ballots.programmeId",
  "ballots.audienceKind",
  "ballots.groupId",
  "ballots.afterWorkshopId",
  "ballots.titles",
  "ballots.audienceNames",
  "ballots.state",
  "ballots.purpose",
  "ballots.form",
  "ballots.rule",
  "ballots.seats",
  "ballots.budgetMinutes",
  "ballots.mostMarks",
  "ballots.votingBy",
  "ballots.weighting",
  "ballots.isSecret",
  "ballots.showsLive",
  "ballots.quorumPercent",
  "ballots.allowsProposals",
  "ballots.allowsWalkIns",
  "ballots.hasReceipts",
  "ballots.publishesAtClose",
  "ballots.reminderHours",
  "ballots.opensAt",
  "ballots.proposalsOpenedAt",
  "ballots.openedAt",
  "ballots.closesAt",
  "ballots.closedAt",
  "ballots.lotCommitment",
  "ballots.lotSeed",
  "ballots.result",
  "ballots.publishedAt",
  "ballots.winnerWorkshopId",
  "ballots.joinCode",
  "ballots.chainId",
] as const;

export async function getBallot(db: Db, programmeId: string, ballotId: string): Promise<Ballot> {
  const row = await ballotRows(db).where("programmeId", "=", programmeId).where("id", "=", ballotId).executeTakeFirst();
  return known(row);
}

/** The ballot that a personal link opened, whatever its programme. */
export async function getBallotOfLink(db: Db, ballotId: string): Promise<Ballot> {
  return known(await ballotRows(db).where("id", "=", ballotId).executeTakeFirst());
}

/** The ballot for a change, locked until it is made: it waits for the votes that are being cast. */
export async function lockBallot(trx: Tx, ballotId: string): Promise<Ballot> {
  return known(await ballotRows(trx).where("id", "=", ballotId).forUpdate().executeTakeFirst());
}

/** The same for staff, who may reach only their own programme's. */
export async function lockBallotOf(trx: Tx, programmeId: string, ballotId: string): Promise<Ballot> {
  const query = ballotRows(trx).where("programmeId", "=", programmeId).where("id", "=", ballotId);
  return known(await query.forUpdate().executeTakeFirst());
}

/** The ballot as it is for a vote: many hold it together, and it is not closed before they let it go. */
export async function holdBallot(trx: Tx, ballotId: string): Promise<Ballot> {
  return known(await ballotRows(trx).where("id", "=", ballotId).forShare().executeTakeFirst());
}

function ballotRows(db: Db) {
  return db.selectFrom("ballots").select(columns);
}

function known(row: Awaited<ReturnType<ReturnType<typeof ballotRows>["executeTakeFirst"]>>): Ballot {
  if (row === undefined) throw new NotFound("ballot");
  // Forms allow no other rule; its text has no check in the database, where rules come and go.
  return { ...row, rule: row.rule as BallotRule, result: row.result === null ? null : readResult(row.result) };
}

/** What can be voted for: a topic of the catalogue, the team's own words, or what a participant proposed. */
export interface BallotOption {
  id: string;
  topicId: string | null;
  names: Texts;
  descriptions: Texts;
  durationMinutes: number | null;
  /** Whether a participant proposed it. */
  isProposal: boolean;
  /** What the proposer's link finds it by (`proposerMark`); null where the team added it. */
  proposerMark: string | null;
  /** The voter who proposed it, of an open vote; null where the team added it, and always of a secret vote. */
  proposerId: string | null;
  isHidden: boolean;
  hiddenReason: string;
  /** The option that it has been merged into; then it is on no paper any more. */
  mergedInto: string | null;
  /** What it takes of the hours, where they are what is decided on. */
  costMinutes: number | null;
}

const noTexts: Texts = { fi: "", sv: "", en: "" };

/** The ballot's options in their order, hidden and merged ones included. */
export async function listOptions(db: Db, ballotId: string): Promise<BallotOption[]> {
  const rows = await db
    .selectFrom("ballotOptions")
    .leftJoin("topics", "topics.id", "ballotOptions.topicId")
    .select(["ballotOptions.id", "topicId", "proposal", "origin", "proposerMark", "isHidden", "hiddenReason"])
    .select("proposerId")
    .select(["mergedInto", "costMinutes", "ownNames"])
    .select(["topics.names", "topics.descriptions", "topics.durationMinutes"])
    .where("ballotId", "=", ballotId)
    .orderBy("ballotOptions.position")
    .orderBy("ballotOptions.id")
    .execute();
  return rows.map(({ proposal, ownNames, origin, names, descriptions, ...row }) => ({
    ...row,
    names:
      (ownNames as Texts | null) ??
      (proposal === null ? (names ?? noTexts) : { fi: proposal, sv: proposal, en: proposal }),
    descriptions: descriptions ?? noTexts,
    isProposal: origin === "voter",
  }));
}

/**
 * Whether staff can read voters' links and so see their votes: without a mail server they hand out the links themselves,
 * and links that were once kept to be read are no secret later either. Then no page may promise a secret vote.
 */
export async function staffCanOpenLinks(
  { db, sendsMail }: Pick<Deps, "db" | "sendsMail">,
  ballotId: string,
): Promise<boolean> {
  if (!sendsMail) return true;
  const kept = db.selectFrom("mails").select("id").where("ballotId", "=", ballotId).where("state", "=", "kept");
  return (await kept.executeTakeFirst()) !== undefined;
}

/** How many may vote, have opened their link, and have voted. */
export interface Turnout {
  voters: number;
  opened: number;
  voted: number;
  /** How many of the voters have come by the code of the room. */
  walkIns: number;
  /** How many of these have voted. */
  votedWalkIns: number;
}

const nobody: Turnout = { voters: 0, opened: 0, voted: 0, walkIns: 0, votedWalkIns: 0 };

export async function getTurnout(db: Db, ballotId: string): Promise<Turnout> {
  const { rows } = await sql<Turnout>`
    select count(*) as voters, count(opened_at) as opened, count(*) filter (where has_voted) as voted,
      count(walk_in_name) as walk_ins, count(walk_in_name) filter (where has_voted) as voted_walk_ins
    from voters where ballot_id = ${ballotId}`.execute(db);
  return rows[0] ?? nobody;
}

/** The programme's ballots, newest first, with their turnout. */
export async function listBallots(db: Db, programmeId: string): Promise<(Ballot & Turnout)[]> {
  const rows = await db
    .selectFrom("ballots")
    .select(columns.filter((column) => column !== "ballots.result"))
    // How it was counted is read by nobody of a list, and may be long.
    .select(sql`result || '{"count": null, "file": null, "duels": [], "others": []}'`.as("result"))
    .where("programmeId", "=", programmeId)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .execute();
  const { rows: counts } = await sql<Turnout & { ballotId: string }>`
    select ballot_id, count(*) as voters, count(opened_at) as opened, count(*) filter (where has_voted) as voted,
      count(walk_in_name) as walk_ins, count(walk_in_name) filter (where has_voted) as voted_walk_ins
    from voters where ballot_id in (select id from ballots where programme_id = ${programmeId}) group by ballot_id`.execute(
    db,
  );
  const turnouts = new Map(counts.map(({ ballotId, ...turnout }) => [ballotId, turnout]));
  return rows.map((row) => ({ ...known(row), ...(turnouts.get(row.id) ?? nobody) }));
}

/** Where the votes stand, for the path: "8 / 20 äänestänyt". It is behind when a winner has become a workshop. */
export async function votesState(db: Db, programmeId: string, { t }: Asking): Promise<StepState> {
  const ballots = await listBallots(db, programmeId);
  if (ballots.length === 0) return { text: t("voting.step.none"), isDone: false };
  const now = await databaseNow(db);
  const stateOf = (ballot: Ballot) => ballotState(ballot, now);
  const open = ballots.filter((ballot) => stateOf(ballot) === "open" || stateOf(ballot) === "proposing");
  const isDone = open.length === 0 && ballots.some(({ winnerWorkshopId }) => winnerWorkshopId !== null);
  if (open.length > 0) {
    const sum = (of: "voters" | "voted") => open.reduce((total, ballot) => total + ballot[of], 0);
    return { text: t("voting.step.voting", { voted: sum("voted"), voters: sum("voters") }), isDone };
  }
  const closed = ballots.filter((ballot) => ballotState(ballot, now) === "closed").length;
  return { text: closed === 0 ? t("voting.step.draft") : t("voting.step.closed", { count: closed }), isDone };
}
