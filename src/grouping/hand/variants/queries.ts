import type { Db, Tx } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { findCurrentRun, getCurrent, listMembers, listVariants, type Current } from "../../queries.ts";
import type { Variant } from "../../stored.ts";
import { listEveryGroup } from "../queries.ts";
import type { VariantRows } from "./copy.ts";

/** All variants of a run, locked until the act on them is done. */
export async function lockVariants(trx: Tx, runId: string): Promise<Variant[]> {
  return await trx
    .selectFrom("groupVariants")
    .select(["id", "runId", "name", "isCurrent", "sequence"])
    .where("runId", "=", runId)
    .orderBy("createdAt")
    .orderBy("id")
    .forUpdate()
    .execute();
}

export async function loadRows(db: Db, variantId: string): Promise<VariantRows> {
  return { groups: await listEveryGroup(db, variantId), members: await listMembers(db, variantId) };
}

/** How many workshops and ballots point to groups of the variants; those without any are left out. */
export async function pointersTo(
  db: Db,
  variantIds: readonly string[],
): Promise<{ variantId: string; workshops: number; ballots: number }[]> {
  const rows = await db
    .selectFrom("needGroups")
    .select((eb) => [
      "variantId",
      eb
        .selectFrom("workshops")
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .whereRef("workshops.groupId", "=", "needGroups.id")
        .as("workshops"),
      eb
        .selectFrom("ballots")
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .whereRef("ballots.groupId", "=", "needGroups.id")
        .as("ballots"),
    ])
    .where("variantId", "in", variantIds)
    .execute();
  const sums = new Map<string, { workshops: number; ballots: number }>();
  for (const { variantId, workshops, ballots } of rows) {
    const sum = sums.get(variantId) ?? { workshops: 0, ballots: 0 };
    sums.set(variantId, { workshops: sum.workshops + (workshops ?? 0), ballots: sum.ballots + (ballots ?? 0) });
  }
  return [...sums]
    .map(([variantId, counts]) => ({ variantId, ...counts }))
    .filter(({ workshops, ballots }) => workshops + ballots > 0);
}

/** A variant of the grouping in use. */
export async function getVariantOfCurrent(db: Db, programmeId: string, variantId: string): Promise<Variant> {
  const run = await findCurrentRun(db, programmeId);
  const variants = run === undefined ? [] : await listVariants(db, run.id);
  const variant = variants.find(({ id }) => id === variantId);
  if (variant === undefined) throw new NotFound("variant");
  return variant;
}

export interface Variants {
  current: Current;
  variants: (Variant & { rows: VariantRows; workshops: number; ballots: number })[];
}

/** The grouping in use with everything that staff keep beside it. */
export async function loadVariants(db: Db, programmeId: string): Promise<Variants> {
  const current = await getCurrent(db, programmeId);
  const variants = await listVariants(db, current.run.id);
  const pointers = await pointersTo(
    db,
    variants.map(({ id }) => id),
  );
  const found: Variants["variants"] = [];
  for (const variant of variants) {
    const { workshops = 0, ballots = 0 } = pointers.find(({ variantId }) => variantId === variant.id) ?? {};
    found.push({ ...variant, rows: await loadRows(db, variant.id), workshops, ballots });
  }
  return { current, variants: found };
}
