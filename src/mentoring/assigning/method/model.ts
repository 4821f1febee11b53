import { modelBuilder, type LinearModel, type Term } from "../../../platform/solver/linear-model.ts";
import { dayCost, evenLoads, fits, loadsOf, roomOf, unitCost, type Instance, type Plan } from "./problem.ts";

/** The model with the meaning of its columns. */
export interface AssignmentModel {
  model: LinearModel;
  /** The column values that stand for a plan. */
  encode: (plan: Plan) => Float64Array;
  /** The plan that column values stand for. */
  decode: (columns: ArrayLike<number>) => Plan;
}

/**
 * The problem as a mixed-integer programme to be maximised (its value is the cost below zero): one column for each unit
 * and mentor, one for each unit left without, and of each mentor how far the load is over and under an even one.
 * @param isWorth which choices are left open, with null for a unit that is left without; all of them where it is not said.
 */
export function assignmentModel(
  instance: Instance,
  isWorth: (unit: number, mentor: number | null) => boolean = () => true,
): AssignmentModel {
  const { units, mentors } = instance;
  const build = modelBuilder();
  const room = roomOf(instance);
  const helps = units.map(({ fixed, days }, unit) =>
    mentors.map((_, mentor) => {
      const isPossible = fixed === null ? fits(0, days, room[mentor]!) && isWorth(unit, mentor) : fixed === mentor;
      if (!isPossible) return -1;
      return build.column(-unitCost(instance, unit, mentor), fixed === mentor ? 1 : 0, 1, true);
    }),
  );
  const left = units.map(({ fixed }, unit) =>
    build.column(
      -unitCost(instance, unit, null),
      0,
      typeof fixed === "number" || (fixed === null && !isWorth(unit, null)) ? 0 : 1,
      true,
    ),
  );
  const each = dayCost(instance);
  const over = mentors.map(() => build.column(-each, 0, Infinity, false));
  const under = mentors.map(() => build.column(-each, 0, Infinity, false));

  units.forEach((_, unit) => {
    const taken = helps[unit]!.flatMap((column): Term[] => (column === -1 ? [] : [[column, 1]]));
    build.row(1, 1, [...taken, [left[unit]!, 1]]);
  });
  const even = evenLoads(instance);
  mentors.forEach((_, mentor) => {
    const load = units.flatMap(({ days }, unit): Term[] => {
      const column = helps[unit]![mentor]!;
      return column === -1 ? [] : [[column, days]];
    });
    build.row(-Infinity, room[mentor]!, load);
    build.row(even[mentor]!, even[mentor]!, [...load, [over[mentor]!, -1], [under[mentor]!, 1]]);
  });

  return {
    model: build.model,
    encode(plan) {
      const values = new Float64Array(build.model.columns);
      plan.forEach((mentor, unit) => {
        values[mentor === null ? left[unit]! : helps[unit]![mentor]!] = 1;
      });
      loadsOf(instance, plan).forEach((load, mentor) => {
        values[over[mentor]!] = Math.max(0, load - even[mentor]!);
        values[under[mentor]!] = Math.max(0, even[mentor]! - load);
      });
      return values;
    },
    decode: (columns) =>
      helps.map((mine) => {
        const mentor = mine.findIndex((column) => column !== -1 && columns[column]! > 0.5);
        return mentor === -1 ? null : mentor;
      }),
  };
}
