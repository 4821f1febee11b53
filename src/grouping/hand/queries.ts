import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Translate } from "../../platform/i18n.ts";
import type { Locale } from "../../platform/locales.ts";
import { answerMatrix, mergeSources } from "../method/answers.ts";
import { getCurrent, type Current } from "../queries.ts";
import { nameSuggester } from "../runs/names.ts";
import { hasShape, profilesOfAll } from "../method/shape.ts";
import type { Variant } from "../stored.ts";
import type { Ground } from "./proposal.ts";
import type { Snapshot } from "./snapshot.ts";
import type { GroupChange, HandGroup, HandLink, HandState } from "./state.ts";

/** An act of staff as it is stored. */
export interface Act {
  id: string;
  sequence: number;
  change: GroupChange;
  before: Snapshot;
  after: Snapshot;
  actorId: string | null;
  /** Null when the person has no account any more. */
  actorName: string | null;
  createdAt: Temporal.Instant;
  undoneAt: Temporal.Instant | null;
}

/**
 * The groups of a variant as staff have them, removed ones too, with the programme's links.
 * @param respondents who has answered: those who are not members yet count as members of no group.
 */
export async function loadHandState(
  db: Db,
  programmeId: string,
  variantId: string,
  respondents: readonly string[],
): Promise<HandState> {
  const groups = await listEveryGroup(db, variantId);
  const members = await db
    .selectFrom("groupMembers")
    .select(["organisationId", "groupId", "isLocked"])
    .where("variantId", "=", variantId)
    .orderBy("organisationId")
    .execute();
  const links = await listLinks(db, programmeId);
  const known = new Set(members.map(({ organisationId }) => organisationId));
  const newcomers = respondents
    .filter((id) => !known.has(id))
    .map((organisationId) => ({ organisationId, groupId: null, isLocked: false }));
  return {
    groups,
    members: [...members, ...newcomers],
    links,
  };
}

/** A variant's groups, removed ones too. */
export async function listEveryGroup(db: Db, variantId: string): Promise<HandGroup[]> {
  return await db
    .selectFrom("needGroups")
    .select(["id", "position", "names", "isRenamed", "isRemoved"])
    .where("variantId", "=", variantId)
    .orderBy("position")
    .execute();
}

/** What staff wish about pairs of organisations, whichever grouping they were looking at. */
export async function listLinks(db: Db, programmeId: string): Promise<HandLink[]> {
  return await db
    .selectFrom("groupingLinks")
    .select(["organisationA as a", "organisationB as b", "kind"])
    .where("programmeId", "=", programmeId)
    .orderBy("organisationA")
    .orderBy("organisationB")
    .execute();
}

/** A variant that is in use, locked until the act on it is done; undefined when another has taken its place. */
export async function lockVariantInUse(
  trx: Tx,
  programmeId: string,
  variantId: string,
): Promise<{ id: string; runId: string; sequence: number } | undefined> {
  const variant = await trx
    .selectFrom("groupVariants")
    .select(["id", "runId", "isCurrent", "sequence"])
    .where("programmeId", "=", programmeId)
    .where("id", "=", variantId)
    .forUpdate()
    .executeTakeFirst();
  if (variant === undefined) throw new NotFound("variant");
  const run = await trx
    .selectFrom("groupingRuns")
    .select("id")
    .where("id", "=", variant.runId)
    .where("isCurrent", "=", true)
    .executeTakeFirst();
  return variant.isCurrent && run !== undefined ? variant : undefined;
}

/** What staff have done to a variant, the newest first; undone acts too. */
export async function listActs(db: Db, variantId: string): Promise<Act[]> {
  const rows = await db
    .selectFrom("groupActs")
    .leftJoin("users", "users.id", "groupActs.actorId")
    .select([
      "groupActs.id",
      "groupActs.sequence",
      "groupActs.change",
      "groupActs.before",
      "groupActs.after",
      "groupActs.actorId",
      "users.name as actorName",
      "groupActs.createdAt",
      "groupActs.undoneAt",
    ])
    .where("groupActs.variantId", "=", variantId)
    .orderBy("groupActs.sequence", "desc")
    .execute();
  // What is in the JSON columns was written by makeChange.
  return rows.map(({ change, before, after, ...row }) => ({
    ...row,
    change: change as GroupChange,
    before: before as Snapshot,
    after: after as Snapshot,
  }));
}

/** How many workshops each group of the variant has, removed groups too; those without any are left out. */
async function countWorkshops(db: Db, variantId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("needGroups")
    .innerJoin("workshops", "workshops.groupId", "needGroups.id")
    .select(({ fn }) => ["needGroups.id", fn.count<number>("workshops.id").as("workshops")])
    .where("needGroups.variantId", "=", variantId)
    .groupBy("needGroups.id")
    .execute();
  return new Map(rows.map(({ id, workshops }) => [id, workshops]));
}

async function isRunUnderWay(db: Db, programmeId: string): Promise<boolean> {
  const query = db.selectFrom("groupingRuns").select("id").where("programmeId", "=", programmeId);
  return (await query.where("state", "in", ["queued", "running"]).limit(1).executeTakeFirst()) !== undefined;
}

/** All that a change is weighed with and told of. */
export interface Hand {
  current: Current;
  ground: Ground;
  /** The newest first. */
  acts: Act[];
  /** How many workshops point to each group. */
  workshops: ReadonlyMap<string, number>;
  /** A new grouping is being made: what is changed now will not be in it. */
  isRunUnderWay: boolean;
}

/** The groups in use with the answers behind them, for whoever considers a change. */
export async function loadHand(db: Db, programmeId: string, texts: Record<Locale, Translate>): Promise<Hand> {
  const current = await getCurrent(db, programmeId);
  const { input, profiles, variant, run } = current;
  const answers = answerMatrix(input.blocks, input.blank);
  const organisationIds = profiles.organisations.map(({ id }) => id);
  const state = await loadHandState(db, programmeId, variant.id, organisationIds);
  const shapes = profilesOfAll(answers);
  const grouped = new Map(run.result.organisationIds.map((id, row) => [id, run.result.assignments[row] ?? null]));
  const outside = new Set(
    state.members.filter(({ groupId }) => groupId === null).map(({ organisationId }) => organisationId),
  );
  // Who had no profile is as good as new once the answers give one; whom staff took out of a group stays out.
  const isNew = (id: string, row: number) => !grouped.has(id) || (grouped.get(id) === null && hasShape(shapes, row));
  return {
    current,
    acts: await listActs(db, variant.id),
    workshops: await countWorkshops(db, variant.id),
    isRunUnderWay: await isRunUnderWay(db, programmeId),
    ground: {
      state,
      organisationIds,
      profiles: shapes,
      answers: mergeSources(answers),
      seed: run.seed,
      newcomers: organisationIds.filter((id, row) => outside.has(id) && isNew(id, row)),
      newGroupId: randomUUID(),
      suggestNames: nameSuggester(texts, profiles.needs),
    },
  };
}

/** A variant of any of the programme's groupings. */
export async function getVariant(db: Db, programmeId: string, variantId: string): Promise<Variant> {
  const variant = await db
    .selectFrom("groupVariants")
    .select(["id", "runId", "name", "isCurrent", "sequence"])
    .where("programmeId", "=", programmeId)
    .where("id", "=", variantId)
    .executeTakeFirst();
  if (variant === undefined) throw new NotFound("variant");
  return variant;
}
