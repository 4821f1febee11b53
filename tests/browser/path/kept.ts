import type { Db } from "../../../src/platform/database.ts";

/** What the database holds of the walked path, in a form to compare. An act that is repeated at once is told once. */
export async function keptOf(db: Db) {
  const count = async (table: "organisations" | "surveyInvitations" | "needs") =>
    Number(
      (
        await db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as("count"))
          .executeTakeFirstOrThrow()
      ).count,
    );
  const sent = await db.selectFrom("responses").select("id").where("sentAt", "is not", null).execute();
  const acts = await db.selectFrom("auditLog").select("act").orderBy("id").execute();
  const groups = await db.selectFrom("needGroups").select("names").where("isRenamed", "=", true).execute();
  const moved = await db
    .selectFrom("groupMembers as member")
    .innerJoin("organisations as organisation", "organisation.id", "member.organisationId")
    .select("organisation.name")
    .whereRef("member.groupId", "is distinct from", "member.computedGroupId")
    .execute();
  const ballots = await db.selectFrom("ballots").select(["state", "audienceNames"]).execute();
  const papers = await db.selectFrom("ballotPapers").select("marks").execute();
  const next = await db
    .selectFrom("ballots as ballot")
    .innerJoin("workshops as workshop", "workshop.id", "ballot.winnerWorkshopId")
    .innerJoin("workshops as held", "held.id", "ballot.afterWorkshopId")
    .whereRef("workshop.groupId", "=", "held.groupId")
    .select(["workshop.ownTitles", "workshop.state", "held.state as after"])
    .execute();
  return {
    organisations: await count("organisations"),
    invitations: await count("surveyInvitations"),
    sent: sent.length,
    needs: await count("needs"),
    renamed: groups.map(({ names }) => names.fi),
    moved: moved.map(({ name }) => name),
    ballots: ballots.map(({ state, audienceNames }) => `${state}: ${audienceNames.fi}`),
    papers: papers.map(({ marks }) => Object.keys(marks as object).length).sort(),
    next: next.map(({ ownTitles, state, after }) => `${ownTitles?.fi ?? ""}: ${state} after one that is ${after}`),
    acts: acts.map(({ act }) => act).filter((act, at, all) => act !== all[at - 1]),
  };
}

/** What an organisation answered, by the keys of the questions. */
export async function answersOf(db: Db, organisation: string): Promise<Record<string, unknown>> {
  const answers = await db
    .selectFrom("answers as answer")
    .innerJoin("responses as response", "response.id", "answer.responseId")
    .innerJoin("organisations as organisation", "organisation.id", "response.organisationId")
    .innerJoin("questions as question", "question.id", "answer.questionId")
    .select(["question.key", "answer.value"])
    .where("organisation.name", "=", organisation)
    .where("response.sentAt", "is not", null)
    .execute();
  return Object.fromEntries(answers.map(({ key, value }) => [key, value]));
}
