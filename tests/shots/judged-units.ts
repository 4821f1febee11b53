import { Temporal } from "temporal-polyfill";
import type { Db } from "../../src/platform/database.ts";
import { takeUsualTools } from "../../src/maturity/tools/commands.ts";

interface Judged {
  /** By the names that addresses have for them. */
  ids: Record<string, string>;
  units: string[];
  tools: string[];
}

/**
 * Digital maturity, which the demo does not follow: the usual tools, and what two mentors judged of some organisations in
 * the months of the programme, the one given first among them; one judgement was corrected.
 */
export async function judgeUnits(
  db: Db,
  { programmeId, organisationId }: { programmeId: string; organisationId: string },
  [first, second]: readonly [string, string],
): Promise<Judged> {
  await takeUsualTools(db, programmeId, first);
  const ofProgramme = db.selectFrom("digitalTools").select("id").where("programmeId", "=", programmeId);
  const tools = (await ofProgramme.orderBy("position").limit(5).execute()).map(({ id }) => id);
  const others = db.selectFrom("organisations").select("id").where("programmeId", "=", programmeId);
  const rows = await others.where("id", "<>", organisationId).orderBy("name").limit(8).execute();
  const units = [organisationId, ...rows.map(({ id }) => id)];
  const today = Temporal.Now.plainDateISO("Europe/Helsinki");
  const days = [today.subtract({ days: 105 }), today.subtract({ days: 60 }), today.subtract({ days: 12 })];
  const rounds = units.flatMap((unitId, unit) =>
    tools.flatMap((toolId, tool) =>
      days.map((day, round) => ({
        ...{ programmeId, unitId, toolId, judge: "mentor" as const, judgedBy: first, assessedOn: day.toString() },
        score: Math.min(500, ((unit * 3 + tool * 2) % 5) * 50 + round * 80),
      })),
    ),
  );
  const last = rounds.filter(({ assessedOn }) => assessedOn === days[2]?.toString()).slice(0, 6);
  const again = last.map((row, at) => ({ ...row, judgedBy: second, score: Math.min(500, row.score + 50 * (at % 3)) }));
  const written = await db.insertInto("assessments").values([...rounds, ...again]).returning(["id", "unitId", "toolId", "score"]).execute(); // prettier-ignore
  const [toolId = ""] = tools;
  const own = written.filter((row) => row.unitId === organisationId && row.toolId === toolId);
  const [corrected] = rounds;
  const correction = { ...corrected!, score: 90, note: "Luku oli väärältä riviltä.", correctsId: own[0]?.id ?? null };
  await db.insertInto("assessments").values(correction).execute();
  return { ids: { toolId, assessmentId: own.at(-1)?.id ?? "" }, units, tools };
}
