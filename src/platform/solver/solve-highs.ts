import highsLoader, { type Highs, type HighsCallbackMap, type Model } from "highs";
import type { LinearModel } from "./linear-model.ts";

export interface SolveSettings {
  timeLimitSeconds: number;
  seed: number;
  /** Asked at every checkpoint of the solver; true ends the search with the best found so far. */
  shouldStop?: (() => boolean) | undefined;
  /** The best value found and the proven bound so far. */
  onProgress?: ((objective: number, bound: number) => void) | undefined;
  /** One to use for many small models; each has its own when left out, so that no memory stays behind. */
  solver?: Solver | undefined;
}

export type Solver = Highs;

export async function openSolver(): Promise<Solver> {
  return await loadHighs();
}

/** What a solve ended with; `columns` is null when it found nothing that may be carried out. */
export interface Solved {
  status: "optimal" | "infeasible" | "stopped";
  columns: Float64Array | null;
  /** Proven upper bound of the maximum; Infinity when none is proven. */
  bound: number;
}

// The package's types are written for CommonJS, where the loader is `.default`; its ES module exports it directly.
const loadHighs = highsLoader as unknown as typeof highsLoader.default;

/** Relative gap at which a value counts as the best possible: well under what a rounded figure can show. */
const GAP = 1e-6;

/**
 * With a good start, the time that HiGHS spends on finding one, on trying every branch before it takes one and on
 * beginning anew is better spent on branching: on series of 300 people 4 to 12 times faster with `solveSeries`.
 */
const withStart = {
  mip_heuristic_run_rins: false,
  mip_heuristic_run_rens: false,
  mip_heuristic_run_root_reduced_cost: false,
  mip_heuristic_effort: 0,
  mip_pscost_minreliable: 0,
  mip_allow_restart: false,
};

/**
 * Maximises a mixed-integer programme with HiGHS (branch and cut, one thread, WebAssembly), from a start that must be
 * feasible to be of use. Blocks its thread for up to the time limit.
 */
export async function solveWithHighs(
  linear: LinearModel,
  start: Float64Array | null,
  settings: SolveSettings,
): Promise<Solved> {
  const highs = settings.solver ?? (await loadHighs());
  const model = highs.createModel();
  try {
    load(highs, model, linear);
    model.options.set({
      output_flag: false,
      time_limit: settings.timeLimitSeconds,
      random_seed: settings.seed % 2_147_483_647,
      mip_rel_gap: GAP,
      mip_abs_gap: GAP,
      ...(start === null ? {} : withStart),
    });
    if (start !== null) model.setSolution({ colValue: start });
    const { modelStatus } = model.run(callbacks(highs, settings));
    return solved(highs, model, modelStatus);
  } finally {
    // Collection of garbage doesn't free the solver's memory.
    model.dispose();
  }
}

function load(highs: Highs, model: Model, linear: LinearModel): void {
  const { continuous, integer } = highs.constants.variableType;
  const [numCols, numRows] = [linear.columns, linear.rowLower.length];
  model.passModel({
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: linear.value,
    colLower: linear.lower,
    colUpper: linear.upper,
    rowLower: linear.rowLower,
    rowUpper: linear.rowUpper,
    matrix: {
      format: "csr",
      numRows,
      numCols,
      starts: linear.starts,
      indices: linear.indices,
      values: linear.coefficients,
    },
    integrality: linear.integer.map((whole) => (whole ? integer : continuous)),
  });
}

function callbacks(highs: Highs, { shouldStop, onProgress, timeLimitSeconds }: SolveSettings): HighsCallbackMap {
  const { mipLogging, mipInterrupt } = highs.constants.callbackType;
  return {
    [mipLogging]({ data }) {
      onProgress?.(data.mip_primal_bound ?? -Infinity, data.mip_dual_bound ?? Infinity);
      return undefined;
    },
    // The solver looks at its own limit seldom inside a long sub-problem; here is a second watch on it.
    [mipInterrupt](event) {
      const late = (event.data.running_time ?? 0) > timeLimitSeconds;
      if (late || shouldStop?.() === true) event.interrupt();
      return undefined;
    },
  };
}

function solved(highs: Highs, model: Model, modelStatus: number): Solved {
  const { optimal, infeasible, unboundedOrInfeasible, empty } = highs.constants.modelStatus;
  if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible)
    return { status: "infeasible", columns: null, bound: -Infinity };
  const found = modelStatus === empty || model.info.get("primal_solution_status") === 2;
  const bound = modelStatus === empty ? 0 : Number(model.info.get("mip_dual_bound"));
  return {
    status: modelStatus === optimal || modelStatus === empty ? "optimal" : "stopped",
    columns: found ? model.getSolution().colValue : null,
    bound: Number.isFinite(bound) ? bound : Infinity,
  };
}
