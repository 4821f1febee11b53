import type { LinearModel } from "../../../platform/solver/linear-model.ts";
import { solveWithHighs, type Solved, type SolveSettings } from "../../../platform/solver/solve-highs.ts";

/** What the model is and where to begin. */
export interface SeriesTask {
  model: LinearModel;
  /** So many first columns say how often each workshop is held; the other whole ones are seats. */
  workshops: number;
  /** Whether seats for given workshops are nearly a flow, so that parts of seats are hardly to be feared. */
  isNearlyFlow: boolean;
  start: Float64Array | null;
}

/** Values closer than this to a whole number are whole: the solver's own tolerance. */
const WHOLE = 1e-6;

/** A value so close to its bound meets it: what is left of sums and of the solver's tolerances. */
const MET = 2e-6;

/**
 * Solves the model of a series, seats relaxed at first: for given workshops they are nearly a flow from people to
 * workshops, whose corners are whole, so the solver need branch on the few workshops only and not on the thousands of seats, and
 * its bound holds for whole seats too. Where rules that are no flow leave seats in parts, whole ones are sought for
 * the same workshops; if they are worth less than the bound, the model is solved as it stands in the time left.
 */
export async function solveSeries(task: SeriesTask, settings: SolveSettings): Promise<Solved> {
  const { model, workshops, start } = task;
  const started = performance.now();
  const timeLeft = () => settings.timeLimitSeconds - (performance.now() - started) / 1000;
  const within = (share: number) => ({ ...settings, timeLimitSeconds: Math.max(share * timeLeft(), 0.2) });
  if (!model.integer.includes(true, workshops)) return await solveWithHighs(model, start, settings);

  const relaxed = { ...model, integer: model.integer.map((whole, column) => whole && column < workshops) };
  const first = await solveWithHighs(relaxed, start, within(task.isNearlyFlow ? 1 : 0.5));
  if (first.status === "infeasible" || (first.columns !== null && isWhole(model, first.columns))) return first;

  const seated =
    first.columns === null ? null : (await solveWithHighs(heldAs(task, first.columns), null, within(1))).columns;
  if (seated !== null && valueOf(model, seated) >= first.bound - MET) return { ...first, columns: seated };
  const known = better(model, start, seated);
  const last = await solveWithHighs(model, known, within(1));
  if (last.status === "infeasible") return last;
  return { ...last, columns: better(model, known, last.columns), bound: Math.min(first.bound, last.bound) };
}

/** The model with workshops held as often as in these columns. */
function heldAs({ model, workshops }: SeriesTask, columns: Float64Array): LinearModel {
  const held = (bound: number, column: number) => (column < workshops ? Math.round(columns[column]!) : bound);
  return { ...model, lower: model.lower.map(held), upper: model.upper.map(held) };
}

function isWhole({ integer }: LinearModel, columns: Float64Array): boolean {
  return integer.every((whole, column) => !whole || Math.abs(columns[column]! - Math.round(columns[column]!)) <= WHOLE);
}

function better(model: LinearModel, one: Float64Array | null, other: Float64Array | null): Float64Array | null {
  if (one === null || other === null) return one ?? other;
  return valueOf(model, one) >= valueOf(model, other) ? one : other;
}

function valueOf({ value }: LinearModel, columns: Float64Array): number {
  return columns.reduce((sum, amount, column) => sum + amount * value[column]!, 0);
}
