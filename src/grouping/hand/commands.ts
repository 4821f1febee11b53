import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { findCurrentRun, getVariantInUse } from "../queries.ts";
import { applyChange, type Refused } from "./change.ts";
import { toRedo, toUndo } from "./history.ts";
import { listActs, listLinks, loadHandState, lockVariantInUse } from "./queries.ts";
import { differences, linksToTurn, type Snapshot } from "./snapshot.ts";
import type { GroupChange } from "./state.ts";

/** Which state of the groups the person saw when they chose. */
export interface Seen {
  variantId: string;
  sequence: number;
}

/** Gives a group of the grouping in use a name of staff's own. */
export async function renameGroup(
  db: Db,
  programmeId: string,
  groupId: string,
  names: Texts,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const run = await findCurrentRun(trx, programmeId);
    const variant = run === undefined ? undefined : await getVariantInUse(trx, run.id);
    const locked = variant === undefined ? undefined : await lockVariantInUse(trx, programmeId, variant.id);
    if (locked === undefined) throw new NotFound("group");
    const { id: variantId, sequence } = locked;
    const change = { kind: "rename", groupId, names } as const;
    const outcome = await changeLocked(trx, programmeId, { variantId, sequence, change, respondents: [] }, actorId);
    if (outcome !== "done" && outcome.reason !== "no-change") throw new NotFound("group");
  });
}

/** Done; or others have changed the groups since the page was made; or the change is not possible. */
export type Outcome = "done" | "stale" | Refused;

/**
 * Changes the groups in use, if they are still as the person saw them, and keeps what is needed to take it back.
 * @param respondents who has answered: they may be put in groups though the run did not know them.
 */
export async function makeChange(
  db: Db,
  programmeId: string,
  { variantId, sequence, change, respondents }: Seen & { change: GroupChange; respondents: readonly string[] },
  actorId: string,
): Promise<Outcome> {
  return await db.transaction().execute(async (trx) => {
    const variant = await lockVariantInUse(trx, programmeId, variantId);
    if (variant?.sequence !== sequence) return "stale";
    return await changeLocked(trx, programmeId, { variantId, sequence, change, respondents }, actorId);
  });
}

async function changeLocked(
  trx: Tx,
  programmeId: string,
  { variantId, sequence, change, respondents }: Seen & { change: GroupChange; respondents: readonly string[] },
  actorId: string,
): Promise<"done" | Refused> {
  const present = await presentOrganisations(trx, programmeId, respondents);
  const before = await loadHandState(
    trx,
    programmeId,
    variantId,
    respondents.filter((id) => present.has(id)),
  );
  const changed = applyChange(before, change);
  if ("reason" in changed) return changed;

  const steps = differences(before, changed.state);
  await writeSnapshot(trx, { programmeId, variantId, actorId }, steps.after);
  await trx
    .insertInto("groupActs")
    .values({
      variantId,
      sequence: sequence + 1,
      change: json(change),
      before: json(steps.before),
      after: json(steps.after),
      actorId,
    })
    .execute();
  await countUp(trx, variantId, sequence);
  await recordAct(trx, {
    actorId,
    programmeId,
    act: `group.${change.kind}`,
    subject: subjectOf(change) ?? variantId,
    details: { members: steps.after.members.length },
  });
  return "done";
}

/** Takes back the latest act that stands. Asked twice, it is taken back once. */
export async function undoAct(
  db: Db,
  programmeId: string,
  asked: Seen & { actId: string },
  actorId: string,
): Promise<"done" | "stale"> {
  return await turnAct(db, programmeId, { ...asked, isUndo: true }, actorId);
}

/** Makes again the act that was taken back last. */
export async function redoAct(
  db: Db,
  programmeId: string,
  asked: Seen & { actId: string },
  actorId: string,
): Promise<"done" | "stale"> {
  return await turnAct(db, programmeId, { ...asked, isUndo: false }, actorId);
}

