import { sql } from "kysely";
import type { Asking } from "../platform/asking.ts";
import { databaseNow, type Db } from "../platform/database.ts";
import { NotFound } from "../platform/errors.ts";
import type { StepState } from "../platform/frame.ts";
import type { Texts } from "../platform/locales.ts";
import { getProgramme } from "../programmes/index.ts";
import type { Anchors } from "./anchors.ts";

/** A digital tool whose use the programme follows. */
export interface Tool {
  id: string;
  programmeId: string;
  names: Texts;
  descriptions: Texts;
  anchors: Anchors;
  /** Whether it concerns every unit; else those of `unitIds`, with what is below them. */
  concernsAll: boolean;
  unitIds: string[];
  position: number;
  /** No longer followed: not assessed any more, its history stays. */
  isEnded: boolean;
}

/** The programme's tools in their order, those no longer followed last. */
export async function listTools(db: Db, programmeId: string): Promise<Tool[]> {
  const rows = await tools(db)
    .where("programmeId", "=", programmeId)
    .orderBy(sql`ended_at is not null`)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map(toolOf);
}

/** One tool of the programme. */
export async function getTool(db: Db, programmeId: string, toolId: string): Promise<Tool> {
  const row = await tools(db).where("programmeId", "=", programmeId).where("id", "=", toolId).executeTakeFirst();
  if (row === undefined) throw new NotFound();
  return toolOf(row);
}

function tools(db: Db) {
  return db
    .selectFrom("digitalTools")
    .selectAll()
    .select(
      sql<string[]>`array(
        select unit_id::text from digital_tool_units where tool_id = digital_tools.id order by unit_id)`.as("unitIds"),
    );
}

function toolOf(row: Awaited<ReturnType<ReturnType<typeof tools>["executeTakeFirstOrThrow"]>>): Tool {
  const { id, programmeId, names, descriptions, anchors, concernsAll, unitIds, position, endedAt } = row;
  const isEnded = endedAt !== null;
  return { id, programmeId, names, descriptions, anchors: anchors as Anchors, concernsAll, unitIds, position, isEnded };
}

/** Whose judgements are meant: mentors', or units' own. */
export type Judge = "mentor" | "unit";

/**
 * The judgements that count: mentors', or where that is asked units' own, with a score that no other corrects. Of a
 * corrected one its correction counts, and of one taken back nothing does. Whoever selects the score says
 * `$narrowType<{ score: number }>()` after it.
 */
export function countedAssessments(db: Db, programmeId: string, judge: Judge = "mentor") {
  return db
    .selectFrom("assessments")
    .where("assessments.programmeId", "=", programmeId)
    .where("assessments.judge", "=", judge)
    .where("assessments.score", "is not", null)
    .where("assessments.isCorrected", "=", false)
    .$narrowType<{ score: number }>();
}

/** The day in the programme's time zone, by the database's clock. */
export async function programmeToday(db: Db, programmeId: string): Promise<string> {
  const { timeZone } = await getProgramme(db, programmeId);
  return (await databaseNow(db)).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/**
 * How many units have been judged, for the programme's path; null while it follows no tool and has no such step.
 */
export async function maturityState(db: Db, programmeId: string, { t }: Asking): Promise<StepState | null> {
  const tool = db.selectFrom("digitalTools").select("id").where("programmeId", "=", programmeId).limit(1);
  if ((await tool.executeTakeFirst()) === undefined) return null;
  // A look into the index for each unit: every page of staff asks this, and there may be a million judgements.
  const judged = countedAssessments(db, programmeId)
    .select("assessments.id")
    .where(sql<boolean>`assessments.unit_id = organisations.id`)
    .limit(1);
  const { units } = await db
    .selectFrom("organisations")
    .select(({ fn }) => fn.countAll<number>().as("units"))
    .where("programmeId", "=", programmeId)
    .where((eb) => eb(judged, "is not", null))
    .executeTakeFirstOrThrow();
  if (units === 0) return { text: t("maturity.step.none"), isDone: false };
  return { text: t("maturity.step.assessed", { count: units }), isDone: true };
}
