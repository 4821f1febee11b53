/** A need of a unit's profile. */
export interface ProfileNeed<Need> {
  need: Need;
  /** 0 … 1. */
  strength: number;
  /** The present level on 0 … `steps` − 1; null where it was not judged. */
  level: number | null;
  steps: number;
}

/** The tables of need profiles, as far as one row is read from them. */
interface Profiles<Need> {
  needs: readonly Need[];
  values: readonly (readonly (number | null)[])[];
  levels: readonly (readonly (number | null)[])[];
  levelSteps: readonly number[];
}

/** One row's needs that were answered about, the strongest first; among equals in the order of the columns. */
export function profileOf<Need>(
  { needs, values, levels, levelSteps }: Profiles<Need>,
  row: number,
): ProfileNeed<Need>[] {
  return needs
    .flatMap((need, at): ProfileNeed<Need>[] => {
      const strength = values[row]?.[at] ?? null;
      if (strength === null) return [];
      return [{ need, strength, level: levels[row]?.[at] ?? null, steps: levelSteps[at] ?? 1 }];
    })
    .sort((a, b) => b.strength - a.strength);
}
