import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../platform/database.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import { getProgramme } from "../../programmes/index.ts";
import { nameKey } from "../names.ts";
import { listOrganisations } from "../queries.ts";
import { getSegment, listSegments, lockSegments } from "./queries.ts";

/** A segment as staff give it. */
export interface SegmentDetails {
  names: Texts;
  promises: Texts;
  /** The parts of the register that belong to it, each with what is below it. */
  branchIds: readonly string[];
}

export type SegmentMistake = "name-taken" | "unit-unknown";

/** Adds a segment; it comes last. A part that belonged to another segment belongs to this one from now on. */
export async function addSegment(
  db: Db,
  { programmeId, ...details }: SegmentDetails & { programmeId: string },
  actorId: string,
): Promise<{ id: string } | { mistake: SegmentMistake }> {
  return await db.transaction().execute(async (trx) => {
    await lockSegments(trx, programmeId);
    const mistake = await mistakeIn(trx, programmeId, null, details);
    if (mistake !== null) return { mistake };
    const { length: position } = await listSegments(trx, programmeId);
    const { id } = await trx
      .insertInto("segments")
      .values({ programmeId, position, ...textsOf(details) })
      .returning("id")
      .executeTakeFirstOrThrow();
    await placeParts(trx, { programmeId, id }, details.branchIds);
    await recordAct(trx, { actorId, programmeId, act: "segment.add", subject: id });
    return { id };
  });
}

/**
 * Adds segments of which only the name is known, as a file tells them; those that the programme has in any language stay
 * as they are. The promises are left to be written. A part of the import.
 */
export async function addSegmentsNamed(
  trx: Tx,
  programmeId: string,
  wanted: readonly string[],
  actorId: string,
): Promise<void> {
  await lockSegments(trx, programmeId);
  const { defaultLocale } = await getProgramme(trx, programmeId);
  const before = await listSegments(trx, programmeId);
  const known = new Set(before.flatMap(({ names }) => Object.values(names)).map(nameKey));
  const added = new Map(wanted.map((name) => [nameKey(name), name]));
  const rows = [...added]
    .filter(([key]) => !known.has(key))
    .map(([, name], at) => ({
      programmeId,
      position: before.length + at,
      ...textsOf({ names: { ...noTexts, [defaultLocale]: name }, promises: noTexts }),
    }));
  if (rows.length === 0) return;
  const ids = await trx.insertInto("segments").values(rows).returning("id").execute();
  for (const { id } of ids) await recordAct(trx, { actorId, programmeId, act: "segment.add", subject: id });
}

const noTexts: Texts = { fi: "", sv: "", en: "" };

/** Words a segment anew and says which parts belong to it. */
export async function editSegment(
  db: Db,
  { programmeId, id, ...details }: SegmentDetails & { programmeId: string; id: string },
  actorId: string,
): Promise<SegmentMistake | null> {
  return await db.transaction().execute(async (trx) => {
    await lockSegments(trx, programmeId);
    await getSegment(trx, programmeId, id);
    const mistake = await mistakeIn(trx, programmeId, id, details);
    if (mistake !== null) return mistake;
    await trx.updateTable("segments").set(textsOf(details)).where("id", "=", id).execute();
    await placeParts(trx, { programmeId, id }, details.branchIds);
    await recordAct(trx, { actorId, programmeId, act: "segment.edit", subject: id });
    return null;
  });
}

/** Moves a segment one step in the order of the list. */
export async function moveSegment(
  db: Db,
  programmeId: string,
  id: string,
  direction: "up" | "down",
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockSegments(trx, programmeId);
    await getSegment(trx, programmeId, id);
    const others = (await listSegments(trx, programmeId)).map((segment) => segment.id);
    const from = others.indexOf(id);
    others.splice(from, 1);
    others.splice(Math.max(0, from + (direction === "up" ? -1 : 1)), 0, id);
    for (const [position, each] of others.entries())
      await trx.updateTable("segments").set({ position }).where("id", "=", each).execute();
    await recordAct(trx, { actorId, programmeId, act: "segment.move", subject: id });
  });
}

/** Removes a segment; its units belong to none then, or to that of a part above them. */
export async function removeSegment(db: Db, programmeId: string, id: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockSegments(trx, programmeId);
    await getSegment(trx, programmeId, id);
    await trx.deleteFrom("segments").where("programmeId", "=", programmeId).where("id", "=", id).execute();
    await recordAct(trx, { actorId, programmeId, act: "segment.remove", subject: id });
  });
}

async function mistakeIn(
  trx: Tx,
  programmeId: string,
  id: string | null,
  { names, branchIds }: SegmentDetails,
): Promise<SegmentMistake | null> {
  const others = (await listSegments(trx, programmeId)).filter((segment) => segment.id !== id);
  const isSame = (a: string, b: string) => a !== "" && nameKey(a) === nameKey(b);
  if (others.some((other) => locales.some((locale) => isSame(names[locale], other.names[locale])))) return "name-taken";
  const known = new Set((await listOrganisations(trx, programmeId)).map((organisation) => organisation.id));
  return branchIds.every((branch) => known.has(branch)) ? null : "unit-unknown";
}

function textsOf({ names, promises }: Pick<SegmentDetails, "names" | "promises">) {
  return { names: json(names), promises: json(promises) };
}

async function placeParts(
  trx: Tx,
  { programmeId, id: segmentId }: { programmeId: string; id: string },
  branchIds: readonly string[],
): Promise<void> {
  await trx.deleteFrom("segmentParts").where("segmentId", "=", segmentId).execute();
  const rows = [...new Set(branchIds)].map((unitId) => ({ programmeId, segmentId, unitId }));
  if (rows.length === 0) return;
  await trx
    .insertInto("segmentParts")
    .values(rows)
    .onConflict((conflict) => conflict.column("unitId").doUpdateSet({ segmentId }))
    .execute();
}
