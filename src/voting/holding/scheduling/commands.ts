import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { getProgramme } from "../../../programmes/index.ts";
import {
  ballotState,
  rescheduleRefusal,
  schedulingRefusal,
  type OpeningRefusal,
  type RescheduleRefusal,
} from "../../ballot-life.ts";
import { isOffered, listOptions, lockBallotOf, type Ballot } from "../../queries.ts";
import { closingQueue, openingQueue } from "../../queues.ts";
import { instantOf } from "../closing-time.ts";
import { enlist, writeTo, type Posting } from "../links/commands.ts";
import { lockWaiting } from "../links/queries.ts";
import { readyToVote, type Place } from "../opening/commands.ts";
import { getElectorate } from "../queries.ts";
import { planReminder } from "../reminding/commands.ts";

export type SchedulingRefusal = OpeningRefusal | "opening-time-past" | "nobody-to-ask" | "proposals-not-allowed";

interface OpeningTime {
  opensOn: string;
  opensAt: string;
}

/** Sets or moves the time when voting opens by itself. Of a draft nobody is told before that; proposals go on until then. */
export async function scheduleBallot(
  { db, jobs }: Pick<Deps, "db" | "jobs">,
  { programmeId, ballotId, opensOn, opensAt: time }: Place & OpeningTime,
  actorId: string,
): Promise<SchedulingRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    const { timeZone } = await getProgramme(trx, programmeId);
    const opensAt = instantOf(opensOn, time, timeZone);
    const now = await databaseNow(trx);
    if (ballot.state !== "draft" && ballotState(ballot, now) !== ballot.state) return "already-open";
    const optionIds = (await listOptions(trx, ballotId)).filter(isOffered).map(({ id }) => id);
    const takesProposalsFirst = ballot.state === "proposing";
    const refused = schedulingRefusal(ballot, { optionIds, opensAt, takesProposalsFirst }, now);
    if (refused !== null) return refused;
    const { voters } = await getElectorate(trx, ballot);
    if (voters.length === 0 && !ballot.allowsWalkIns) return "nobody-to-ask";

    const planned = { opensAt, state: takesProposalsFirst ? ("proposing" as const) : ("scheduled" as const) };
    await trx.updateTable("ballots").set(planned).where("id", "=", ballotId).execute();
    await jobs.enqueue(trx, openingQueue, { ballotId }, opensAt);
    await recordAct(trx, { actorId, programmeId, act: "ballot.schedule", subject: ballotId });
    return null;
  });
}

/** Takes the opening time back: a planned ballot is a draft again, proposals go on until staff open the voting. */
export async function unscheduleBallot(
  { db }: Pick<Deps, "db">,
  { programmeId, ballotId }: Place,
  actorId: string,
): Promise<"not-scheduled" | null> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    const { state, opensAt } = ballot;
    const isPlanned = (state === "scheduled" || state === "proposing") && opensAt !== null;
    if (!isPlanned || ballotState(ballot, await databaseNow(trx)) !== state) return "not-scheduled";
    const open = { opensAt: null, ...(state === "scheduled" && { state: "draft" as const }) };
    await trx.updateTable("ballots").set(open).where("id", "=", ballotId).execute();
    await recordAct(trx, { actorId, programmeId, act: "ballot.unschedule", subject: ballotId });
    return null;
  });
}

/**
 * Asks the voters for proposals, each with a link that will open the vote too. Voting opens by itself at the time, or,
 * without a day, when staff open it; the announced close ends the proposals as well.
 */
export async function startProposals(
  posting: Posting,
  { programmeId, ballotId, opensOn, opensAt: time }: Place & OpeningTime,
  actorId: string,
): Promise<SchedulingRefusal | null> {
  return await posting.db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    const now = await databaseNow(trx);
    // A second press of the same button: the first one has done it.
    if (ballot.state === "proposing" && ballotState(ballot, now) === "proposing") return null;
    if (!ballot.allowsProposals) return "proposals-not-allowed";
    const { timeZone } = await getProgramme(trx, programmeId);
    const opensAt = opensOn === "" ? null : instantOf(opensOn, time, timeZone);
    const optionIds = (await listOptions(trx, ballotId)).map(({ id }) => id);
    const refused = schedulingRefusal(ballot, { optionIds, opensAt, takesProposalsFirst: true }, now);
    if (refused !== null || ballot.closesAt === null) return refused ?? "no-closing-time";
    const { voters } = await getElectorate(trx, ballot);
    if (voters.length === 0) return "nobody-to-ask";

    const proposing = {
      ...(await readyToVote(trx, ballot)),
      state: "proposing" as const,
      opensAt,
      proposalsOpenedAt: now,
    };
    await trx.updateTable("ballots").set(proposing).where("id", "=", ballotId).execute();
    await enlist(trx, ballot);
    const asked = await lockWaiting(trx, ballotId);
    await writeTo(trx, posting, { ballot: { ...ballot, opensAt }, occasion: "proposals" }, asked);
    await posting.jobs.enqueue(trx, closingQueue, { ballotId }, ballot.closesAt);
    if (opensAt !== null) await posting.jobs.enqueue(trx, openingQueue, { ballotId }, opensAt);
    const act = { actorId, programmeId, act: "ballot.ask-proposals", subject: ballotId };
    await recordAct(trx, { ...act, details: { asked: asked.length } });
    return null;
  });
}

/** Moves the close of a ballot that is not closed; the reminder moves with it. */
export async function moveClosing(
  { db, jobs }: Pick<Deps, "db" | "jobs">,
  { programmeId, ballotId, closesOn, closesAt: time }: Place & { closesOn: string; closesAt: string },
  actorId: string,
): Promise<RescheduleRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    const { timeZone } = await getProgramme(trx, programmeId);
    const closesAt = instantOf(closesOn, time, timeZone);
    const now = await databaseNow(trx);
    const refused = rescheduleRefusal(ballot, closesAt, now);
    if (refused !== null) return refused;
    await setClosing(trx, jobs, ballot, { closesAt, actorId });
    return null;
  });
}

/** Sets another close for a ballot that the caller has locked; a part of the acts that may. */
export async function setClosing(
  trx: Tx,
  jobs: Deps["jobs"],
  ballot: Ballot,
  { closesAt, actorId }: { closesAt: Temporal.Instant; actorId: string },
): Promise<void> {
  const { id: ballotId, programmeId, state } = ballot;
  await trx.updateTable("ballots").set({ closesAt }).where("id", "=", ballotId).execute();
  if (state === "proposing" || state === "open") await jobs.enqueue(trx, closingQueue, { ballotId }, closesAt);
  if (state === "open") await planReminder(trx, jobs, { ...ballot, closesAt });
  await recordAct(trx, { actorId, programmeId, act: "ballot.move-closing", subject: ballotId });
}
