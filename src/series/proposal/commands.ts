import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { BadRequest } from "../../platform/errors.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import { addTopics, listTopics, planWorkshop, withdrawPlanned } from "../../workshops/index.ts";
import { topicLevels, type SeriesTopic } from "../material.ts";
import { problemOf } from "../problem.ts";
import type { ProposedWorkshop } from "../propose.ts";
import { currentSeries, lockProposal, type StoredRow } from "../queries.ts";
import { figuresOf, inTurns, plannedWorkshops, type ProposalInput, type StoredProposal } from "../stored.ts";
import { changedPlaces, isAsProposed, type Change, type ChangeRefusal, type Places } from "./changes.ts";

/** Why a proposal isn't taken into use. */
export type AcceptRefusal = "not-done" | "another-since" | "topic-gone" | "nothing-left";

export interface Acceptance {
  programmeId: string;
  proposalId: string;
  /** The series that staff were told would be replaced. */
  replaces: string | null;
}

/**
 * Makes the proposal the programme's series: plans its workshops, and takes back those of the series before it that
 * have not been held. Accepted twice, it is accepted once.
 */
export async function acceptProposal(
  db: Db,
  { programmeId, proposalId, replaces }: Acceptance,
  texts: Deps["texts"],
  actorId: string,
): Promise<{ seriesId: string } | AcceptRefusal> {
  return await db.transaction().execute(async (trx) => {
    await trx.selectFrom("programmes").select("id").where("id", "=", programmeId).forNoKeyUpdate().execute();
    const stored = doneOf(await lockProposal(trx, programmeId, proposalId));
    const before = await currentSeries(trx, programmeId);
    if (before?.proposalId === proposalId) return { seriesId: before.id };
    if (stored === null) return "not-done";
    if ((before?.id ?? null) !== replaces) return "another-since";
    const workshops = inTurns(plannedWorkshops(stored), stored.input.groups);
    if (workshops.length === 0) return "nothing-left";
    const topicIds = await topicsOf(trx, programmeId, stored.input.topics);
    if (workshops.some(({ topic }) => !topicIds.has(topic))) return "topic-gone";

    const withdrawn = before === undefined ? 0 : await retire(trx, programmeId, before.id);
    const row = { programmeId, proposalId, acceptedBy: actorId };
    const { id: seriesId } = await trx.insertInto("series").values(row).returning("id").executeTakeFirstOrThrow();
    for (const workshop of workshops)
      await planWorkshop(trx, {
        ...{
          programmeId,
          seriesId,
          ownTitles: null,
          topicId: topicIds.get(workshop.topic)!,
          level: topicLevels[workshop.level]!,
        },
        ...(workshop.audience === "free" && { kind: "themed" }),
        ...(await audienceOf(trx, workshop, stored.input, texts)),
        organisationIds: workshop.members,
      });
    await recordAct(trx, {
      actorId,
      programmeId,
      act: "series.accept",
      subject: seriesId,
      details: { workshops: workshops.length, withdrawn },
    });
    return { seriesId };
  });
}

async function retire(trx: Tx, programmeId: string, seriesId: string): Promise<number> {
  await trx.updateTable("series").set({ isCurrent: false }).where("id", "=", seriesId).execute();
  return await withdrawPlanned(trx, programmeId, seriesId);
}

/** Each topic's id by its key. Drafts become topics here, all of them, so that the next proposal can choose among them too. */
async function topicsOf(trx: Tx, programmeId: string, topics: readonly SeriesTopic[]): Promise<Map<string, string>> {
  const known = await listTopics(trx, programmeId);
  const same = ({ id, names }: SeriesTopic) =>
    known.find((topic) => (id === null ? topic.names.fi === names.fi : topic.id === id))?.id;
  const drafts = topics.filter((topic) => topic.id === null && same(topic) === undefined);
  const none = { fi: "", sv: "", en: "" };
  const added = await addTopics(
    trx,
    programmeId,
    drafts.map(({ names, covers, levels, minutes, euros }) => ({
      ...{ names, covers, levels, descriptions: none, kind: "segmented" },
      ...{ durationMinutes: minutes, costEuros: euros },
    })),
  );
  const ids = new Map(drafts.map(({ key }, at) => [key, added[at]!]));
  for (const topic of topics) {
    const id = same(topic);
    if (id !== undefined) ids.set(topic.key, id);
  }
  return ids;
}

/** A workshop's group and the name of its audience; a group that is gone since leaves its name. */
async function audienceOf(
  trx: Tx,
  { audience }: ProposedWorkshop,
  { groups }: ProposalInput,
  texts: Deps["texts"],
): Promise<{ groupId: string | null; audienceNames: Texts }> {
  const group = groups.find(({ id }) => id === audience);
  if (group === undefined)
    return {
      groupId: null,
      audienceNames: inEachLanguage((locale) =>
        texts[locale](audience === "all" ? "series.audience.all" : "series.audience.free"),
      ),
    };
  const there = await trx.selectFrom("needGroups").select("id").where("id", "=", group.id).executeTakeFirst();
  const audienceNames = inEachLanguage((locale) =>
    texts[locale]("series.audience.group", { letter: group.letter, name: group.names[locale] || group.names.fi }),
  );
  return { groupId: there?.id ?? null, audienceNames };
}

const inEachLanguage = (make: (locale: keyof Texts) => string) =>
  Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Texts;

/** Changes one workshop of a proposal that is not in use; without a place, takes all changes back. */
export async function changeProposal(
  db: Db,
  {
    programmeId,
    proposalId,
    change,
  }: { programmeId: string; proposalId: string; change: { place: number; choice: Change } | "all-proposed" },
  actorId: string,
): Promise<ChangeRefusal | "in-use" | null> {
  return await db.transaction().execute(async (trx) => {
    const stored = doneOf(await lockProposal(trx, programmeId, proposalId));
    if (stored === null) return "in-use";
    if ((await currentSeries(trx, programmeId))?.proposalId === proposalId) return "in-use";
    const proposed = stored.proposal.workshops;
    const places = change === "all-proposed" ? proposed : placesAfter(stored, change);
    if (typeof places === "string") return places;

    const result = isAsProposed(proposed, places) ? withoutChanges(stored) : withChanges(stored, places);
    await trx
      .updateTable("proposals")
      .set({ result: json(result) })
      .where("id", "=", proposalId)
      .execute();
    await recordAct(trx, {
      actorId,
      programmeId,
      act: "series.change",
      subject: proposalId,
      details: { place: change === "all-proposed" ? null : change.place },
    });
    return null;
  });
}

type Done = StoredProposal & { proposal: NonNullable<StoredProposal["proposal"]> };

function placesAfter({ input, proposal, edited }: Done, { place, choice }: { place: number; choice: Change }) {
  const proposed = proposal.workshops;
  if (place >= proposed.length) throw new BadRequest("place");
  return changedPlaces(problemOf(input.instance), { proposed, places: edited ?? proposed }, place, choice);
}

function withoutChanges(stored: StoredProposal): StoredProposal {
  const left = { ...stored };
  delete left.edited;
  delete left.editedPeople;
  return left;
}

function withChanges(stored: StoredProposal, places: Places): StoredProposal {
  const changed = { ...withoutChanges(stored), edited: [...places] };
  return { ...changed, editedPeople: figuresOf(changed) };
}

function doneOf({ state, result }: StoredRow): Done | null {
  return state === "done" && result?.proposal !== undefined ? { ...result, proposal: result.proposal } : null;
}
