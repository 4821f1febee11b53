/** A, B, C … by the group's place; after Z, which only splitting again and again reaches, AA, AB … */
export function letterOf(position: number): string {
  const last = String.fromCharCode("A".charCodeAt(0) + (position % 26));
  return position < 26 ? last : letterOf(Math.floor(position / 26) - 1) + last;
}

/** The class that gives a group its colour; the letter always stands beside it. */
export function groupTone(position: number): string {
  return `group-${"abcdef"[position % 6] ?? "a"}`;
}
