import { Temporal } from "temporal-polyfill";
import { recordAct } from "../../platform/audit-log.ts";
import type { Db, Tx } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import {
  acceptTopicDrafts,
  listRefusedTopicDrafts,
  listTopics,
  planWorkshop,
  withdrawSeries,
  type Posting,
  type Topic,
  type WorkshopPlan,
} from "../../workshops/index.ts";
import { topicLevels, topicOfDraft, type SeriesTopic } from "../material/material.ts";
import type { ProposedWorkshop } from "../method/propose.ts";
import type { ProposalInput } from "../material/proposal-input.ts";
import { currentSeries, lockProposal } from "../queries.ts";
import { doneOf, inTurns, plannedWorkshops } from "../stored.ts";

/** Why a proposal isn't taken into use. */
export type AcceptRefusal = "not-done" | "another-since" | "topic-gone" | "draft-refused" | "nothing-left";

export interface Acceptance {
  programmeId: string;
  proposalId: string;
  /** The series that staff were told would be replaced. */
  replaces: string | null;
}

/**
 * Makes the proposal the programme's series: plans its workshops, and takes back those of the series before it that
 * have not been held, telling whoever was invited. Accepted twice, it is accepted once.
 */
export async function acceptProposal(
  db: Db,
  { programmeId, proposalId, replaces }: Acceptance,
  posting: Posting,
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
    const topics = await topicsOf(trx, programmeId, { input: stored.input, workshops }, actorId);
    if (typeof topics === "string") return topics;

    const withdrawn = before === undefined ? 0 : await retire(trx, posting, programmeId, before.id);
    const row = { programmeId, proposalId, acceptedBy: actorId };
    const { id: seriesId } = await trx.insertInto("series").values(row).returning("id").executeTakeFirstOrThrow();
    for (const workshop of workshops)
      await planWorkshop(trx, {
        ...{ programmeId, seriesId, ownTitles: null, organisationIds: workshop.members },
        ...{ topicId: topics.get(workshop.topic)!.id, level: topicLevels[workshop.level]! },
        ...(workshop.audience === "free" && { kind: "themed" }),
        ...(await audienceOf(trx, workshop, stored.input, posting.texts)),
        ...arrangement(workshop, stored.input, topics.get(workshop.topic)!),
      });
    const details = { workshops: workshops.length, withdrawn };
    await recordAct(trx, { actorId, programmeId, act: "series.accept", subject: seriesId, details });
    return { seriesId };
  });
}

async function retire(trx: Tx, posting: Posting, programmeId: string, seriesId: string): Promise<number> {
  await trx.updateTable("series").set({ isCurrent: false }).where("id", "=", seriesId).execute();
  return (await withdrawSeries(trx, posting, { programmeId, seriesId, reason: "" })).workshops;
}

interface Planned {
  input: ProposalInput;
  workshops: readonly ProposedWorkshop[];
}

/** The catalogue's topic for each key that is used. Drafts among them become topics here, unless staff refused them. */
async function topicsOf(
  trx: Tx,
  programmeId: string,
  { input, workshops }: Planned,
  actorId: string,
): Promise<Map<string, Topic> | "topic-gone" | "draft-refused"> {
  const used = input.topics.filter(({ key }) => workshops.some(({ topic }) => topic === key));
  const refused = new Set(await listRefusedTopicDrafts(trx, programmeId));
  const known = await listTopics(trx, programmeId);
  const drafts = used.filter((topic) => topic.id === null && topicOfDraft(known, topic.key) === undefined);
  if (drafts.some(({ key }) => refused.has(needOf(key)))) return "draft-refused";
  const added = await acceptTopicDrafts(trx, programmeId, drafts.map(draftOf), actorId);

  const now = drafts.length === 0 ? known : await listTopics(trx, programmeId);
  const topics = new Map<string, Topic>();
  for (const { key, id } of used) {
    const topicId = id ?? topicOfDraft(known, key)?.id ?? added.get(key);
    const topic = now.find((one) => one.id === topicId);
    if (topic === undefined) return "topic-gone";
    topics.set(key, topic);
  }
  return topics;
}

/** A draft as it stood in the proposal; older proposals know less of it. */
function draftOf({ key, names, covers, levels, minutes, euros, draft }: SeriesTopic) {
  const { skills = [], placeMode = "either", leastPeople = null, mostPeople = null } = draft ?? {};
  const { descriptions = { fi: "", sv: "", en: "" }, kind = "themed" } = draft ?? {};
  const about = { needId: needOf(key), names, descriptions, covers, levels, kind };
  return { ...about, durationMinutes: minutes, costEuros: euros, skills, placeMode, leastPeople, mostPeople };
}

const needOf = (key: string) => key.slice("need:".length);

/** Places by what the topic allows, else by the proposal's sizes, which do not bind what is common; time and leader. */
function arrangement(
  { audience, slot, facilitator }: ProposedWorkshop,
  { instance, slots = [] }: ProposalInput,
  { mostPeople }: Topic,
): Pick<WorkshopPlan, "places" | "startsAt" | "endsAt" | "facilitatorIds"> {
  const time = slots.find(({ id }) => id === slot);
  return {
    places: mostPeople ?? (audience === "all" ? null : instance.size[1]),
    ...(time !== undefined && {
      startsAt: Temporal.Instant.from(time.startsAt),
      endsAt: Temporal.Instant.from(time.endsAt),
    }),
    facilitatorIds: facilitator === undefined ? [] : [facilitator],
  };
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
