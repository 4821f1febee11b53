import type { Db } from "../../../src/platform/database.ts";

/** What the database holds of a ballot, in a form to compare. */
export async function keptOf(db: Db, ballotId: string) {
  const ballot = await db.selectFrom("ballots").selectAll().where("id", "=", ballotId).executeTakeFirstOrThrow();
  const options = await db
    .selectFrom("ballotOptions as option")
    .leftJoin("topics as topic", "topic.id", "option.topicId")
    .select(["option.id", "topic.names", "option.proposal", "option.origin", "option.mergedInto", "option.isHidden"])
    .where("ballotId", "=", ballotId)
    .orderBy("option.position")
    .execute();
  const nameOf = new Map(options.map(({ id, names, proposal }) => [id, proposal ?? names?.fi ?? ""]));
  const papers = await db.selectFrom("ballotPapers").selectAll().where("ballotId", "=", ballotId).execute();
  const voters = await db.selectFrom("voters").selectAll().where("ballotId", "=", ballotId).execute();
  return {
    state: `${ballot.state}, ${ballot.purpose} by ${ballot.form}, ${ballot.isSecret ? "secret" : "open"}`,
    isPublished: ballot.publishedAt !== null,
    proposals: options
      .filter(({ origin }) => origin === "voter")
      .map(
        ({ id, mergedInto }) =>
          `${nameOf.get(id) ?? id}${mergedInto === null ? "" : ` → ${nameOf.get(mergedInto) ?? mergedInto}`}`,
      )
      .sort(),
    papers: papers.map(({ marks }) => paperText(marks as Record<string, number>, nameOf)).sort(),
    // Nothing leads from a paper of a secret vote to its voter any more.
    ofVoters: papers.filter(({ voterId, groupId }) => voterId !== null || groupId !== null).length,
    voters: voters.length,
    voted: voters.filter(({ hasVoted }) => hasVoted).length,
    walkIns: voters.filter(({ walkInName }) => walkInName !== null).length,
  };
}

/** "Canva, Excel" of what is approved; "1 Canva, 2 Excel" of what has places. */
function paperText(marks: Record<string, number>, nameOf: ReadonlyMap<string, string>): string {
  const isRanked = Object.values(marks).some((mark) => mark !== 1);
  return Object.entries(marks)
    .map(([id, mark]) => (isRanked ? `${mark} ` : "") + (nameOf.get(id) ?? id))
    .sort()
    .join(", ");
}

/** What the staff have done in the programme, in order. */
export async function actsOf(db: Db, programmeId: string): Promise<string[]> {
  const acts = db.selectFrom("auditLog").select("act").where("programmeId", "=", programmeId).orderBy("id");
  return (await acts.execute()).map(({ act }) => act);
}

/** The workshops that were planned from the ballot. */
export async function plannedFrom(db: Db, ballotId: string) {
  const rows = await db
    .selectFrom("ballotWorkshops as planned")
    .innerJoin("workshops as workshop", "workshop.id", "planned.workshopId")
    .innerJoin("topics as topic", "topic.id", "workshop.topicId")
    .innerJoin("needGroups as group", "group.id", "workshop.groupId")
    .where("ballotId", "=", ballotId)
    .select(["topic.names as topic", "group.names as group", "workshop.state", "workshop.level"])
    .select(["workshop.durationMinutes", "workshop.costEuros"])
    .execute();
  return rows.map(({ topic, group, ...row }) => ({ ...row, topic: topic.fi, group: group.fi }));
}
