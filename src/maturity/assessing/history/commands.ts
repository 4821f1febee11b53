import { recordAct } from "../../../platform/audit-log.ts";
import type { Db, Tx } from "../../../platform/database.ts";
import { Forbidden, NotFound } from "../../../platform/errors.ts";
import { programmeToday } from "../../queries.ts";
import { listHistory, lockUnit, type Assessment } from "../queries.ts";
import { mayCorrect } from "./chains.ts";
import type { Correction } from "./forms.ts";

export interface AssessmentPlace {
  programmeId: string;
  organisationId: string;
  toolId: string;
  assessmentId: string;
}

export interface Actor {
  userId: string;
  /** Whether they may correct what others have judged. */
  plans: boolean;
}

export type CorrectionRefusal = "in-future" | "corrected-already";

/** Writes beside a judgement what it should have been; it is still the judgement of whoever judged. */
export async function correctAssessment(
  db: Db,
  place: AssessmentPlace,
  { on, ...said }: Correction,
  actor: Actor,
): Promise<CorrectionRefusal | "unchanged" | "corrected"> {
  return await db.transaction().execute(async (trx) => {
    const { assessment, later } = await lockAssessment(trx, place, actor);
    const correction = { on, ...said };
    if (later !== undefined) return isSaid(later, correction, actor) ? "corrected" : "corrected-already";
    if (on > (await programmeToday(trx, place.programmeId))) return "in-future";
    if (saysSame(assessment, correction)) return "unchanged";
    await insertCorrection(trx, place, assessment, correction, actor);
    return "corrected";
  });
}

/** Says that a judgement is not to count. It is kept, and can be judged anew by correcting this. */
export async function takeBackAssessment(
  db: Db,
  place: AssessmentPlace,
  actor: Actor,
): Promise<"corrected-already" | "taken-back"> {
  return await db.transaction().execute(async (trx) => {
    const { assessment, later } = await lockAssessment(trx, place, actor);
    if (assessment.score === null) return "taken-back";
    const nothing = { on: assessment.on, score: null, note: "", evidence: "" };
    if (later !== undefined) return isSaid(later, nothing, actor) ? "taken-back" : "corrected-already";
    await insertCorrection(trx, place, assessment, nothing, actor);
    return "taken-back";
  });
}

type Said = Pick<Assessment, "on" | "score" | "note" | "evidence">;

/** The judgement, with what corrects it already; nobody else judges its unit until the act is done. */
async function lockAssessment(
  trx: Tx,
  place: AssessmentPlace,
  actor: Actor,
): Promise<{ assessment: Assessment; later: Assessment | undefined }> {
  await lockUnit(trx, place.programmeId, place.organisationId);
  const history = await listHistory(trx, place);
  const assessment = history.find(({ id }) => id === place.assessmentId);
  if (assessment === undefined) throw new NotFound("assessment");
  if (!mayCorrect(assessment, actor)) throw new Forbidden("assessment");
  return { assessment, later: history.find(({ correctsId }) => correctsId === assessment.id) };
}

/** Whether this is what the same person has said already: a form that came twice. */
function isSaid(later: Assessment, said: Said, actor: Actor): boolean {
  return later.writtenBy === actor.userId && saysSame(later, said);
}

function saysSame(a: Said, b: Said): boolean {
  return a.on === b.on && a.score === b.score && a.note === b.note && a.evidence === b.evidence;
}

async function insertCorrection(
  trx: Tx,
  { programmeId }: AssessmentPlace,
  { id, unitId, toolId, judgedBy }: Assessment,
  { on, ...said }: Said,
  { userId }: Actor,
): Promise<void> {
  const judged = { programmeId, unitId, toolId, judge: "mentor" as const, judgedBy };
  await trx
    .insertInto("assessments")
    .values({ ...judged, ...said, assessedOn: on, writtenBy: userId, correctsId: id })
    .execute();
  const act = said.score === null ? "maturity.take-back" : "maturity.correct";
  await recordAct(trx, { actorId: userId, programmeId, act, subject: id, details: { on } });
}
