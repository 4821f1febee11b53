import type { SeriesSettings } from "../material/material.ts";

/** How far "something for everyone" weighs against "most need met"; the middle one is what is proposed. */
export const fairnessSteps = { most: 0, rather: 0.15, balanced: 0.3, fair: 0.6, everyone: 1 } as const;
export type FairnessStep = keyof typeof fairnessSteps;

/** The same material, settings and seed give the same series; another seed tries another way to it. */
export const defaultSeed = 1;

/** The step that a stored weight was chosen as. */
export function fairnessStep(lambda: number): FairnessStep {
  const steps = Object.keys(fairnessSteps) as FairnessStep[];
  return steps.find((step) => fairnessSteps[step] === lambda) ?? "balanced";
}

/** What a programme with groups of these sizes starts from: two workshops of its own for each group, one for all. */
export function defaultSettings(groupSizes: readonly number[]): SeriesSettings {
  return {
    ...{ mode: "groups", own: 2, common: 1, workshops: 2 * groupSizes.length + 1, perPerson: 3 },
    ...{ least: Math.max(1, Math.min(4, ...groupSizes)), most: Math.max(20, ...groupSizes) },
    ...{ lambda: fairnessSteps.balanced, limit: "none", amount: null },
  };
}
