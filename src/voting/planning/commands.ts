import { recordAct } from "../../platform/audit-log.ts";
import type { Tx } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import {
  addTopics,
  getWorkshop,
  listTopics,
  moveLaterOn,
  planWorkshop,
  withdrawWorkshop,
  type Topic,
  type Workshop,
  type WorkshopLevel,
} from "../../workshops/index.ts";
import { lockBallotOf, type Ballot } from "../queries.ts";
import {
  audiencesOf,
  inOrder,
  topicMinutes,
  within,
  type Audience,
  type Plan,
  type PlanningRefusal,
  type WinnerPlan,
} from "./plan.ts";
import { listPlanned, loadOffer, lockPlanned, whereNext, type Offer } from "./queries.ts";
import { tellProposers } from "./telling/commands.ts";

/** What writing to people, and taking workshops back, needs. */
export type Posting = Pick<Deps, "db" | "publicUrl" | "texts" | "postMail" | "postMails" | "jobs">;

export interface Place {
  programmeId: string;
  ballotId: string;
}

/**
 * Plans workshops from a result, as staff have chosen, right after the one that the ballot followed, or before what its
 * group is to have otherwise. They are no part of a series, so that a new series does not take back what people voted
 * for. Asked twice, they are planned once.
 */
export async function planResult(
  posting: Posting,
  { programmeId, ballotId }: Place,
  planFor: (offer: Offer) => Plan,
  actorId: string,
): Promise<PlanningRefusal | null> {
  return await posting.db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    const { result } = ballot;
    if (result === null) return "not-closed";
    if ((await listPlanned(trx, ballotId)).length > 0) return "planned";
    if (result.winnerIds.length === 0) return "no-winner";
    const offer = await loadOffer(trx, ballot, result);
    const plan = planFor(offer);
    if (!plan.winners.every(({ optionId }) => result.winnerIds.includes(optionId))) return "unknown-winner";

    const topics = await topicsOf(trx, ballot, offer, plan.winners, actorId);
    const rows = inOrder(plan.winners, result.winnerIds, audiencesOf(offer, plan.spread));
    const before = ballot.afterWorkshopId === null ? null : await getWorkshop(trx, programmeId, ballot.afterWorkshopId);
    const first = await whereNext(trx, ballot, before);
    if (first !== null) await moveLaterOn(trx, programmeId, first - 1, rows.length);
    for (const [at, { winner, audience }] of rows.entries()) {
      const topic = topics.get(winner.optionId) ?? null;
      const level = levelOf(winner, topic, audience, offer);
      const position = first === null ? undefined : first + at;
      const workshopId = await planOne(trx, { ballot, offer, before, position }, { winner, audience, topic, level });
      await trx.insertInto("ballotWorkshops").values({ ballotId, optionId: winner.optionId, workshopId }).execute();
      if (at === 0)
        await trx.updateTable("ballots").set({ winnerWorkshopId: workshopId }).where("id", "=", ballotId).execute();
    }
    const details = { workshops: rows.length };
    await recordAct(trx, { actorId, programmeId, act: "ballot.plan-winner", subject: ballotId, details });
    await tellProposers(trx, posting, ballot);
    return null;
  });
}

/** The catalogue's topic of each winner that has one; those that are to become topics become ones here. */
async function topicsOf(
  trx: Tx,
  { programmeId, groupId }: Ballot,
  { winners: offered, topics }: Offer,
  winners: readonly WinnerPlan[],
  actorId: string,
): Promise<Map<string, Topic>> {
  const ids = new Map<string, string>();
  for (const { optionId, source, level, minutes, euros } of winners) {
    if (source.kind === "topic") ids.set(optionId, source.topicId);
    if (source.kind !== "new") continue;
    const names = offered.find((each) => each.optionId === optionId)?.names ?? { fi: "", sv: "", en: "" };
    const [topicId = ""] = await addTopics(trx, programmeId, [
      {
        names,
        descriptions: { fi: "", sv: "", en: "" },
        kind: groupId === null ? "themed" : "segmented",
        levels: level === "suited" || level === "all" ? ["basics", "intermediate", "advanced"] : [level],
        covers: source.needIds.map((needId) => ({ needId, strength: 1 })),
        ...{ durationMinutes: within(minutes, topicMinutes), costEuros: euros },
      },
    ]);
    await recordAct(trx, { actorId, programmeId, act: "topic.add", subject: topicId });
    ids.set(optionId, topicId);
  }
  const known = winners.some(({ source }) => source.kind === "new") ? await listTopics(trx, programmeId) : topics;
  return new Map(
    [...ids].flatMap(([optionId, id]) => known.filter((each) => each.id === id).map((topic) => [optionId, topic])),
  );
}

/** The level that was chosen, or the one that suits the audience. */
function levelOf(
  { level }: WinnerPlan,
  topic: Topic | null,
  { organisationIds }: Audience,
  { suited }: Offer,
): WorkshopLevel {
  if (level !== "suited") return level;
  return topic === null ? "all" : suited(topic, organisationIds);
}

interface Around {
  ballot: Ballot;
  offer: Offer;
  before: Workshop | null;
  position: number | undefined;
}

interface PlannedOne {
  winner: WinnerPlan;
  audience: Audience;
  topic: Topic | null;
  level: WorkshopLevel;
}

async function planOne(
  trx: Tx,
  { ballot, offer, before, position }: Around,
  { winner, audience, topic, level }: PlannedOne,
) {
  const names = offer.winners.find(({ optionId }) => optionId === winner.optionId)?.names ?? null;
  const isList = ballot.audienceKind === "list";
  return await planWorkshop(trx, {
    programmeId: ballot.programmeId,
    topicId: topic?.id ?? null,
    ownTitles: topic === null ? names : null,
    ...(before !== null ? { kind: before.kind } : isList ? { kind: "themed" } : {}),
    ...(position !== undefined && { position }),
    ...{ level, groupId: audience.groupId, audienceNames: audience.names, organisationIds: audience.organisationIds },
    ...{ durationMinutes: winner.minutes, costEuros: winner.euros, places: topic?.mostPeople ?? null, seriesId: null },
  });
}

/**
 * Takes back what was planned from a result, so that it can be planned otherwise; workshops that people know of are
 * cancelled and they are told. Where one has been held, all stay: "held".
 */
export async function takeBackPlan(
  posting: Posting,
  { programmeId, ballotId }: Place,
  actorId: string,
): Promise<"held" | null> {
  return await posting.db.transaction().execute(async (trx) => {
    await lockBallotOf(trx, programmeId, ballotId);
    const planned = await lockPlanned(trx, ballotId);
    if (planned.length === 0) return null;
    if (planned.some(({ state }) => state === "held")) return "held";
    await trx.updateTable("ballots").set({ winnerWorkshopId: null }).where("id", "=", ballotId).execute();
    await trx.deleteFrom("ballotWorkshops").where("ballotId", "=", ballotId).execute();
    for (const { workshopId } of planned) await withdrawWorkshop(trx, posting, { programmeId, workshopId });
    await recordAct(trx, { actorId, programmeId, act: "ballot.unplan-winner", subject: ballotId });
    return null;
  });
}
