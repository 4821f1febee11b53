/** With ASSERT_TIMES=1, ends the benchmark when a measured figure is over its limit; else only says so. */
export function holdsAtMost(what: string, measured: number, limit: number): void {
  if (measured <= limit) return;
  const words = `${what}: ${measured.toPrecision(3)} is over ${limit}`;
  if (process.env["ASSERT_TIMES"] === "1") throw new Error(words);
  console.log(`  ${words}`);
}

/** The same for a count that must not be under its target. */
export function holdsAtLeast(what: string, counted: number, target: number): void {
  holdsAtMost(`${what}, short of ${target}`, target - counted, 0);
}
