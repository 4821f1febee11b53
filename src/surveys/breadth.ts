/**
 * Of a programme's surveys, the newest first, the one that tells of needs unless another is chosen: the newest that
 * measures at least half as many needs of the catalogue as the broadest does. A short survey or a self-assessment beside
 * the survey of needs does not take its place, and the next year's does. Undefined where there is none.
 */
export function broadEnough<T extends { needs: number }>(newestFirst: readonly T[]): T | undefined {
  const broadest = Math.max(0, ...newestFirst.map(({ needs }) => needs));
  return newestFirst.find(({ needs }) => 2 * needs >= broadest);
}