async function turnAct(
  db: Db,
  programmeId: string,
  { variantId, sequence, actId, isUndo }: Seen & { actId: string; isUndo: boolean },
  actorId: string,
): Promise<"done" | "stale"> {
  return await db.transaction().execute(async (trx) => {
    const variant = await lockVariantInUse(trx, programmeId, variantId);
    if (variant === undefined) return "stale";
    const acts = await listActs(trx, variantId);
    const act = acts.find(({ id }) => id === actId);
    if (act === undefined) throw new NotFound("act");
    if ((act.undoneAt !== null) === isUndo) return "done";
    const next = isUndo ? toUndo(acts) : toRedo(acts);
    if (variant.sequence !== sequence || next?.id !== actId) return "stale";

    const [left, wanted] = isUndo ? [act.after, act.before] : [act.before, act.after];
    const links = linksToTurn(await listLinks(trx, programmeId), left, wanted);
    await writeSnapshot(trx, { programmeId, variantId, actorId }, { ...wanted, links });
    const undoneAt = isUndo ? await databaseNow(trx) : null;
    await trx.updateTable("groupActs").set({ undoneAt }).where("id", "=", actId).execute();
    await countUp(trx, variantId, sequence);
    await recordAct(trx, {
      actorId,
      programmeId,
      act: isUndo ? "group.undo" : "group.redo",
      subject: subjectOf(act.change) ?? variantId,
      details: { change: act.change.kind },
    });
    return "done";
  });
}

async function countUp(trx: Tx, variantId: string, sequence: number): Promise<void> {
  await trx
    .updateTable("groupVariants")
    .set({ sequence: sequence + 1 })
    .where("id", "=", variantId)
    .execute();
}

/** Writes groups, members and links as the snapshot has them; organisations that have left the programme are left out. */
async function writeSnapshot(
  trx: Tx,
  { programmeId, variantId, actorId }: { programmeId: string; variantId: string; actorId: string },
  { groups, members, links }: Snapshot,
): Promise<void> {
  for (const { id, position, names, isRenamed, isRemoved } of groups) {
    const kept = { names: json(names), isRenamed, isRemoved };
    await trx
      .insertInto("needGroups")
      .values({ id, variantId, position, ...kept })
      .onConflict((oc) => oc.column("id").doUpdateSet(kept))
      .execute();
  }
  const concerned = [...members.map(({ organisationId }) => organisationId), ...links.flatMap(({ a, b }) => [a, b])];
  const present = await presentOrganisations(trx, programmeId, concerned);
  const rows = members
    .filter(({ organisationId }) => present.has(organisationId))
    .map(({ organisationId, groupId, isLocked }) => ({ variantId, organisationId, groupId, isLocked }));
  for (let from = 0; from < rows.length; from += 1000)
    await trx
      .insertInto("groupMembers")
      .values(rows.slice(from, from + 1000))
      .onConflict((oc) =>
        oc.columns(["variantId", "organisationId"]).doUpdateSet((eb) => ({
          groupId: eb.ref("excluded.groupId"),
          isLocked: eb.ref("excluded.isLocked"),
        })),
      )
      .execute();
  for (const { a: organisationA, b: organisationB, kind } of links) {
    if (!present.has(organisationA) || !present.has(organisationB)) continue;
    if (kind === null)
      await trx
        .deleteFrom("groupingLinks")
        .where("programmeId", "=", programmeId)
        .where("organisationA", "=", organisationA)
        .where("organisationB", "=", organisationB)
        .execute();
    else
      await trx
        .insertInto("groupingLinks")
        .values({ programmeId, organisationA, organisationB, kind, createdBy: actorId })
        .onConflict((oc) => oc.columns(["programmeId", "organisationA", "organisationB"]).doUpdateSet({ kind }))
        .execute();
  }
}

/** Those of the organisations that are in the programme, held there until the act is done. */
async function presentOrganisations(trx: Tx, programmeId: string, ids: readonly string[]): Promise<Set<string>> {
  const present = new Set<string>();
  for (let from = 0; from < ids.length; from += 1000) {
    const rows = await trx
      .selectFrom("organisations")
      .select("id")
      .where("programmeId", "=", programmeId)
      .where("id", "in", ids.slice(from, from + 1000))
      .forKeyShare()
      .execute();
    for (const { id } of rows) present.add(id);
  }
  return present;
}

function subjectOf(change: GroupChange): string | null {
  if ("organisationId" in change) return change.organisationId;
  if ("groupId" in change) return change.groupId;
  return "organisationIds" in change ? change.organisationIds[0] : null;
}
