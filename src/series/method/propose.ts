import { createHash } from "node:crypto";
import { breaches } from "./feasibility.ts";
import type { Audience, Held, Instance } from "./instance.ts";
import { quickSeries } from "./quick/greedy.ts";
import { appraise, servedShare, type PeopleFigures } from "./objective.ts";
import { offersOf } from "./offers.ts";
import { planFrom } from "./plan.ts";
import { problemOf, type Problem } from "./problem.ts";
import { settingsMistake, type SettingsMistake } from "./settings.ts";
import { solvePlan } from "./solver/solve-plan.ts";

/** Changes whenever the same instance and seed may give another series. */
export const METHOD_VERSION = "coverage-floor/3";

/** A proposed series, its worth, and how far from the best possible it is proven to be at most. */
export interface Proposal {
  objective: number;
  /** No series that keeps the rules is worth more than this. */
  bound: number;
  /** (bound − objective) / |bound|. */
  gap: number;
  optimal: boolean;
  milliseconds: number;
  workshops: ProposedWorkshop[];
  people: PeopleFigures;
}

export interface ProposedWorkshop {
  topic: string;
  level: number;
  /** A group's name, "all" or "free". */
  audience: string;
  members: string[];
  /** Mean share, over the members, of what they could get that this workshop gives. */
  servedShare: number;
  /** Ids of its slot and its facilitator, where the instance has any. */
  slot?: string | undefined;
  facilitator?: string | undefined;
}

export interface ProposeSettings {
  /** For the whole; 0 gives the quick plan alone, with the bound that comes with it. */
  timeLimitSeconds: number;
  seed: number;
  shouldStop?: (() => boolean) | undefined;
}

/** `objective` is null before there is a plan, `bound` before anything is proven. */
export interface Progress {
  phase: "quick" | "solving" | "done";
  objective: number | null;
  bound: number | null;
}

/** Two values closer than this are the same: what is left of sums and of the solver's tolerances. */
const SAME = 2e-6;

/**
 * The best series found for an instance: a quick plan at once, then a proof or something better from HiGHS. Every
 * result is checked against the rules and valued here, whatever the solver says of it. Settings that cannot be met
 * come back as a mistake. The solver blocks the thread: call it from a worker.
 */
export async function propose(
  instance: Instance,
  settings: ProposeSettings,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Proposal | SettingsMistake> {
  const started = performance.now();
  const mistake = settingsMistake(instance);
  if (mistake !== null) return mistake;

  const problem = problemOf(instance);
  const offers = offersOf(problem);
  onProgress({ phase: "quick", objective: null, bound: null });
  const { chosen: quick, bound: priced } = quickSeries(problem, offers, settings.seed);
  const quickPlan = quick === null ? null : planFrom(problem, offers, quick);
  // Where rules meet that the quick method treats one by one, its plan may break one; then it isn't a plan.
  let best = quickPlan === null || breaches(problem, quickPlan).length > 0 ? null : valued(problem, quickPlan);
  // Nobody can be served more than wholly.
  let bound = Math.min(1, priced);

  if (settings.timeLimitSeconds > 0 && (best === null || bound - best.objective > SAME)) {
    onProgress({ phase: "solving", objective: best?.objective ?? null, bound });
    const elapsed = (performance.now() - started) / 1000;
    const limits = {
      ...settings,
      // The limit is for the whole, but the solver is always given a chance.
      timeLimitSeconds: Math.max(settings.timeLimitSeconds - elapsed, settings.timeLimitSeconds / 10),
      onProgress: (objective: number, proven: number) => {
        const known = Number.isFinite(objective) ? objective : (best?.objective ?? null);
        onProgress({ phase: "solving", objective: known, bound: Math.min(priced, proven) });
      },
    };
    const solved = await solvePlan(problem, offers, best?.plan ?? null, limits);
    if (solved.isInfeasible && best === null) return { mistake: "cannot-be-met" };
    const broken = solved.plan === null ? [] : breaches(problem, solved.plan);
    if (broken.length > 0) throw new Error(`The solver's plan breaks its rules: ${JSON.stringify(broken)}`);
    if (solved.plan !== null) best = better(best, valued(problem, solved.plan));
    bound = Math.min(bound, solved.bound);
  }
  if (best === null) return { mistake: "none-found-in-time" };

  bound = Math.max(bound, best.objective);
  onProgress({ phase: "done", objective: best.objective, bound });
  return proposalOf(problem, best.plan, bound, performance.now() - started);
}

/** A plan that may be carried out, as the proposal that is shown and stored. */
export function proposalOf(problem: Problem, plan: readonly Held[], bound: number, milliseconds: number): Proposal {
  const { topics, participants, slots, facilitators } = problem.instance;
  const { objective, people } = appraise(problem, plan);
  return {
    objective,
    bound,
    gap: bound === 0 ? 0 : (bound - objective) / Math.abs(bound),
    optimal: bound - objective <= SAME,
    milliseconds: Math.round(milliseconds),
    workshops: plan.map((held) => ({
      topic: topics[held.topic]!.key,
      level: held.level,
      audience: audienceName(held.audience),
      members: held.members.map((i) => participants[i]!.id),
      servedShare: servedShare(problem, held),
      ...(held.slot === undefined ? {} : { slot: slots![held.slot]!.id }),
      ...(held.facilitator === undefined ? {} : { facilitator: facilitators![held.facilitator]!.id }),
    })),
    people,
  };
}

/** SHA-256 of the instance, so that a stored proposal tells what it was made from. */
export function inputHash(instance: Instance): string {
  return createHash("sha256").update(JSON.stringify(instance)).digest("hex");
}

interface Valued {
  plan: Held[];
  objective: number;
}

function valued(problem: Problem, plan: Held[]): Valued {
  return { plan, objective: appraise(problem, plan).objective };
}

function better(known: Valued | null, found: Valued): Valued {
  return known !== null && known.objective >= found.objective ? known : found;
}

function audienceName(audience: Audience): string {
  return audience.kind === "group" ? audience.group : audience.kind;
}
