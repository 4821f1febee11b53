import { currentGrouping } from "../../../src/grouping/index.ts";
import type { GroupChange } from "../../../src/grouping/hand/state.ts";
import type { Db } from "../../../src/platform/database.ts";

/** What the database holds of a programme's groups, in a form to compare. */
export async function keptOf(db: Db, programmeId: string) {
  const organisations = await db
    .selectFrom("organisations")
    .select(["id", "name"])
    .where("programmeId", "=", programmeId)
    .execute();
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const grouping = await currentGrouping(db, programmeId);
  const members = (grouping?.groups ?? []).flatMap(({ letter, organisationIds }) =>
    organisationIds.map((id) => `${letter}: ${names.get(id) ?? ""}`),
  );
  const acts = await db
    .selectFrom("groupActs as act")
    .innerJoin("groupVariants as variant", "variant.id", "act.variantId")
    .select(["act.change", "act.undoneAt"])
    .where("variant.programmeId", "=", programmeId)
    .orderBy("act.sequence")
    .execute();
  const audit = await db
    .selectFrom("auditLog")
    .select(["act", "subject"])
    .where("programmeId", "=", programmeId)
    .orderBy("id")
    .execute();
  const runs = await db.selectFrom("groupingRuns").select("id").where("programmeId", "=", programmeId).execute();
  return {
    members: members.sort(),
    acts: acts.map(({ change, undoneAt }) => `${(change as GroupChange).kind}${undoneAt === null ? "" : ", undone"}`),
    audit: audit.map(({ act, subject }) => `${act}: ${names.get(subject) ?? ""}`),
    runs: runs.length,
  };
}
