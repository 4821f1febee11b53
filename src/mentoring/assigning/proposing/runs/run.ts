// The making of a proposal in the background: where it is, and what may come of it.
import type { Temporal } from "temporal-polyfill";
import type { Stage } from "../../method/propose.ts";
import type { ProposalWishes } from "../proposal.ts";

export type RunState = "queued" | "running" | "done" | "failed" | "cancelled";

/** Why it came to nothing: nobody or nothing to propose for, an error, or a process that ended and left it. */
export type RunFailure = "no-mentors" | "no-units" | "computing" | "lost";

export interface Run {
  id: string;
  programmeId: string;
  wishes: ProposalWishes;
  state: RunState;
  /** 0 … 1. */
  progress: number;
  failure: RunFailure | null;
  createdBy: string | null;
  /** When the process that makes it was last heard of. */
  seenAt: Temporal.Instant;
}

/** A process tells of itself every second: one that has been silent for so long is not there any more. */
const silentSeconds = 45;

export function isUnderWay({ state }: Pick<Run, "state">): boolean {
  return state === "queued" || state === "running";
}

/** Whether the process that made it has ended and left it; what waits for its turn has not begun to be made. */
export function isLost({ state, seenAt }: Pick<Run, "state" | "seenAt">, now: Temporal.Instant): boolean {
  return state === "running" && seenAt.until(now).total("seconds") > silentSeconds;
}

/** What is done at the moment. */
export type RunStage = "waiting" | "material" | "plans" | "proof";

/** Where each stage begins on the way from 0 to 1, about as long as they take. */
const begins: Record<Exclude<RunStage, "waiting">, number> = { material: 0.01, plans: 0.1, proof: 0.5 };

/** How far the work is, 0 … 1. @param seconds how long the proof has been sought, and how long it may be at most. */
export function shareOf(at: Stage | "material", { sought, most }: { sought: number; most: number }): number {
  if (at === "material") return begins.material;
  if (at.stage === "plans") return begins.plans + (begins.proof - begins.plans) * at.done;
  return begins.proof + (0.99 - begins.proof) * Math.min(1, sought / most);
}

/** The stage that a share of the way falls in. */
export function stageAt({ state, progress }: Pick<Run, "state" | "progress">): RunStage {
  if (state === "queued") return "waiting";
  return (["proof", "plans"] as const).find((stage) => progress >= begins[stage]) ?? "material";
}
