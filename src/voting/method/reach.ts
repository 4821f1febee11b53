/** From which options a way leads to which, one bit for each two: row a has the bit b when it leads from a to b. */
export type Reach = readonly Uint32Array[];

export function noneLead(options: number): Reach {
  return Array.from({ length: options }, () => new Uint32Array(Math.ceil(options / 32)));
}

export function leads(reach: Reach, from: number, to: number): boolean {
  return (reach[from]![to >>> 5]! & (1 << (to & 31))) !== 0;
}

/** Adds a way from one option to another, and all that it continues; changes `reach`. */
export function lead(reach: Reach, from: number, to: number): void {
  if (leads(reach, from, to)) return;
  const onwards = reach[to]!.slice();
  onwards[to >>> 5]! |= 1 << (to & 31);
  for (let option = 0; option < reach.length; option++) {
    if (option !== from && !leads(reach, option, from)) continue;
    const row = reach[option]!;
    for (let word = 0; word < row.length; word++) row[word]! |= onwards[word]!;
  }
}

/** Equal texts for equal ways. */
export function reachKey(reach: Reach): string {
  return reach.map((row) => Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString("latin1")).join("");
}
