/** A, B, C … by the group's place. */
export function letterOf(position: number): string {
  return String.fromCharCode("A".charCodeAt(0) + position);
}

/** The class that gives a group its colour; the letter always stands beside it. */
export function groupTone(position: number): string {
  return `group-${"abcdef"[position % 6] ?? "a"}`;
}
