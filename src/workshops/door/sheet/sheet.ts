const [least, most] = [5, 15];

/** Empty rows for those who are not on the list: as many as there are places left, but some always and never pages of them. */
export function blankRows(coming: number, places: number | null): number {
  return Math.min(most, Math.max(least, (places ?? 0) - coming));
}
